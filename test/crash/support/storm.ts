import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { type DataSource, In, Not } from 'typeorm';
import { JournalEntryRecord } from '../../../src/journal/tables.js';
import { JobRecord, TaskRecord, TimerRecord } from '../../../src/workflow/tables.js';
import { Council } from './council.js';
import type { Dice } from '../../support/dice.js';
import type { Ledger } from './ledger.js';
import { ShakenService, type ShakePlan } from './shaken-service.js';

/** The year turns under way: every register begins anew. */
const begins = new Date('2026-12-30T10:00:00+02:00');
const longestSettlingMs = 240_000;

interface StormPlan extends Omit<ShakePlan, 'begins'> {
  readonly letters: number;
}

/** The built service under a council at work, killed again and again (буря). */
export class Storm {
  timersAmidKills = 0;
  /** The appeals that nobody worked on until their terms were over. */
  readonly remembered: string[] = [];

  private constructor(
    private readonly service: ShakenService,
    readonly council: Council,
    private readonly dice: Dice,
    readonly plan: StormPlan,
  ) {}

  static async prepare(plan: StormPlan, dice: Dice): Promise<Storm> {
    const service = await ShakenService.start({ ...plan, begins });
    const season = { begins, letters: plan.letters, forgotten: 12, days: 60, kills: plan.kills };
    const council = new Council(service.lines, service.ledger, dice.of('council'), season);
    return new Storm(service, council, dice, plan);
  }

  get dataSource(): DataSource {
    return this.service.dataSource;
  }

  get ledger(): Ledger {
    return this.service.ledger;
  }

  get coldStarts(): readonly number[] {
    return this.service.coldStarts;
  }

  get complaints(): string {
    return this.service.complaints;
  }

  get dataFolder(): string {
    return this.service.dataFolder;
  }

  /** Where e-mail is put when there is no mail server. */
  get mailFolder(): string {
    return join(this.dataFolder, 'mail');
  }

  /** Everything: the storm, the calm after it, and the end of all cases. */
  async blow(): Promise<void> {
    await this.council.signIn();
    const killer = this.service.killer(this.dice.of('killer'));
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

  stopNodes(): Promise<void> {
    return this.service.stopNodes();
  }

  clear(): Promise<void> {
    return this.service.clear();
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
