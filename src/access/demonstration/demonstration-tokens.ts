import { Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT } from 'jose';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import { SystemClock } from '../../platform/clock.js';
import { sessionKey } from './session-key.js';
import { type Identity, sessionIdOf, Tokens } from '../tokens.js';

const ISSUER = 'urn:pryimalnia:demonstration';
const WORKING_DAY_MS = 12 * 3_600_000;
const Claims = z.object({ sub: z.string().min(1), exp: z.number() });

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Keys of the demonstration council: signed by the service itself, good for one working day. */
@Injectable()
export class DemonstrationTokens extends Tokens {
  private readonly time = new SystemClock();
  private key: Promise<Uint8Array> | undefined;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async issue(personId: string): Promise<IssuedToken> {
    const now = this.time.now();
    const expiresAt = new Date(now.getTime() + WORKING_DAY_MS);
    const token = await new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setSubject(personId)
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .setJti(crypto.randomUUID())
      .sign(await this.secret());
    return { token, expiresAt };
  }

  override async read(token: string): Promise<Identity> {
    const options = { algorithms: ['HS256'], issuer: ISSUER, requiredClaims: ['sub', 'exp'] };
    try {
      const { payload } = await jwtVerify(token, await this.secret(), options);
      const { sub, exp } = Claims.parse(payload);
      return { personId: sub, roles: null, sessionId: sessionIdOf(token), expiresAt: new Date(exp * 1000) };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw new Problem('TOKEN_INVALID');
      throw error;
    }
  }

  private secret(): Promise<Uint8Array> {
    this.key ??= sessionKey(this.dataSource);
    return this.key;
  }
}
