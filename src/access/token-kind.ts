import type { JWTHeaderParameters, JWTPayload } from 'jose';

const accessHeaders = ['jwt', 'at+jwt', 'application/at+jwt'];
const accessClaims = ['bearer', 'access', 'at+jwt'];

/**
 * Whether a token says that it opens a service (маркер доступу). A provider signs ID and refresh tokens with the same
 * keys: the first tell a client who signed in and lie in its logs, the second live for months. Its kind decides where it
 * names one (RFC 9068 in the header; Keycloak's `typ`; Cognito's `token_use`); else the scope, which only an access token has.
 */
export function isAccessToken({ typ }: JWTHeaderParameters, claims: JWTPayload): boolean {
  const headerKind = (typ ?? 'JWT').toLowerCase();
  if (!accessHeaders.includes(headerKind)) return false;
  const named = claims['token_use'] ?? claims['typ'];
  if (named !== undefined) return typeof named === 'string' && accessClaims.includes(named.toLowerCase());
  if (headerKind !== 'jwt') return true;
  return 'scope' in claims || 'scp' in claims;
}
