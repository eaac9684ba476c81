import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RefusedSignIns, signInStream } from '../../src/access/refused-sign-ins.js';
import { Journal } from '../../src/journal/index.js';
import { type EdgeCouncil, edgeCouncil } from './support/edge-council.js';

let provider: Server;
let edge: EdgeCouncil;
let tokenFor: (claims: Record<string, unknown>) => Promise<string>;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1' };
  provider = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  tokenFor = (claims) =>
    new SignJWT({ scope: 'openid', ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setIssuer(issuer)
      .setAudience('pryimalnia')
      .setExpirationTime('5m')
      .sign(privateKey);
  const env = { OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'pryimalnia', OIDC_JWKS_URL: `${issuer}/keys` };
  edge = await edgeCouncil({ env });
});
afterAll(async () => {
  await edge.close();
  await new Promise((resolve) => provider.close(resolve));
});

describe('a council with its own identity provider', () => {
  it('has no demonstration logins at all', async () => {
    const { body } = await edge.council
      .nobody()
      .post('/sessions', { login: 'control-1', password: 'demo-council' })
      .expect(404);
    expect(body.code).toBe('NOT_FOUND');
  });

  it('takes posts from the directory and roles from the token, never that of the service itself', async () => {
    const token = await tokenFor({ sub: 'p-acting-mayor', roles: ['leader', 'system', 'emperor'] });
    const { body } = await edge.council.withToken(token).get('/sessions/current').expect(200);
    expect(body.roles).toEqual(['leader']);
    expect(body.posts).toContain('acting-mayor');
  });

  it('knows nobody whom the directory does not know, and writes into the journal that they came', async () => {
    const token = await tokenFor({ sub: 'p-nobody', roles: ['workflow-admin'] });
    const { body } = await edge.council.withToken(token).get('/clock').expect(403);
    expect(body.code).toBe('PERSON_UNKNOWN');
    await edge.council.app.get(RefusedSignIns).write();
    const [entry] = await edge.council.app.get(Journal).read(signInStream);
    expect(entry?.payload).toEqual({ refused: [{ login: null, count: 1, shutOut: 0, addresses: ['127.0.0.1'] }] });
  });

  it('ends a session of the provider too', async () => {
    const token = await tokenFor({ sub: 'p-control-1' });
    const control = edge.council.withToken(token);
    await control.delete('/sessions/current').expect(204);
    await control.get('/sessions/current').expect(401);
  });
});
