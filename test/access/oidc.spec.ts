import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OidcTokens } from '../../src/access/oidc-tokens.js';

const AUDIENCE = 'pryimalnia';
const keys = await generateKeyPair('RS256');
const stranger = await generateKeyPair('RS256');

let provider: Server;
let issuer: string;
let tokens: OidcTokens;

beforeAll(async () => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  provider = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const discovery = { issuer, jwks_uri: `${issuer}/keys` };
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : discovery));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  tokens = oidc({});
});
afterAll(() => new Promise((resolve) => provider.close(resolve)));

function oidc(change: Partial<ConstructorParameters<typeof OidcTokens>[0]>): OidcTokens {
  const settings = { issuer, audience: AUDIENCE, jwksUrl: undefined, personClaim: 'sub', rolesClaim: 'roles' };
  return new OidcTokens({ ...settings, ...change });
}

interface Sealing {
  readonly claims?: JWTPayload;
  readonly key?: typeof keys.privateKey | Uint8Array;
  readonly alg?: string;
  readonly kid?: string;
  readonly from?: string;
  readonly to?: string;
  readonly expires?: string | Date | null;
  readonly typ?: string;
}

async function sealed({ claims = {}, key = keys.privateKey, alg = 'RS256', kid = 'k1', typ, ...rest }: Sealing = {}) {
  const { from = issuer, to = AUDIENCE, expires = '5m' } = rest;
  const token = new SignJWT({ sub: 'p-control-1', scope: 'openid', ...claims })
    .setProtectedHeader({ alg, kid, ...(typ === undefined ? {} : { typ }) })
    .setIssuedAt();
  if (expires !== null) token.setExpirationTime(expires);
  return token.setIssuer(from).setAudience(to).sign(key);
}

const secondsAgo = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
const unsigned = (claims: JWTPayload): string =>
  [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.';

describe('a token of the council’s identity provider', () => {
  it('names the person; without a roles claim the directory knows the roles', async () => {
    expect(await tokens.read(await sealed())).toMatchObject({ personId: 'p-control-1', roles: null });
  });

  it('brings its roles, as a list or as words, at a path the operator chose', async () => {
    const nested = oidc({ rolesClaim: 'realm_access.roles', personClaim: 'council.person' });
    const claims = { realm_access: { roles: ['leader', 'unknown'] }, council: { person: 'p-acting-mayor' } };
    expect(await nested.read(await sealed({ claims }))).toMatchObject({
      personId: 'p-acting-mayor',
      roles: ['leader', 'unknown'],
    });
    expect((await tokens.read(await sealed({ claims: { roles: 'control executor' } }))).roles).toEqual([
      'control',
      'executor',
    ]);
  });

  it.each([{ admin: true }, null, 7, [7, 'control']])(
    'grants nothing when the roles claim makes no sense: %j',
    async (roles) => {
      expect((await tokens.read(await sealed({ claims: { roles } }))).roles).toEqual([]);
    },
  );

  it.each([null, 7, ['p-control-1'], { id: 'p-control-1' }])(
    'names nobody by a claim that is no name: %j',
    async (who) => {
      const named = oidc({ personClaim: 'person' });
      await expect(named.read(await sealed({ claims: { person: who } }))).rejects.toMatchObject({
        code: 'PERSON_UNKNOWN',
      });
    },
  );

  it('is tolerated a few seconds after its time, for clocks differ', async () => {
    await tokens.read(await sealed({ expires: secondsAgo(10) }));
  });

  it.each<[string, () => Promise<string>]>([
    ['from another issuer', () => sealed({ from: 'https://elsewhere.example' })],
    ['for another service', () => sealed({ to: 'payroll' })],
    ['expired', () => sealed({ expires: secondsAgo(120) })],
    ['without an end', () => sealed({ expires: null })],
    ['signed by a stranger under a known name', () => sealed({ key: stranger.privateKey })],
    ['signed under an unknown key name', () => sealed({ kid: 'k2', key: stranger.privateKey })],
    [
      'without a signature',
      async () => unsigned({ sub: 'p-control-1', iss: issuer, aud: AUDIENCE, exp: 4_000_000_000 }),
    ],
    [
      'signed with the published key as if it were a shared secret',
      async () => sealed({ alg: 'HS256', key: new TextEncoder().encode(await exportSPKI(keys.publicKey)) }),
    ],
    ['signed with a short secret', () => sealed({ alg: 'HS256', key: new Uint8Array(32) })],
    ['that is no token at all', async () => 'a.b.c'],
  ])('is refused: %s', async (_, make) => {
    await expect(tokens.read(await make())).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  const bare = { scope: undefined };
  it.each<[string, Sealing]>([
    ['by its header', { typ: 'at+jwt', claims: bare }],
    ['as Keycloak says it', { claims: { ...bare, typ: 'Bearer' } }],
    ['as Cognito says it', { claims: { ...bare, token_use: 'access' } }],
    ['by its scope, whatever else is null', { claims: { token_use: null, typ: null, scp: null } }],
    ['by a list of scopes', { claims: { ...bare, scp: ['council.work'] } }],
    ['by its scope', { typ: 'JWT', claims: { ...bare, scp: 'council.work' } }],
  ])('is one for access %s', async (_, sealing) => {
    expect((await tokens.read(await sealed(sealing))).personId).toBe('p-control-1');
  });

  it.each<[string, Sealing]>([
    ['an ID token', { claims: { ...bare, nonce: 'n', at_hash: 'h' } }],
    ['an ID token of Keycloak', { claims: { typ: 'ID' } }],
    ['an ID token of Cognito', { claims: { token_use: 'id' } }],
    ['a refresh token', { claims: { typ: 'Refresh' } }],
    ['a refresh token for months', { claims: { typ: 'Offline' } }],
    ['a refresh token by its header', { typ: 'rt+jwt' }],
    ['a logout token', { typ: 'logout+jwt' }],
    ['one that does not say what it is for', { claims: bare }],
    ['one whose scope is null', { claims: { scope: null } }],
    ['one whose scope is empty', { claims: { scope: ' ', scp: [] } }],
    ['one whose scope is no text', { claims: { scope: true, scp: [7, null] } }],
    ['one whose kind is no text', { claims: { typ: ['Bearer'] } }],
    ['an ID token that is also called one for access', { claims: { token_use: 'access', typ: 'ID' } }],
    ['one that lives beyond every calendar', { expires: null, claims: { exp: 1e300 } }],
  ])('is no key to the service: %s', async (_, sealing) => {
    await expect(tokens.read(await sealed(sealing))).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('is refused when it does not say who comes', async () => {
    const token = await sealed({ claims: { sub: '' } });
    await expect(tokens.read(token)).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
  });

  it('is neither good nor bad while the provider is away', async () => {
    const away = oidc({ jwksUrl: 'http://127.0.0.1:1/keys' });
    await expect(away.read(await sealed())).rejects.toMatchObject({ code: 'SERVICE_NOT_READY' });
  });

  it('is not read with keys of a provider that calls itself otherwise', async () => {
    const other = oidc({ issuer: `${issuer}/` });
    await expect(other.read(await sealed({ from: `${issuer}/` }))).rejects.toMatchObject({ code: 'SERVICE_NOT_READY' });
  });
});
