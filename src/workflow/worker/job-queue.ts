import { systemActor } from '../../domain/actor.js';
import { patiently } from '../../platform/database/drivers/patience.js';
import { ProcessError } from '../host/step-fault.js';
import type { JobContext } from '../host/contexts.js';
import type { WorkflowTransaction } from '../host/transaction.js';
import { messageOf } from '../incidents/record-incident.js';
import { JobRecord } from '../tables.js';
import { lease, release } from './lease.js';
import { asFault, inHandfuls, putOff, type QueueParts, type WorkQueue } from './work-queue.js';

type Outcome = { readonly data: Readonly<Record<string, unknown>> } | { readonly error: ProcessError };

/** The node stops, and what it was waiting for has not come. */
class Abandoned extends Error {}

/**
 * What leaves the service (черга зовнішніх дій): done outside any transaction, at least once, and reported to
 * the case in a transaction of its own.
 */
export class JobQueue implements WorkQueue {
  private readonly abandoned = new AbortController();

  constructor(
    private readonly parts: QueueParts,
    /** Told of a lease that could not be held on to. */
    private readonly onFault: (error: unknown) => void,
  ) {}

  async run(now: Date, isStopping: () => boolean): Promise<number> {
    const rows = await this.take(now);
    return inHandfuls(this.parts, { table: JobRecord, rows, isStopping, act: (job) => this.attempt(job) });
  }

  /** Waits no longer for what is under way: it is given back as it was taken, for any node to do. */
  abandon(): void {
    this.abandoned.abort(new Abandoned());
  }

  async nextAt(): Promise<Date | null> {
    const row: { dueAt: string | number | null } | undefined = await this.parts.dataSource.manager
      .createQueryBuilder(JobRecord, 'job')
      .select('min(case when job.dueAt > job.lockedUntil then job.dueAt else job.lockedUntil + 1 end)', 'dueAt')
      .where('job.lockedUntil < :far', { far: Date.UTC(9000, 0) })
      .getRawOne();
    return row?.dueAt == null ? null : new Date(Number(row.dueAt));
  }

  private async take(now: Date): Promise<JobRecord[]> {
    const { dataSource, settings } = this.parts;
    const due = await dataSource.manager
      .createQueryBuilder(JobRecord, 'job')
      .where('job.dueAt <= :now and job.lockedUntil < :now', { now: now.getTime() })
      .orderBy('job.dueAt')
      .addOrderBy('job.id')
      // No more than are begun at once: a lease held in a queue would end before its turn.
      .limit(settings.breadth)
      .getMany();
    const taken: JobRecord[] = [];
    for (const job of due) if (await this.hold(job, now)) taken.push(job);
    return taken;
  }

  private hold(job: JobRecord, now: Date): Promise<boolean> {
    const { dataSource, settings } = this.parts;
    const until = new Date(now.getTime() + settings.leaseMs);
    return lease(dataSource.manager, JobRecord, job, { node: settings.node, now, until });
  }

  private async attempt(job: JobRecord): Promise<void> {
    const { leaseMs, jobMs, node } = this.parts.settings;
    const heartbeat = setInterval(() => void this.extend(job).catch(this.onFault), leaseMs / 3);
    const giveUp = (): Error => new Error(`зовнішня дія не закінчилася за ${Math.ceil(jobMs / 1000)} с`);
    try {
      const outcome = await patiently(this.handle(job), { ms: jobMs, giveUp, signal: this.abandoned.signal });
      await this.parts.workflow.run(systemActor, (tx) => this.report(tx, job, outcome));
    } catch (error) {
      if (error instanceof Abandoned) await release(this.parts.dataSource.manager, JobRecord, [job.id], node);
      else await this.fail(job, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** A long job stays ours: another node must not begin it beside us. */
  private async extend(job: JobRecord): Promise<void> {
    const { dataSource, settings, workflow } = this.parts;
    const lockedUntil = new Date(workflow.machinery.clock.now().getTime() + settings.leaseMs);
    await dataSource.manager.update(JobRecord, { id: job.id, lockedBy: settings.node }, { lockedUntil });
  }

  private async handle(job: JobRecord): Promise<Outcome> {
    const { machinery } = this.parts.workflow;
    const declared = machinery.jobs.get(job.topic);
    if (!declared) throw new Error(`no job is registered for the topic «${job.topic}»`);
    const { executionId, instanceId, businessKey, processKey, elementId, payload } = job;
    const context: JobContext = {
      executionId,
      jobId: job.id,
      attempt: job.attempts + 1,
      instanceId,
      businessKey,
      processKey,
      elementId,
      data: payload.data,
      properties: payload.properties,
      now: machinery.clock.now(),
      ...(payload.item === null ? {} : { item: payload.item }),
    };
    try {
      return { data: await declared.run(context) };
    } catch (error) {
      if (error instanceof ProcessError) return { error };
      throw error;
    }
  }

  private async report(tx: WorkflowTransaction, job: JobRecord, outcome: Outcome): Promise<void> {
    const opened = await tx.case(job.rootId);
    const gone = await tx.manager.delete(JobRecord, { id: job.id, lockedBy: this.parts.settings.node });
    // The case was interrupted, or our lease was over and another node has reported already.
    if (gone.affected !== 1) return;
    const instance = await opened.running(job.instanceId);
    instance.known.delete(job.executionId);
    instance.passed.add(job.elementId);
    await opened.move(instance, job.elementId, (live) =>
      'data' in outcome
        ? live.completeService(job.executionId, outcome.data)
        : live.failService(job.executionId, outcome.error),
    );
  }

  private async fail(job: JobRecord, error: unknown): Promise<void> {
    const { instanceId, rootId, elementId, processKey, businessKey } = job;
    const fault = asFault(error, { instanceId, rootId, elementId, processKey, businessKey });
    const postpone = (next: object) => ({ ...next, lastError: messageOf(fault) });
    await putOff(this.parts, JobRecord, { kind: 'job', row: job, fault, postpone });
  }
}
