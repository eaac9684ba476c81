import { DataSource } from 'typeorm';
import { kyivInstant } from '../domain/kyiv-time.js';
import { Clock, type ManualClock } from '../platform/clock.js';
import { JobQueue, JobRecord, TimerQueue, TimerRecord, Workflow } from '../workflow/index.js';
import { instantOf, type Moment } from '../walks/walk-file.js';
import { boot, WalkedOffice } from '../walks/walked-office.js';
import { DueList } from './due.js';
import { Memory } from './memory/memory.js';

const settings = { node: 'trial', leaseMs: 60_000, mostAttempts: 1, breadth: 8, jobMs: 60_000, graceMs: 0 };
const neverStops = (): boolean => false;

/**
 * The council of a trial (пробна рада в пам’яті): the whole service, its steps, answers, letters and rules as they are, over
 * tables in memory. Time goes from one thing that is due to the next.
 */
export class TrialOffice extends WalkedOffice {
  private readonly timers = new DueList<TimerRecord>();
  private hasJobs = false;
  memory!: Memory;
  private timerQueue!: TimerQueue;
  private jobQueue!: JobQueue;

  static override async open(edition: string, room: string, since: Moment): Promise<TrialOffice> {
    const { app, folder } = await boot(edition, room, instantOf(since));
    const dataSource = app.get(DataSource, { strict: false });
    const memory = await Memory.instead(dataSource);
    const office = new TrialOffice(app, folder, { empty: async () => memory.empty() });
    office.memory = memory;
    const parts = { workflow: office.get(Workflow), dataSource, settings };
    office.timerQueue = new TimerQueue(parts);
    office.jobQueue = new JobQueue(parts, () => undefined);
    memory.table(TimerRecord).watch((row) => {
      // As the worker takes them where several of a case are due at once.
      if (row)
        office.timers.add((row['dueAt'] as Date).getTime(), row as unknown as TimerRecord, String(row['elementId']));
    });
    memory.table(JobRecord).watch((row) => (office.hasJobs ||= row !== null));
    return office;
  }

  get now(): number {
    return this.get(Clock).now().getTime();
  }

  /** When a timer is due next; null where none waits. */
  get nextAt(): number | null {
    return this.timers.nextAt;
  }

  override async goesTo(moment: Moment): Promise<void> {
    await this.standsAt(kyivInstant(moment.day, moment.time).getTime());
  }

  /** Moves the clock to an instant; all that falls due on the way has happened when this resolves. */
  async standsAt(instant: number): Promise<void> {
    await this.doJobs();
    for (let next = this.nextAt; next !== null && next <= instant; next = this.nextAt) {
      this.moveTo(next);
      await this.fireNext();
    }
    this.moveTo(instant);
  }

  /** What leaves the service leaves at once. */
  async doJobs(): Promise<void> {
    while (this.hasJobs) {
      this.hasJobs = false;
      await this.jobQueue.run(this.get(Clock).now(), neverStops);
    }
  }

  private moveTo(instant: number): void {
    this.get<ManualClock>(Clock as never).moveTo(new Date(instant));
  }

  private async fireNext(): Promise<void> {
    const entered = this.timers.take();
    if (entered === null) return;
    const [timer] = this.memory.table(TimerRecord).among('id', [entered.id]);
    // It has been moved, or is gone: its case has left the place.
    if (!timer || (timer['dueAt'] as Date).getTime() !== entered.dueAt.getTime()) return;
    await this.timerQueue.fireDue(timer as unknown as TimerRecord, this.get(Clock).now());
    await this.doJobs();
  }
}
