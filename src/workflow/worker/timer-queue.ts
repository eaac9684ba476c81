import { systemActor } from '../../domain/actor.js';
import type { WorkflowTransaction } from '../host/transaction.js';
import { ProcessInstanceRecord, TimerRecord } from '../tables.js';
import { lease } from './lease.js';
import { asFault, inHandfuls, putOff, type QueueParts, type WorkQueue } from './work-queue.js';

/** Only the earliest timer of a case is due: what it does may move or end the others. */
const isEarliest = `not exists (select 1 from timer earlier where earlier.root_id = timer.root_id
  and (earlier.due_at < timer.due_at or (earlier.due_at = timer.due_at and (earlier.element_id < timer.element_id
    or (earlier.element_id = timer.element_id and earlier.id < timer.id)))))`;

/** The timers of all cases (черга таймерів), fired once each, the earliest of a case first. */
export class TimerQueue implements WorkQueue {
  constructor(private readonly parts: QueueParts) {}

  async run(now: Date, isStopping: () => boolean): Promise<number> {
    const rows = await this.take(now);
    return inHandfuls(this.parts, { table: TimerRecord, rows, isStopping, act: (timer) => this.fire(timer) });
  }

  /** Fires one that is due, for whoever keeps the hours of many cases themselves. */
  async fireDue(timer: TimerRecord, now: Date): Promise<void> {
    const { dataSource, settings } = this.parts;
    const until = new Date(now.getTime() + settings.leaseMs);
    if (await lease(dataSource.manager, TimerRecord, timer, { node: settings.node, now, until }))
      await this.fire(timer);
  }

  async nextAt(): Promise<Date | null> {
    const row: { dueAt: string | number | null } | undefined = await this.parts.dataSource.manager
      .createQueryBuilder(TimerRecord, 'timer')
      .select('min(case when timer.dueAt > timer.lockedUntil then timer.dueAt else timer.lockedUntil + 1 end)', 'dueAt')
      .where('timer.lockedUntil < :far', { far: Date.UTC(9000, 0) })
      .andWhere(isEarliest)
      .getRawOne();
    return row?.dueAt == null ? null : new Date(Number(row.dueAt));
  }

  private async take(now: Date): Promise<TimerRecord[]> {
    const { dataSource, settings } = this.parts;
    const due = await dataSource.manager
      .createQueryBuilder(TimerRecord, 'timer')
      .where('timer.dueAt <= :now and timer.lockedUntil < :now', { now: now.getTime() })
      .andWhere(isEarliest)
      .orderBy('timer.dueAt')
      .addOrderBy('timer.elementId')
      .limit(settings.breadth * 8)
      .getMany();
    const taken: TimerRecord[] = [];
    const until = new Date(now.getTime() + settings.leaseMs);
    for (const timer of due) {
      if (await lease(dataSource.manager, TimerRecord, timer, { node: settings.node, now, until })) taken.push(timer);
    }
    return taken;
  }

  private async fire(timer: TimerRecord): Promise<void> {
    try {
      await this.parts.workflow.run(systemActor, (tx) => this.fireIn(tx, timer));
    } catch (error) {
      await this.fail(timer, error);
    }
  }

  /** The row goes in the transaction that moves the case: whoever deletes it has fired it. */
  private async fireIn(tx: WorkflowTransaction, { id, rootId, instanceId }: TimerRecord): Promise<void> {
    const opened = await tx.case(rootId);
    // The case may have gone over to another version meanwhile, where the place has another name.
    const timer = await tx.manager.findOneBy(TimerRecord, { id });
    if (!timer) return;
    const { executionId, elementId } = timer;
    const gone = await tx.manager
      .createQueryBuilder()
      .delete()
      .from(TimerRecord)
      .where('id = :id and locked_by = :node and due_at <= :now', {
        id,
        node: this.parts.settings.node,
        now: tx.now.getTime(),
      })
      .execute();
    if (gone.affected !== 1) return;
    const instance = await opened.running(instanceId);
    instance.known.delete(executionId);
    instance.gone.add(id);
    await tx.note(instance.row.businessKey, 'timer-fired', { elementId, instanceId });
    await opened.move(instance, elementId, (live) => live.fireTimer(executionId));
  }

  private async fail(timer: TimerRecord, error: unknown): Promise<void> {
    const { instanceId, rootId, elementId } = timer;
    const instance = await this.parts.dataSource.manager.findOne(ProcessInstanceRecord, {
      select: { id: true, processKey: true, businessKey: true },
      where: { id: instanceId },
    });
    const { processKey = '', businessKey = '' } = instance ?? {};
    const fault = asFault(error, { instanceId, rootId, elementId, processKey, businessKey });
    await putOff(this.parts, TimerRecord, { kind: 'timer', row: timer, fault, postpone: (next) => next });
  }
}
