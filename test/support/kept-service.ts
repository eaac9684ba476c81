import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { Absences } from '../../src/directory/absences.js';
import { Clock, type ManualClock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { Log } from '../../src/platform/log.js';
import { Emptying } from '../../src/walks/emptying.js';
import { councilDatabase } from './council-database.js';
import type { FreshDatabase } from './database.js';

const free: KeptService[] = [];

/** The whole service behind closed doors: nobody listens, nothing works by itself, and a clock that stands still. */
async function bootService(env: NodeJS.ProcessEnv): Promise<INestApplicationContext> {
  const service = AppModule.forRoot(readConfig(env), new Log('silent'));
  return NestFactory.createApplicationContext(service, { logger: false, abortOnError: false });
}

/**
 * A service that one walk after another is given, its database emptied in between: putting a council together
 * takes longer than most walks through it. It is kept for all files of a worker, and goes with it. A walk that fails, or
 * that asks for settings of its own, gets and leaves none.
 */
export class KeptService {
  private constructor(
    readonly database: FreshDatabase,
    private readonly env: NodeJS.ProcessEnv,
    public app: INestApplicationContext,
    /** Absent where the settings are the walk's own. */
    private readonly emptying: Emptying | null,
  ) {}

  static async open(at: Date, env: NodeJS.ProcessEnv): Promise<KeptService> {
    const isUsual = Object.keys(env).length === 0;
    const kept = isUsual ? free.pop() : undefined;
    if (kept) {
      await kept.beginAnew(at);
      return kept;
    }
    const database = await councilDatabase(at);
    const settings = { ...database.env, WORKER: 'no', CLOCK: `manual:${at.toISOString()}`, ...env };
    try {
      const app = await bootService(settings);
      const emptying = isUsual ? await Emptying.of(app.get(DataSource, { strict: false })) : null;
      return new KeptService(database, settings, app, emptying);
    } catch (error) {
      await database.drop();
      throw error;
    }
  }

  /** The process is stopped and started again over the same database. */
  async reopen(): Promise<void> {
    await this.app.close();
    this.app = await bootService(this.env);
  }

  async giveBack(): Promise<void> {
    if (this.emptying) free.push(this);
    else await this.close();
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  private async beginAnew(at: Date): Promise<void> {
    await this.emptying?.empty(this.app.get(DataSource, { strict: false }), at);
    rmSync(join(this.database.config.DATA_DIR, 'mail'), { recursive: true, force: true });
    this.app.get<ManualClock>(Clock, { strict: false }).beginAnew(at);
    await this.app.get(Absences, { strict: false }).look();
  }
}
