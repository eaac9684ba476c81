import { createHash } from 'node:crypto';
import { Problem } from '../domain/problem.js';

/** Whom a token names, before the directory is asked what that person may do. */
export interface Identity {
  readonly personId: string;
  /** Roles the token itself grants, where the identity provider is the one that keeps them; else null. */
  readonly roles: readonly string[] | null;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/**
 * Names one token for good, so that a logout can end it. Only the signed part counts: a signature can be
 * written in more than one way, and another spelling must not bring an ended session back.
 */
export function sessionIdOf(token: string): string {
  return createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('base64url');
}

/**
 * Reads the key a caller shows (ключ сеансу). One implementation is in force at a time: demonstration
 * tokens, those of the council's identity provider, or none. Anything faulty is refused with
 * TOKEN_INVALID, whatever the fault: the caller learns nothing from the difference.
 */
export abstract class Tokens {
  abstract read(token: string): Promise<Identity>;
}

/** No way of signing in is configured: the service runs, its timers fire, and nobody gets in. */
export class ClosedTokens extends Tokens {
  override read(): Promise<Identity> {
    return Promise.reject(new Problem('TOKEN_INVALID', { detail: 'Вхід до служби не налаштовано.' }));
  }
}
