import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ActorSource } from '../../../src/access/actor-source.js';
import { DOCUMENTED_PASSWORD } from '../../../src/access/demonstration/demonstration-logins.js';
import { createService } from '../../../src/platform/http/edge.js';
import { Log } from '../../../src/platform/log.js';
import { watchAnswers } from '../../support/answers.js';
import { Speaker } from './speaker.js';

const hasZone = /(?:Z|[+-]\d\d:\d\d)$/;

/** The office's wall clock, moved as an admin would move it. */
class CouncilClock {
  constructor(private readonly admin: () => Promise<Speaker>) {}

  /** `2026-03-02T09:00` is Kyiv time; all that falls due on the way has happened when this resolves. */
  async moveTo(text: string): Promise<void> {
    const instant = hasZone.test(text) ? text : kyivTime(text);
    await (await this.admin()).put('/clock', { instant }).expect(200);
  }
}

/** Winter or summer: the offset of Kyiv at that wall time. */
function kyivTime(text: string): string {
  const local = text.length === 16 ? `${text}:00` : text;
  const name = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Kyiv', timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${local}Z`))
    .find((part) => part.type === 'timeZoneName')?.value;
  return `${local}${name?.replace('GMT', '') || 'Z'}`;
}

/**
 * A conversation with the real service (розмова зі службою): signs people in through the real route and
 * lets the test say who speaks.
 *
 * ```ts
 * const registrar = await council.as('registrar');
 * await registrar.post('/appeals', body, { key: 'a-1' }).expect(201);
 * await council.clock.moveTo('2026-03-31T09:00');
 * ```
 */
export class Conversation {
  readonly clock = new CouncilClock(() => this.as('workflow-admin'));
  private readonly speakers = new Map<string, Promise<Speaker>>();

  private constructor(readonly app: NestFastifyApplication) {}

  static async open(module: Type | DynamicModule, log = new Log('silent')): Promise<Conversation> {
    const app = await createService(module, log);
    watchAnswers(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new Conversation(app);
  }

  /** By login: `acting-mayor`. Of several alike the first: `registrar` is `registrar-1`. */
  as(who: string): Promise<Speaker> {
    const known = this.speakers.get(who);
    if (known) return known;
    const speaker = this.signIn(who);
    this.speakers.set(who, speaker);
    return speaker;
  }

  nobody(): Speaker {
    return new Speaker(this.app.getHttpServer(), null);
  }

  withToken(token: string): Speaker {
    return new Speaker(this.app.getHttpServer(), token);
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  private async signIn(who: string): Promise<Speaker> {
    const persons = this.app.get(ActorSource, { strict: false });
    const login = [who, `${who}-1`].find((name) => persons.personOfLogin(name) !== null);
    if (login === undefined) throw new Error(`Nobody at the council signs in as "${who}".`);
    const { body } = await this.nobody().post('/sessions', { login, password: DOCUMENTED_PASSWORD }).expect(201);
    return this.withToken(String(body.token));
  }
}
