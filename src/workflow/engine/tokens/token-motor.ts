import { EngineFault } from '../fault.js';
import { readInstant } from '../expressions/instant.js';
import type { BusinessError, CaseData, Motor, Move, OpenExecution, UncaughtError } from '../motor.js';
import { resolvePath } from '../expressions/paths.js';
import type { Net, NetNode } from './net.js';
import { openRuns } from './open-runs.js';
import { Standing, type Run, type SavedStanding, type Scope } from './standing.js';
import { waysTaken } from './ways-taken.js';

/** A case on its way from one element to the next. */
interface Token {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly flow?: string;
  readonly race?: string;
  /** It has waited for the element to be free, and may enter now. */
  readonly isTurn?: true;
}

export interface SavedTokens {
  readonly standing: SavedStanding;
  readonly ends: readonly string[];
  readonly uncaught: UncaughtError | null;
}

/** No honest diagram passes so many elements without ever waiting; one that does goes round in a circle. */
const mostMoves = 10_000;

/**
 * Carries a case by moving tokens over the net of its diagram (рух фішок): the part of BPMN that the linter
 * allows, and nothing else. Random walks and the conformance suite hold it equal to the library.
 */
export class TokenMotor implements Motor {
  uncaught: UncaughtError | null;
  readonly ends: string[];
  private readonly standing: Standing;
  /** Tokens to be moved, the next one first; those set off by the present move come before them. */
  private agenda: Token[] = [];
  private setOff: Token[] = [];
  private told: Move[] = [];
  /** It stands where it was saved, and has begun long ago. */
  private readonly isSaved: boolean;

  constructor(
    private readonly net: Net,
    private readonly data: CaseData,
    saved?: SavedTokens,
  ) {
    this.isSaved = saved !== undefined;
    this.standing = new Standing(saved?.standing);
    this.ends = [...(saved?.ends ?? [])];
    this.uncaught = saved?.uncaught ?? null;
    for (const { element } of this.standing.runs.values()) this.node(element);
  }

  get isRunning(): boolean {
    return this.standing.scopes.size > 0;
  }

  startCommand(): void {
    this.told = [];
  }

  moves(): readonly Move[] {
    return this.told;
  }

  start(): void {
    if (this.isSaved) return;
    this.begin(this.net.processId, null);
    this.proceed();
  }

  open(): readonly OpenExecution[] {
    return openRuns(this.net, this.standing);
  }

  complete(executionId: string): void {
    const run = this.run(executionId);
    if (run.beside === undefined) this.finish(run);
    else this.strike(this.run(run.beside), this.node(run.element), run);
    this.proceed();
  }

  fail(executionId: string, error: BusinessError): void {
    const catches = ({ error: caught }: NetNode): boolean =>
      caught !== null && (caught.ref === null || String(caught.code) === error.code);
    if (!this.catchIn(this.standing.wholeOf(this.run(executionId)), catches)) throw new Error(error.message);
    this.proceed();
  }

  stop(): void {
    for (const scope of [...this.standing.scopes.values()]) this.standing.removeScope(scope);
    this.agenda = [];
    this.setOff = [];
  }

  state(): SavedTokens {
    return { standing: this.standing.save(), ends: this.ends, uncaught: this.uncaught };
  }

  private run(executionId: string): Run {
    const run = this.standing.runs.get(executionId);
    if (!run) throw new Error(`nothing stands as ${executionId}`);
    return run;
  }

  private node(id: string): NetNode {
    const node = this.net.nodes.get(id);
    if (!node) throw new EngineFault('STATE_UNREADABLE', `no element ${id} in this version`, id);
    return node;
  }

  private note(kind: Move['kind'], elementId: string, executionId: string | null = null): void {
    this.told.push({ elementId, kind, executionId });
  }

  /** Moves every token until all of them wait, and closes the scopes in which nothing is left. */
  private proceed(): void {
    for (let moves = 0; moves < mostMoves; moves += 1) {
      this.agenda.unshift(...this.setOff.splice(0));
      const token = this.agenda.shift();
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
    throw new Error('the case goes round without ever waiting');
  }

  private begin(element: string, run: string | null): void {
    const scope = this.standing.openScope(element, run);
    for (const to of this.net.starts.get(element) ?? []) this.setOff.push({ scope: scope.id, from: element, to });
  }

  private arrive({ scope: scopeId, from, to, flow, race, isTurn }: Token): void {
    const scope = this.standing.scopes.get(scopeId);
    if (!scope) return;
    if (isTurn) return this.takeTurn(scope, to);
    if (flow !== undefined) this.note('taken', flow);
    const node = this.node(to);
    if (node.joins > 1 && !this.join(scope, node, from)) return;
    if (this.standing.isBusy(scope, to)) scope.turns.push({ element: to, ...(race !== undefined && { race }) });
    else this.enter(scope, node, race);
  }

  /** Counts one arrival for each element that leads here, and says whether the last one has come. */
  private join(scope: Scope, { id, joins }: NetNode, from: string): boolean {
    const here = scope.arrived.filter(({ join }) => join === id);
    if (here.some((one) => one.from === from)) return false;
    if (here.length + 1 < joins) {
      scope.arrived.push({ join: id, from });
      return false;
    }
    scope.arrived = scope.arrived.filter(({ join }) => join !== id);
    return true;
  }

  private enter(scope: Scope, node: NetNode, race?: string): void {
    if (node.kind === 'wait' || node.kind === 'scope' || node.kind === 'race') return this.hold(scope, node, race);
    this.note('entered', node.id);
    if (node.kind === 'throw') this.throwError(scope, node);
    else this.leave(scope, node);
    if (node.kind === 'terminate') this.terminate(scope);
  }

  private terminate(scope: Scope): void {
    this.standing.empty(scope);
    this.agenda = this.agenda.filter((token) => token.scope !== scope.id);
  }

  private leave(scope: Scope, node: NetNode, executionId: string | null = null): void {
    this.note('left', node.id, executionId);
    const isEnd = node.kind === 'end' || node.kind === 'terminate' || node.kind === 'throw';
    if (isEnd && node.parentId === this.net.processId) this.ends.push(node.id);
    this.take(scope, node);
  }

  private take(scope: Scope, node: NetNode, race?: string): void {
    for (const { flowId: flow, target: to } of waysTaken(node, this.data.current)) {
      this.setOff.push({ scope: scope.id, from: node.id, to, flow, ...(race !== undefined && { race }) });
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

  private listen(scope: Scope, boundary: NetNode, beside: string): void {
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
  private finish(run: Run): void {
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

  /** A token that waited for the element may enter it, once those just set off have moved. */
  private nextTurn(scope: Scope, element: string): void {
    if (!scope.turns.some((turn) => turn.element === element)) return;
    this.setOff.push({ scope: scope.id, from: element, to: element, isTurn: true });
  }

  private takeTurn(scope: Scope, element: string): void {
    const index = scope.turns.findIndex((turn) => turn.element === element);
    if (index < 0 || this.standing.isBusy(scope, element)) return;
    const [turn] = scope.turns.splice(index, 1);
    this.enter(scope, this.node(element), turn?.race);
  }

  /** A boundary event happens to an execution: beside it, or instead of it. */
  private strike(struck: Run, boundary: NetNode, listener?: Run): void {
    const scope = this.standing.scopeOf(struck);
    if (boundary.interrupting || boundary.error) {
      this.standing.remove(struck);
      this.note('cancelled', struck.element, struck.id);
      this.leave(scope, boundary);
      return this.nextTurn(scope, struck.element);
    }
    if (listener) this.standing.remove(listener);
    this.leave(scope, boundary);
    // It may happen again as long as the work goes on; a timer has one date and fires once.
    if (boundary.waitsAs === 'message') this.listen(scope, boundary, struck.id);
  }

  /** The nearest error boundary, from the execution itself outwards. */
  private catchIn(run: Run | null, catches: (boundary: NetNode) => boolean): boolean {
    for (let at = run; at !== null;) {
      const boundary = this.node(at.element).boundaries.find(catches);
      if (boundary) {
        this.strike(at, boundary);
        return true;
      }
      const around = this.standing.around(this.standing.scopeOf(at));
      at = around && this.standing.wholeOf(around);
    }
    return false;
  }

  private throwError(scope: Scope, node: NetNode): void {
    const { id, error } = node;
    const around = this.standing.around(scope);
    const catches = ({ error: caught }: NetNode): boolean =>
      caught !== null && (caught.ref === null || caught.ref === error?.ref);
    if (this.catchIn(around && this.standing.wholeOf(around), catches)) return;
    this.leave(scope, node);
    this.uncaught = { elementId: id, errorCode: error?.code ?? null };
    this.stop();
  }
}
