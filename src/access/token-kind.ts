import type { JWTHeaderParameters, JWTPayload } from 'jose';

const accessHeaders = ['jwt', 'at+jwt', 'application/at+jwt'];
const accessClaims = ['bearer', 'access', 'at+jwt'];

/**
 * Whether a token says that it opens a service (маркер доступу). A provider signs ID and refresh tokens with the same
 * keys: the first tell a client who signed in and lie in its logs, the second live for months. Its kind decides where it
 * names one (RFC 9068 in the header; Keycloak's `typ`; Cognito's `token_use`); else the scope, which only an access token has.
 * A claim of `null` says nothing, and one of another type than it should be says nothing good.
 */
export function isAccessToken({ typ }: JWTHeaderParameters, claims: JWTPayload): boolean {
  const headerKind = (typ ?? 'JWT').toLowerCase();
  if (!accessHeaders.includes(headerKind)) return false;
  const named = [claims['token_use'], claims['typ']].filter((kind) => kind !== undefined && kind !== null);
  if (named.length > 0) return named.every(isOfAccess);
  return headerKind !== 'jwt' || namesScope(claims['scope']) || namesScope(claims['scp']);
}

const isOfAccess = (kind: unknown): boolean => typeof kind === 'string' && accessClaims.includes(kind.toLowerCase());

/** `scope` is words in a text (RFC 8693), `scp` of some providers a list of them. */
function namesScope(claim: unknown): boolean {
  const words: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return words.some((word) => typeof word === 'string' && word.trim() !== '');
}
