import { type Actor, systemActor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { troubleOf } from '../../platform/database/database-errors.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import type { WorkflowTransaction } from '../host/transaction.js';
import { messageOf } from '../incidents/record-incident.js';
import { asFault, type WorkQueue } from '../worker/work-queue.js';
import type { Workflow } from '../workflow.js';
import { bringBack, moveCase, type Judging } from './move-case.js';
import { countsOf, type Moves } from './moves.js';
import { type Move, moveOf } from './plan.js';
import { MovedCaseRecord, ProcessMoveRecord } from './tables.js';
import { In } from 'typeorm';

/** So many cases are taken before it is looked again whether anybody has stopped the move. */
const handful = 20;

interface Prepared {
  readonly move: Move;
  readonly judging: Judging;
}

/**
 * The moves that are under way (черга переведень). Which cases are left the rows say, so that whoever comes next goes
 * on after a node has died; two nodes at one move take one another's cases for done.
 */
export class MoveQueue implements WorkQueue {
  private readonly prepared = new Map<string, Prepared>();

  constructor(
    private readonly workflow: Workflow,
    private readonly moves: Moves,
  ) {}

  async run(_now: Date, isStopping: () => boolean): Promise<number> {
    const underWay = await this.moves.underWay();
    for (const id of this.prepared.keys()) if (!underWay.some((move) => move.id === id)) this.prepared.delete(id);
    let done = 0;
    for (const move of underWay) done += await this.take(move, isStopping);
    return done;
  }

  /** No case waits for a time of its own. */
  nextAt(): Promise<null> {
    return Promise.resolve(null);
  }

  private async take(row: ProcessMoveRecord, isStopping: () => boolean): Promise<number> {
    const left = await this.moves.left(row, handful);
    if (left.length === 0) {
      await this.end(row);
      return 0;
    }
    const { move, judging } = await this.prepare(row);
    let done = 0;
    for (const { rootId } of left) {
      if (isStopping()) break;
      await this.one(row, rootId, (tx, one) =>
        row.state === 'running' ? this.over(tx, row, one, { move, judging }) : this.back(tx, row, one, move),
      );
      done += 1;
    }
    return done;
  }

  private async prepare(row: ProcessMoveRecord): Promise<Prepared> {
    const known = this.prepared.get(row.id);
    if (known) return known;
    const between = await this.moves.between(row.processKey, { from: row.fromVersion, to: row.toVersion });
    const prepared = { move: moveOf(between.from, between.to, row.plan), judging: await this.moves.judging(between) };
    this.prepared.set(row.id, prepared);
    return prepared;
  }

  /** One case in a transaction of its own, together with what became of it. */
  private async one(
    row: ProcessMoveRecord,
    rootId: string,
    act: (tx: WorkflowTransaction, one: MovedCaseRecord) => Promise<Partial<MovedCaseRecord>>,
  ): Promise<void> {
    const place = { moveId: row.id, rootId };
    try {
      await this.workflow.run(this.actorOf(row), async (tx) => {
        await tx.case(rootId);
        const now = await tx.manager.findOneBy(ProcessMoveRecord, { id: row.id });
        const one = await tx.manager.findOneBy(MovedCaseRecord, place);
        const isLeft = one?.outcome === (row.state === 'running' ? 'waiting' : 'moved');
        // Somebody has stopped the move meanwhile, or another node was here first.
        if (!one || !isLeft || now?.state !== row.state) return;
        await tx.manager.update(MovedCaseRecord, place, { at: tx.now, ...(await act(tx, one)) });
      });
    } catch (error) {
      if (troubleOf(error) !== null) throw error;
      await this.failed(row, rootId, error);
    }
  }

  private async over(
    tx: WorkflowTransaction,
    row: ProcessMoveRecord,
    { rootId }: MovedCaseRecord,
    { move, judging }: Prepared,
  ): Promise<Partial<MovedCaseRecord>> {
    const moved = await moveCase(tx, rootId, move, judging);
    if (moved.outcome === 'gone') return { outcome: 'gone' };
    const told = { ...betweenOf(row), process: row.processKey };
    if (moved.outcome === 'refused') {
      const why = moved.refusals.map(({ message }) => message).join(' ');
      await tx.note(moved.businessKey, 'case-move-refused', { ...told, why });
      return { outcome: 'refused', why };
    }
    await tx.note(moved.businessKey, 'case-moved', { ...told, reason: row.reason });
    return { outcome: 'moved', kept: moved.before };
  }

  private async back(
    tx: WorkflowTransaction,
    row: ProcessMoveRecord,
    { rootId, businessKey, kept }: MovedCaseRecord,
    { from, to }: Move,
  ): Promise<Partial<MovedCaseRecord>> {
    if (kept === null) return { outcome: 'advanced' };
    const outcome = await bringBack(tx, rootId, { from, to, kept });
    if (outcome === 'undone')
      await tx.note(businessKey, 'case-brought-back', { ...betweenOf(row), process: row.processKey });
    return { outcome };
  }

  /** What nobody foresaw leaves the case where it was, and says why. */
  private async failed(row: ProcessMoveRecord, rootId: string, error: unknown): Promise<void> {
    const nowhere = { instanceId: '', rootId, processKey: row.processKey, businessKey: '', elementId: null };
    const why = messageOf(asFault(error, nowhere));
    const left = { moveId: row.id, rootId, outcome: In(['waiting', 'moved']) };
    const outcome = row.state === 'running' ? 'refused' : 'advanced';
    await unitOfWork(this.moves.dataSource, (manager) => manager.update(MovedCaseRecord, left, { outcome, why }));
  }

  private async end(row: ProcessMoveRecord): Promise<void> {
    const { journal, clock } = this.workflow.machinery;
    const [state, at] = [row.state === 'running' ? ('done' as const) : ('undone' as const), clock.now()];
    await unitOfWork(this.moves.dataSource, async (manager) => {
      const ended = { state, activeKey: null, endedAt: at };
      const done = await manager.update(ProcessMoveRecord, { id: row.id, state: row.state }, ended);
      if (done.affected !== 1) return;
      const payload = { ...betweenOf(row), cases: await countsOf(manager, row.id) };
      const stream = `process:${row.processKey}`;
      await journal.append(manager, { stream, kind: 'cases-move-ended', by: this.actorOf(row), at, payload });
    });
  }

  private actorOf({ actedBy }: ProcessMoveRecord): Actor {
    const { actorOf, clock } = this.workflow.machinery;
    return actorOf(actedBy, dayInKyiv(clock.now())) ?? systemActor;
  }
}

const betweenOf = ({ id: moveId, fromVersion: from, toVersion: to }: ProcessMoveRecord) => ({ moveId, from, to });
