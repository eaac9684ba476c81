import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import type { JournalEntries, JournalKind } from '../../journal/index.js';
import { isDuplicate } from '../../platform/database/database-errors.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import type { Definitions } from '../definitions/definitions.js';
import type { EditionGate } from '../definitions/edition-gate.js';
import { ProcessInstanceRecord } from '../tables.js';
import type { Workflow } from '../workflow.js';
import type { LastDays } from '../host/last-days.js';
import { type Judging, prepareCase } from './move-case.js';
import { elementsOf, faultsOf, type MoveRequest, planView, type PlanView, standingIn } from './move-plan.js';
import { moveOf, type MovePlan } from './plan.js';
import { trialOf, type TrialCase } from './move-trial.js';
import { MovedCaseRecord, type MoveState, ProcessMoveRecord } from './tables.js';
import { type Between, lackingIn, versionsBetween } from './versions-between.js';

const mostAtOnce = 1000;

const asItIs = async <Shown>(_manager: EntityManager, move: ProcessMoveRecord): Promise<Shown> => move as Shown;

interface MoveParts {
  readonly dataSource: DataSource;
  readonly workflow: Workflow;
  readonly definitions: Definitions;
  readonly gate: EditionGate;
  readonly lastDays: LastDays;
}

/** Cases that go over to another version of their process (переведення справ), from the plan to its undoing. */
export class Moves {
  constructor(private readonly parts: MoveParts) {}

  get dataSource(): DataSource {
    return this.parts.dataSource;
  }

  /** What a move would be, by word; nothing is kept. @throws PROCESS_UNKNOWN, MOVE_TO_SAME */
  async plan(key: string, request: MoveRequest): Promise<PlanView> {
    const between = await this.between(key, request);
    return planView(between, request, await standingIn(this.dataSource, between.from));
  }

  /** How each case would go over, up to so many: nothing moves. @throws PROCESS_UNKNOWN, MOVE_TO_SAME, MOVE_PLAN_INVALID */
  async tryOut(key: string, request: MoveRequest, actor: Actor, most: number): Promise<readonly TrialCase[]> {
    const between = await this.between(key, request);
    const move = moveOf(between.from, between.to, this.checked(between, request));
    const judging = await this.judging(between);
    const roots = await this.roots(between.from.id);
    const tried: TrialCase[] = [];
    for (const { rootId, businessKey } of roots.slice(0, most)) {
      const all = await this.parts.workflow.run(actor, (tx) => prepareCase(tx, rootId, move, judging));
      tried.push(
        trialOf(
          { rootId, businessKey },
          between,
          all.map(({ instance, prepared }) => ({ id: instance.id, prepared })),
        ),
      );
    }
    return tried;
  }

  /**
   * Begins a move: the cases go over in the background, each in a transaction of its own.
   *
   * @param show what is answered, kept with it
   *
   * @throws PROCESS_UNKNOWN, MOVE_TO_SAME, MOVE_PLAN_INVALID, MOVE_UNDER_WAY
   */
  async begin<Shown = ProcessMoveRecord>(
    key: string,
    request: MoveRequest,
    reason: string,
    actor: Actor,
    show: (manager: EntityManager, move: ProcessMoveRecord) => Promise<Shown> = asItIs,
  ): Promise<Shown> {
    const { workflow, dataSource } = this.parts;
    const now = workflow.machinery.clock.now();
    try {
      const between = await this.between(key, request);
      const plan = this.checked(between, request);
      const move: ProcessMoveRecord = {
        id: randomUUID(),
        processKey: key,
        fromId: between.from.id,
        toId: between.to.id,
        fromVersion: request.from,
        toVersion: request.to,
        plan,
        reason,
        state: 'running',
        activeKey: key,
        createdAt: now,
        createdBy: actor.id,
        actedBy: actor.id,
        endedAt: null,
      };
      const shown = await unitOfWork(dataSource, async (manager) => {
        await insertRows(manager, ProcessMoveRecord, move);
        const roots = await this.roots(between.from.id, manager);
        const cases = roots.map((root) => ({ moveId: move.id, ...root, outcome: 'waiting' as const }));
        for (let at = 0; at < cases.length; at += mostAtOnce)
          await insertRows(manager, MovedCaseRecord, cases.slice(at, at + mostAtOnce));
        await this.note(manager, move, actor, 'cases-move-begun', { cases: roots.length, plan, reason });
        return show(manager, move);
      });
      workflow.machinery.wakeUp.ring(now);
      return shown;
    } catch (error) {
      const refusal = isDuplicate(error) ? new Problem('MOVE_UNDER_WAY') : error;
      if (refusal instanceof Problem) await this.noteRefused(key, request, reason, actor, refusal);
      throw refusal;
    }
  }

  /** @throws NOT_FOUND, MOVE_STATE_REFUSED */
  stop(id: string, reason: string, actor: Actor): Promise<ProcessMoveRecord> {
    return this.turn(id, ['running', 'undoing'], { state: 'stopped', activeKey: null }, actor, {
      kind: 'cases-move-stopped',
      reason,
    });
  }

  /** @throws NOT_FOUND, MOVE_STATE_REFUSED, MOVE_UNDER_WAY */
  resume(id: string, reason: string, actor: Actor): Promise<ProcessMoveRecord> {
    return this.turn(id, ['stopped'], { state: 'running' }, actor, { kind: 'cases-move-resumed', reason });
  }

  /** Brings back the cases that have not gone on since. @throws NOT_FOUND, MOVE_STATE_REFUSED, MOVE_UNDER_WAY */
  undo(id: string, reason: string, actor: Actor): Promise<ProcessMoveRecord> {
    return this.turn(id, ['stopped', 'done'], { state: 'undoing' }, actor, { kind: 'cases-move-recalled', reason });
  }

  /** The moves of a process, the newest first. */
  list(processKey: string): Promise<ProcessMoveRecord[]> {
    return this.dataSource.manager.find(ProcessMoveRecord, {
      where: { processKey },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
  }

  /** @throws NOT_FOUND */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<ProcessMoveRecord> {
    const move = await manager.findOneBy(ProcessMoveRecord, { id });
    if (!move) throw new Problem('NOT_FOUND', { detail: 'Такого переведення немає.' });
    return move;
  }

  /** The moves whose cases are to go over, or back. */
  underWay(): Promise<ProcessMoveRecord[]> {
    const where = { state: In(['running', 'undoing']) };
    return this.dataSource.manager.find(ProcessMoveRecord, { where, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Cases of a move that are still to go over, or back, up to so many. */
  left({ id: moveId, state }: ProcessMoveRecord, most: number): Promise<MovedCaseRecord[]> {
    const where = { moveId, outcome: state === 'running' ? ('waiting' as const) : ('moved' as const) };
    const select = { moveId: true, rootId: true } as const;
    return this.dataSource.manager.find(MovedCaseRecord, { select, where, order: { rootId: 'ASC' }, take: most });
  }

  /** How many cases have come to each outcome. */
  async counts(moveId: string, manager = this.dataSource.manager): Promise<Readonly<Record<string, number>>> {
    return countsOf(manager, moveId);
  }

  /** What the cases of a move are judged by. @throws PROCESS_UNKNOWN */
  async judging(between: Between): Promise<Judging> {
    const { gate, definitions, lastDays } = this.parts;
    return { lastDay: lastDays.of, lacks: await lackingIn(gate, definitions, between) };
  }

  between(key: string, versions: Pick<MoveRequest, 'from' | 'to'>): Promise<Between> {
    return versionsBetween(this.parts.definitions, key, versions);
  }

  /** The roots of the cases that keep to a version. */
  private async roots(
    definitionId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<readonly { readonly rootId: string; readonly businessKey: string }[]> {
    const rows = await manager.find(ProcessInstanceRecord, {
      select: { rootId: true, businessKey: true },
      where: { definitionId, status: In(['running', 'suspended']) },
      order: { businessKey: 'ASC', rootId: 'ASC' },
    });
    return [...new Map(rows.map(({ rootId, businessKey }) => [rootId, { rootId, businessKey }])).values()];
  }

  private checked(between: Between, request: MoveRequest): MovePlan {
    const faults = faultsOf(between, request);
    if (faults.length === 0)
      return { elements: Object.fromEntries(elementsOf(between, request)), terms: request.terms ?? {} };
    const errors = faults.map(({ elementId, message }) => ({ pointer: `/elements/${elementId}`, detail: message }));
    throw new Problem('MOVE_PLAN_INVALID', { errors });
  }

  private async turn(
    id: string,
    from: readonly MoveState[],
    change: Partial<Pick<ProcessMoveRecord, 'state' | 'activeKey'>>,
    actor: Actor,
    said: {
      readonly kind: 'cases-move-stopped' | 'cases-move-resumed' | 'cases-move-recalled';
      readonly reason: string;
    },
  ): Promise<ProcessMoveRecord> {
    const { dataSource, workflow } = this.parts;
    const move = await this.find(id);
    const changed = { activeKey: move.processKey, endedAt: null, actedBy: actor.id, ...change };
    try {
      await unitOfWork(dataSource, async (manager) => {
        const done = await manager.update(ProcessMoveRecord, { id, state: In([...from]) }, changed);
        if (done.affected !== 1) throw new Problem('MOVE_STATE_REFUSED');
        await this.note(manager, move, actor, said.kind, { reason: said.reason });
      });
    } catch (error) {
      const refusal = isDuplicate(error) ? new Problem('MOVE_UNDER_WAY') : error;
      const { fromVersion, toVersion, processKey } = move;
      if (refusal instanceof Problem)
        await this.noteRefused(processKey, { from: fromVersion, to: toVersion }, said.reason, actor, refusal);
      throw refusal;
    }
    workflow.machinery.wakeUp.ring(workflow.machinery.clock.now());
    return this.find(id);
  }

  private note<K extends JournalKind>(
    manager: EntityManager,
    { id: moveId, processKey, fromVersion: from, toVersion: to }: ProcessMoveRecord,
    by: Actor,
    kind: K,
    more: Omit<JournalEntries[K], 'moveId' | 'from' | 'to'>,
  ): Promise<void> {
    const { journal, clock } = this.parts.workflow.machinery;
    const payload = { moveId, from, to, ...more } as JournalEntries[K];
    return journal.append(manager, { stream: `process:${processKey}`, kind, by, at: clock.now(), payload });
  }

  /** What was asked for in vain is told too, with why. */
  private async noteRefused(
    key: string,
    { from, to }: Pick<MoveRequest, 'from' | 'to'>,
    reason: string,
    by: Actor,
    { code, details }: Problem,
  ): Promise<void> {
    const { dataSource, workflow } = this.parts;
    const why = [code, ...(details.errors ?? []).map(({ detail }) => detail)].join(' ');
    const payload = { from, to, reason, why };
    const at = workflow.machinery.clock.now();
    await unitOfWork(dataSource, (manager) =>
      workflow.machinery.journal.append(manager, {
        stream: `process:${key}`,
        kind: 'cases-move-refused',
        by,
        at,
        payload,
      }),
    );
  }
}

export async function countsOf(manager: EntityManager, moveId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await manager
    .createQueryBuilder(MovedCaseRecord, 'one')
    .select('one.outcome', 'outcome')
    .addSelect('count(*)', 'cases')
    .where('one.moveId = :moveId', { moveId })
    .groupBy('one.outcome')
    .getRawMany<{ outcome: string; cases: string | number }>();
  return Object.fromEntries(rows.map(({ outcome, cases }) => [outcome, Number(cases)]));
}
