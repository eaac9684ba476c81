import type { Config } from '../platform/config.js';

export type SignInSettings = Pick<
  Config,
  | 'HOST'
  | 'DEMO_LOGINS'
  | 'DEMO_PASSWORD'
  | 'OIDC_ISSUER'
  | 'OIDC_AUDIENCE'
  | 'OIDC_JWKS_URL'
  | 'OIDC_PERSON_CLAIM'
  | 'OIDC_ROLES_CLAIM'
>;

/** How people sign in: through the council's identity provider, with demonstration logins, or not at all. */
type SignIn = 'oidc' | 'demonstration' | 'closed';

const loopback = /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/;

export const isLoopback = (host: string): boolean => loopback.test(host.replace(/^\[|\]$/g, ''));

/**
 * Demonstration logins have passwords anybody can read in our documents, so they exist only where nobody
 * else can reach them, or where the operator has said `DEMO_LOGINS=yes` in so many words. Beside an
 * identity provider they never exist, and asking for both stops the service at start.
 */
export function signInFor(config: SignInSettings): SignIn {
  if (config.OIDC_ISSUER) {
    if (config.DEMO_LOGINS) throw new Error('DEMO_LOGINS=yes and OIDC_ISSUER exclude each other: remove one of them.');
    return 'oidc';
  }
  if (config.DEMO_LOGINS !== undefined) return config.DEMO_LOGINS ? 'demonstration' : 'closed';
  return isLoopback(config.HOST) ? 'demonstration' : 'closed';
}
