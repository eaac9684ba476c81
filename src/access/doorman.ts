import { Injectable } from '@nestjs/common';
import { type Actor, type Role, roles as allRoles } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import { Problem } from '../domain/problem.js';
import { Clock, SystemClock } from '../platform/clock.js';
import type { Admission } from '../platform/http/request.js';
import { ActorSource } from './actor-source.js';
import { EndedSessions } from './ended-sessions.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import { type Identity, Tokens } from './tokens.js';

const bearer = /^Bearer ([\w.~+/=-]+)$/i;

/**
 * Lets a caller in or not (вахтер): reads the key, checks that it was not handed back, and asks the
 * directory which posts and roles the person holds on the day of the office's clock.
 */
@Injectable()
export class Doorman {
  /** A token lives by the machine's time, whatever the office's clock shows. */
  private readonly time = new SystemClock();

  constructor(
    private readonly tokens: Tokens,
    private readonly ended: EndedSessions,
    private readonly directory: ActorSource,
    private readonly clock: Clock,
    private readonly refused: RefusedSignIns,
  ) {}

  async admit(authorization: string | undefined, address: string): Promise<Admission> {
    if (authorization === undefined) throw new Problem('NOT_AUTHENTICATED');
    const token = bearer.exec(authorization.trim())?.[1];
    if (!token) throw new Problem('TOKEN_INVALID');
    const identity = await this.tokens.read(token);
    if (await this.ended.has(identity.sessionId)) throw new Problem('TOKEN_INVALID');
    const actor = this.actorOf(identity);
    if (!actor) {
      // The provider vouches for somebody who does not work here: what a wrong password is elsewhere.
      this.refused.note({ login: null, address });
      throw new Problem('PERSON_UNKNOWN');
    }
    return { actor, sessionId: identity.sessionId, expiresAt: identity.expiresAt };
  }

  /** Whether one who was let in and stays, as who watches a board does, may stay: the session has not ended. */
  async mayStay({ sessionId, expiresAt }: Admission): Promise<boolean> {
    return expiresAt > this.time.now() && !(await this.ended.has(sessionId));
  }

  /** The same day for all that one request does; midnight does not change who acts within it. */
  private actorOf(identity: Identity): Actor | null {
    const actor = this.personToday(identity.personId);
    return actor === null || identity.roles === null ? actor : { ...actor, roles: grantable(identity.roles) };
  }

  private personToday(personId: string): Actor | null {
    try {
      return this.directory.actorOf(personId, dayInKyiv(this.clock.now()));
    } catch (error) {
      if (error instanceof Problem && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }
}

/** Nobody signs in as the service itself, whatever the token says. */
function grantable(names: readonly string[]): Role[] {
  return allRoles.filter((role) => role !== 'system' && names.includes(role));
}
