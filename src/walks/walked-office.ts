import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { Directory } from '../directory/index.js';
import { type Actor, systemActor } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import type { PlainDate } from '../domain/plain-date.js';
import { Clock, ClockControl } from '../platform/clock.js';
import { readConfig } from '../platform/config.js';
import { Log } from '../platform/log.js';
import { instantOf, type Moment } from './walk-file.js';

/**
 * A council of its own for a walk (пробна рада): the whole service over an empty embedded database in a folder that
 * goes with it, nobody listening, and a clock that only the walk moves. Nothing of it touches real data.
 */
export class WalkedOffice {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly folder: string,
  ) {}

  /** @param edition the folder of what decides; @param like a council that has begun already, whose data are copied */
  static async open(edition: string, room: string, begins: Moment, like?: string): Promise<WalkedOffice> {
    const folder = mkdtempSync(join(room, 'council-'));
    if (like !== undefined) cpSync(like, folder, { recursive: true });
    return new WalkedOffice(await boot(edition, folder, instantOf(begins), like === undefined), folder);
  }

  /** Ends the council and leaves its data, for others to begin with. */
  async keep(): Promise<string> {
    await this.app.close();
    return this.folder;
  }

  async close(): Promise<void> {
    rmSync(await this.keep(), { recursive: true, force: true });
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
    return actors.find((actor) => this.directory.groupsOf(actor).includes(group)) ?? null;
  }

  /** Moves the clock; all that falls due on the way has happened when this resolves. */
  async goesTo(moment: Moment): Promise<void> {
    await this.get(ClockControl).advanceTo(instantOf(moment), systemActor);
  }

  private get directory(): Directory {
    return this.get(Directory);
  }
}

function boot(edition: string, folder: string, begins: Date, isFirst: boolean): Promise<INestApplicationContext> {
  const config = readConfig({
    ...{
      COUNCIL: readConfig().COUNCIL,
      PROCESS_MOTOR: 'tokens',
      DATA_DIR: folder,
      CLOCK: `manual:${begins.toISOString()}`,
    },
    ...{ EDITION_FOLDER: edition, EDITION_FROM_FOLDER: isFirst ? 'yes' : 'no' },
    ...{ LOG_LEVEL: 'silent', WORKER: 'no', DEMO_TIMETABLE: 'no' },
  });
  const service = AppModule.forRoot(config, new Log('silent'));
  return NestFactory.createApplicationContext(service, { logger: false, abortOnError: false });
}
