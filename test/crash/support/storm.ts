import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { type DataSource, In, Not } from 'typeorm';
import { openDataSource } from '../../../src/platform/data-source.js';
import { schema } from '../../../src/schema.js';
import { JournalEntryRecord } from '../../../src/journal/tables.js';
import { JobRecord, TaskRecord, TimerRecord } from '../../../src/workflow/tables.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { buildOnce } from './built-service.js';
import { Council } from './council.js';
import type { Dice } from './dice.js';
import { Killer } from './killer.js';
import { Ledger } from './ledger.js';
import { ServiceNode } from './service-node.js';

/** The year turns under way: every register begins anew. */
const begins = new Date('2026-12-30T10:00:00+02:00');
const longestSettlingMs = 90_000;

export interface StormPlan {
  readonly nodes: number;
  readonly kills: number;
  readonly letters: number;
  /** A node gives so many answers at most before it dies. */
  readonly busiestLife: number;
}

/**
 * The built service under a council at work, killed again and again (буря). One node keeps the embedded
 * database; several share one MariaDB.
 */
export class Storm {
  readonly coldStarts: number[] = [];
  timersAmidKills = 0;
  /** The appeals that nobody worked on until their terms were over. */
  readonly remembered: string[] = [];

  private constructor(
    private readonly database: FreshDatabase,
    readonly dataSource: DataSource,
    private readonly nodes: readonly ServiceNode[],
    readonly council: Council,
    private readonly dice: Dice,
    readonly plan: StormPlan,
    readonly ledger: Ledger,
  ) {}

  static async prepare(plan: StormPlan, dice: Dice): Promise<Storm> {
    await buildOnce();
    const database = await freshDatabase();
    const ledger = new Ledger();
    const env = {
      ...{ ...database.env, CLOCK: `manual:${begins.toISOString()}`, LOG_LEVEL: 'error' },
      ...{
        WORKER: 'yes',
        PROCESS_MOTOR: process.env['PROCESS_MOTOR'],
        WORKER_POLL_MS: '50',
        LEASE_MS: '1000',
        DATABASE_POOL: '8',
      },
    };
    const names = Array.from({ length: plan.nodes }, (_, place) => `node-${place + 1}`);
    const fault = (what: string): void => ledger.breach(what);
    const nodes = await Promise.all(names.map((name) => ServiceNode.prepare(name, env, fault)));
    await Promise.all(nodes.map((node) => node.start()));
    const season = { begins, letters: plan.letters, forgotten: 12, days: 60, kills: plan.kills };
    const council = new Council(
      nodes.map(({ line }) => line),
      ledger,
      dice.of('council'),
      season,
    );
    const dataSource = await openDataSource(database.config, schema);
    return new Storm(database, dataSource, nodes, council, dice, plan, ledger);
  }

  /** Where e-mail is put when there is no mail server. */
  get mailFolder(): string {
    return join(this.database.config.DATA_DIR, 'mail');
  }

  /** Everything: the storm, the calm after it, and the end of all cases. */
  async blow(): Promise<void> {
    await this.council.signIn();
    const killer = new Killer(this.nodes, this.ledger, this.dice.of('killer'), this.plan);
    const work = this.council.work().catch((error: unknown) => {
      killer.end();
      this.council.close();
      throw error;
    });
    const settled = killer
      .run()
      .then(() => this.settle())
      .finally(() => this.council.close());
    const ends = await Promise.allSettled([work, settled]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  /** What the nodes wrote into their logs, for a run that went wrong. */
  get complaints(): string {
    return this.nodes.map(({ name, complaints }) => `${name}: ${complaints}`).join('\n');
  }

  async stopNodes(): Promise<void> {
    for (const node of this.nodes) {
      this.coldStarts.push(...node.coldStarts);
      await node.stop();
    }
  }

  async clear(): Promise<void> {
    for (const node of this.nodes) node.kill();
    await this.dataSource.destroy();
    await this.database.drop();
  }

  /** What was begun is finished, the forgotten cases only when all their terms are over. */
  private async settle(): Promise<void> {
    this.council.stopLetters();
    this.timersAmidKills = await this.dataSource.manager.countBy(JournalEntryRecord, { kind: 'timer-fired' });
    await this.untilQuiet('what was begun');
    await this.council.daysPass(70);
    await this.untilQuiet('what the end of the terms asked for');
    this.ledger.forgotten.forEach((id) => this.remembered.push(id));
    this.ledger.forgotten.clear();
    await this.untilQuiet('what was forgotten');
    await this.council.daysPass(1);
    await this.untilQuiet('the last letters');
    this.council.close();
  }

  /** No open task, nothing to send, nothing due: asked of the database, where nothing is hidden by a right. */
  private async untilQuiet(what: string): Promise<void> {
    const { manager } = this.dataSource;
    const businessKey = Not(In([...this.ledger.forgotten, '']));
    for (const until = performance.now() + longestSettlingMs; ;) {
      const tasks = await manager.findBy(TaskRecord, { isOpen: true, businessKey });
      const jobs = await manager.count(JobRecord);
      if ((tasks.length === 0 && jobs === 0) || !this.council.isOpen) return;
      if (performance.now() > until) {
        const open = tasks.map(({ elementId, group, assignee }) => `${elementId} (${group}, ${assignee})`);
        const timers = await manager.count(TimerRecord);
        this.ledger.breach(
          `stuck: ${what} is not finished: ${jobs} jobs, ${timers} timers, ${[...new Set(open)].join(', ')}`,
        );
        return;
      }
      if (jobs > 0 && tasks.length === 0) await this.council.daysPass(1);
      await pause(150);
    }
  }
}
