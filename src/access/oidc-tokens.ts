import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { Problem } from '../domain/problem.js';
import { isAccessToken } from './token-kind.js';
import { type Identity, sessionIdOf, Tokens } from './tokens.js';

/** Only signatures with a public key: a shared-secret algorithm would let anyone sign with the published key. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const TOLERANCE_SECONDS = 30;
const PATIENCE_MS = 5_000;

interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Where the provider publishes its keys; found through the issuer's own description when not given. */
  readonly jwksUrl: string | undefined;
  /** The claim that names the directory person; a dotted path such as `council.person` is allowed. */
  readonly personClaim: string;
  /** The claim with the roles (`realm_access.roles` …). A token without it leaves the roles to the directory. */
  readonly rolesClaim: string;
}

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
/** Beyond what a `Date` can hold no token was meant to live. */
const End = z.number().max(8.64e12);
const RoleList = z.union([z.array(z.string()), z.string().transform((text) => text.split(/[\s,]+/))]);

/** Keys issued by the council's identity provider (OpenID Connect). */
@Injectable()
export class OidcTokens extends Tokens {
  private keys: JWTVerifyGetKey | undefined;

  constructor(private readonly settings: OidcSettings) {
    super();
  }

  override async read(token: string): Promise<Identity> {
    const { issuer, audience } = this.settings;
    const options = { algorithms, issuer, audience, clockTolerance: TOLERANCE_SECONDS, requiredClaims: ['exp'] };
    try {
      const { payload, protectedHeader } = await jwtVerify(token, await this.providerKeys(), options);
      if (!isAccessToken(protectedHeader, payload)) throw new Problem('TOKEN_INVALID');
      return this.identity(payload, token);
    } catch (error) {
      throw refusal(error);
    }
  }

  private identity(payload: JWTPayload, token: string): Identity {
    const person = z.string().min(1).safeParse(claimAt(payload, this.settings.personClaim));
    if (!person.success) throw new Problem('PERSON_UNKNOWN');
    const end = End.safeParse(payload.exp);
    if (!end.success) throw new Problem('TOKEN_INVALID');
    const roles = claimAt(payload, this.settings.rolesClaim);
    return {
      personId: person.data,
      roles: roles === undefined ? null : (RoleList.safeParse(roles).data ?? []),
      sessionId: sessionIdOf(token),
      expiresAt: new Date(end.data * 1000),
    };
  }

  private async providerKeys(): Promise<JWTVerifyGetKey> {
    this.keys ??= createRemoteJWKSet(new URL(this.settings.jwksUrl ?? (await discover(this.settings.issuer))), {
      timeoutDuration: PATIENCE_MS,
      cooldownDuration: 10_000,
    });
    return this.keys;
  }
}

async function discover(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`The identity provider answered ${response.status} at ${address}`);
  const found = Discovery.parse(await response.json());
  if (found.issuer !== issuer) throw new Error(`The identity provider calls itself ${found.issuer}, not ${issuer}`);
  return found.jwks_uri;
}

function claimAt(payload: JWTPayload, path: string): unknown {
  if (path in payload) return payload[path];
  let value: unknown = payload;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  return value;
}

/** A bad token is the caller's affair; a provider that does not answer is not, and must not look like one. */
function refusal(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const isProvider =
    !(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error.code === 'ERR_JOSE_GENERIC';
  if (!isProvider) return new Problem('TOKEN_INVALID');
  return new Problem('SERVICE_NOT_READY', { detail: 'Постачальник входу не відповідає.' });
}
