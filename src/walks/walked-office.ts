import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { Absences, Directory } from '../directory/index.js';
import { type Actor, systemActor } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import type { PlainDate } from '../domain/plain-date.js';
import { Clock, ClockControl, type ManualClock } from '../platform/clock.js';
import { readConfig } from '../platform/config.js';
import { Log } from '../platform/log.js';
import { Emptying } from './emptying.js';
import { instantOf, type Moment } from './walk-file.js';

/**
 * A council of its own for walks (пробна рада): the whole service over an embedded database in a folder that goes with
 * it, nobody listening, and a clock that only the walk moves. Nothing of it touches real data, and nothing of one walk
 * is left for the next.
 */
export class WalkedOffice {
  protected constructor(
    private readonly app: INestApplicationContext,
    private readonly folder: string,
    private readonly emptying: Pick<Emptying, 'empty'>,
  ) {}

  /** @param edition the folder of what decides; @param since when it has come into force: no walk begins earlier */
  static async open(edition: string, room: string, since: Moment): Promise<WalkedOffice> {
    const { app, folder } = await boot(edition, room, instantOf(since));
    return new WalkedOffice(app, folder, await Emptying.of(app.get(DataSource, { strict: false })));
  }

  /** The day on which nothing has happened yet: no case, no letter, no absence, no number given, nothing on its way. */
  async beginsAnew(moment: Moment): Promise<void> {
    const at = instantOf(moment);
    await this.emptying.empty(this.get(DataSource), at);
    rmSync(join(this.folder, 'mail'), { recursive: true, force: true });
    this.app.get<ManualClock>(Clock, { strict: false }).beginAnew(at);
    await this.get(Absences).look();
  }

  async close(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What the service is put together of. */
  get<T>(part: (abstract new (...args: never[]) => T) | (new (...args: never[]) => T)): T {
    return this.app.get<T>(part, { strict: false });
  }

  get today(): PlainDate {
    return dayInKyiv(this.get(Clock).now());
  }

  /** By login, as the person acts today; null for a login of nobody. */
  person(login: string): Actor | null {
    const found = this.directory.personOfLogin(login);
    return found && this.personById(found.id);
  }

  personById(id: string): Actor {
    return this.directory.actorOf(id, this.today);
  }

  logins(): readonly string[] {
    return this.directory.persons().map(({ login }) => login);
  }

  /** Somebody who may take the tasks of a group today; null, when all are away. */
  someoneOf(group: string): Actor | null {
    const actors = this.directory.persons().map(({ id }) => this.personById(id));
    return actors.find((actor) => this.isOf(actor, group)) ?? null;
  }

  isOf(actor: Actor, group: string): boolean {
    return this.directory.groupsOf(actor).includes(group);
  }

  /** Moves the clock; all that falls due on the way has happened when this resolves. */
  async goesTo(moment: Moment): Promise<void> {
    await this.get(ClockControl).advanceTo(instantOf(moment), systemActor);
  }

  private get directory(): Directory {
    return this.get(Directory);
  }
}

/** The whole service over an embedded database in a folder of its own. */
export async function boot(edition: string, room: string, begins: Date) {
  const folder = mkdtempSync(join(room, 'council-'));
  const config = readConfig({
    ...{
      COUNCIL: readConfig().COUNCIL,
      PROCESS_MOTOR: 'tokens',
      DATA_DIR: folder,
      CLOCK: `manual:${begins.toISOString()}`,
    },
    ...{ EDITION_FOLDER: edition, EDITION_FROM_FOLDER: 'yes' },
    ...{ LOG_LEVEL: 'silent', WORKER: 'no', DEMO_TIMETABLE: 'no' },
  });
  const service = AppModule.forRoot(config, new Log('silent'));
  return { app: await NestFactory.createApplicationContext(service, { logger: false, abortOnError: false }), folder };
}
