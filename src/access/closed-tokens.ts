import { Injectable } from '@nestjs/common';
import { Problem } from '../domain/problem.js';
import { type Identity, Tokens } from './tokens.js';

/** No way of signing in is configured: the service runs, its timers fire, and nobody gets in. */
@Injectable()
export class ClosedTokens extends Tokens {
  override read(): Promise<Identity> {
    return Promise.reject(new Problem('TOKEN_INVALID', { detail: 'Вхід до служби не налаштовано.' }));
  }
}
