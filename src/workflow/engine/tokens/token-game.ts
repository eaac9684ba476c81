import { EngineFault } from '../fault.js';
import { readInstant } from '../expressions/instant.js';
import { resolvePath } from '../expressions/paths.js';
import { type CaseData, type Move, neverWaits } from '../motor.js';
import { Agenda, type Token } from './agenda.js';
import type { Net, NetNode } from './net.js';
import type { Run, Scope, Standing } from './standing.js';
import { waysTaken } from './ways-taken.js';

/** No honest diagram passes so many elements without ever waiting; one that does goes round in a circle. */
const mostMoves = 10_000;

/**
 * How tokens move over the net of a diagram (рух фішок): from where they set off until all of them wait. What
 * boundary events and errors do to an execution is told to it from outside.
 */
export class TokenGame {
  private told: Move[] = [];
  private readonly agenda = new Agenda();

  /** @param throws what an error end does that has been entered */
  constructor(
    private readonly net: Net,
    private readonly standing: Standing,
    private readonly data: CaseData,
    private readonly ends: string[],
    private readonly throws: (scope: Scope, node: NetNode) => void,
  ) {}

  startCommand(): void {
    this.told = [];
  }

  moves(): readonly Move[] {
    return this.told;
  }

  clear(): void {
    this.agenda.clear();
  }

  /** Moves every token until all of them wait, and closes the scopes in which nothing is left. */
  proceed(): void {
    for (let moves = 0; moves < mostMoves; moves += 1) {
      const token = this.agenda.next();
      if (token) {
        this.arrive(token);
        continue;
      }
      const scope = this.standing.finished();
      if (!scope) return;
      this.standing.removeScope(scope);
      const around = this.standing.around(scope);
      if (around) this.finish(around);
    }
    throw new Error(neverWaits);
  }

  begin(element: string, run: string | null): void {
    const scope = this.standing.openScope(element, run);
    for (const to of this.net.starts.get(element) ?? []) this.agenda.setOff({ scope: scope.id, from: element, to });
  }

  private arrive({ scope: scopeId, from, to, flow, race, isTurn }: Token): void {
    const scope = this.standing.scopes.get(scopeId);
    if (!scope) return;
    if (isTurn) return this.takeTurn(scope, to);
    if (flow !== undefined) this.note('taken', flow);
    const node = this.node(to);
    if (node.joins > 1 && !this.standing.join(scope, node, from)) return;
    if (this.standing.isBusy(scope, to)) scope.turns.push({ element: to, ...(race !== undefined && { race }) });
    else this.enter(scope, node, race);
  }

  private enter(scope: Scope, node: NetNode, race?: string): void {
    if (node.kind === 'wait' || node.kind === 'scope' || node.kind === 'race') return this.hold(scope, node, race);
    this.note('entered', node.id);
    if (node.kind === 'throw') this.throws(scope, node);
    else this.leave(scope, node);
    if (node.kind === 'terminate') this.terminate(scope);
  }

  private terminate(scope: Scope): void {
    this.standing.empty(scope);
    this.agenda.dropScope(scope.id);
  }

  leave(scope: Scope, node: NetNode, executionId: string | null = null): void {
    this.note('left', node.id, executionId);
    const isEnd = node.kind === 'end' || node.kind === 'terminate' || node.kind === 'throw';
    if (isEnd && node.parentId === this.net.processId) this.ends.push(node.id);
    this.take(scope, node);
  }

  private take(scope: Scope, node: NetNode, race?: string): void {
    for (const { flowId: flow, target: to } of waysTaken(node, this.data.current)) {
      this.agenda.setOff({ scope: scope.id, from: node.id, to, flow, ...(race !== undefined && { race }) });
    }
  }

  /** The element keeps the case until somebody outside, or its own inside, is done. */
  private hold(scope: Scope, node: NetNode, race?: string): void {
    const run = this.standing.addRun({
      id: this.standing.newId(node.id),
      element: node.id,
      scope: scope.id,
      ...(race !== undefined && { race }),
      ...this.due(scope, node),
    });
    this.note('entered', node.id, run.id);
    for (const boundary of node.boundaries) this.listen(scope, boundary, run.id);
    if (node.kind === 'race') this.take(scope, node, run.id);
    else if (node.loop) this.loop(run, node.loop);
    else if (node.kind === 'scope') this.begin(node.id, run.id);
  }

  listen(scope: Scope, boundary: NetNode, beside: string): void {
    if (boundary.error) return;
    const { id } = boundary;
    this.standing.addRun({
      id: this.standing.newId(id),
      element: id,
      scope: scope.id,
      beside,
      ...this.due(scope, boundary),
    });
  }

  private due(scope: Scope, { timer, waitsAs }: NetNode): Pick<Run, 'dueAt'> {
    if (waitsAs !== 'timer') return {};
    const at = resolvePath(timer ?? '', { data: this.data.current, item: this.standing.itemFor(scope) });
    return { dueAt: readInstant(at, timer ?? '').toISOString() };
  }

  private loop(run: Run, { collection, isSequential }: NonNullable<NetNode['loop']>): void {
    const item = this.standing.itemFor(this.standing.scopeOf(run));
    const items = resolvePath(collection, { data: this.data.current, item });
    if (!Array.isArray(items))
      throw new Error(`${run.element}: no cardinality or collection, ${collection} is no list`);
    run.items = items;
    if (items.length === 0) return this.finish(run);
    const first = isSequential ? items.slice(0, 1) : items;
    first.forEach((_, index) => this.turn(run, index));
  }

  private turn(loop: Run, index: number): void {
    const { id, element, scope } = loop;
    const turn = this.standing.addRun({ id: `${id}_${index}`, element, scope, of: id, index });
    if (this.node(element).kind === 'scope') this.begin(element, turn.id);
  }

  /** An execution is done: the next turn of its loop, or on along its ways. */
  finish(run: Run): void {
    const node = this.node(run.element);
    const whole = this.standing.wholeOf(run);
    if (whole !== run) {
      this.standing.remove(run);
      const next = (run.index ?? 0) + 1;
      if (node.loop?.isSequential && next < (whole.items?.length ?? 0)) return this.turn(whole, next);
      if (this.standing.where(({ of }) => of === whole.id).length > 0) return;
    }
    const scope = this.standing.scopeOf(whole);
    this.standing.remove(whole);
    this.leave(scope, node, whole.id);
    if (whole.race !== undefined) this.decide(scope, whole.race);
    this.nextTurn(scope, node.id);
  }

  /** The first event behind an event gateway has happened: the others will not. */
  private decide(scope: Scope, race: string): void {
    for (const loser of this.standing.where((run) => run.race === race)) {
      this.standing.remove(loser);
      this.note('cancelled', loser.element, loser.id);
      this.nextTurn(scope, loser.element);
    }
    scope.turns = scope.turns.filter((turn) => turn.race !== race);
    const gateway = this.run(race);
    this.standing.remove(gateway);
    this.note('left', gateway.element, gateway.id);
    this.nextTurn(scope, gateway.element);
  }

  /** Somebody takes the token from where it stands to another element of its scope. */
  shift(run: Run, { id: to }: NetNode): void {
    const scope = this.standing.scopeOf(run);
    this.standing.remove(run);
    this.note('cancelled', run.element, run.id);
    this.agenda.setOff({ scope: scope.id, from: run.element, to });
    this.nextTurn(scope, run.element);
  }

  /** A token that waited for the element may enter it, once those just set off have moved. */
  nextTurn(scope: Scope, element: string): void {
    if (!scope.turns.some((turn) => turn.element === element)) return;
    this.agenda.setOff({ scope: scope.id, from: element, to: element, isTurn: true });
  }

  private takeTurn(scope: Scope, element: string): void {
    const index = scope.turns.findIndex((turn) => turn.element === element);
    if (index < 0 || this.standing.isBusy(scope, element)) return;
    const [turn] = scope.turns.splice(index, 1);
    this.enter(scope, this.node(element), turn?.race);
  }

  run(executionId: string): Run {
    const run = this.standing.runs.get(executionId);
    if (!run) throw new Error(`nothing stands as ${executionId}`);
    return run;
  }

  node(id: string): NetNode {
    const node = this.net.nodes.get(id);
    if (!node) throw new EngineFault('STATE_UNREADABLE', `no element ${id} in this version`, id);
    return node;
  }

  note(kind: Move['kind'], elementId: string, executionId: string | null = null): void {
    this.told.push({ elementId, kind, executionId });
  }
}
