import { randomUUID } from 'node:crypto';
import type { NetNode } from './net.js';

/** A token that came to an element already at work, and waits its turn. */
interface Turn {
  readonly element: string;
  readonly race?: string;
}

/** The inside of the process, or of a sub-process while it runs. */
export interface Scope {
  readonly id: string;
  readonly element: string;
  /** The execution whose inside it is; none for the process itself. */
  readonly run: string | null;
  /** Tokens before joins that are not open yet. */
  arrived: { readonly join: string; readonly from: string }[];
  turns: Turn[];
}

/** One execution of one element that holds the case (виконання елемента). */
export interface Run {
  readonly id: string;
  readonly element: string;
  readonly scope: string;
  /** Of a boundary event: the execution it stands beside. */
  readonly beside?: string;
  /** Of one turn of a loop: the loop itself, and which turn it is. */
  readonly of?: string;
  readonly index?: number;
  /** Of a loop: what it runs over. */
  items?: readonly unknown[];
  /** Of an event behind an event gateway: the gateway's own execution. */
  readonly race?: string;
  readonly dueAt?: string;
}

/** Where a case stands, as it is saved; nothing in it is ours to interpret but this folder's. */
export interface SavedStanding {
  readonly salt: string;
  readonly made: number;
  readonly scopes: readonly Scope[];
  readonly runs: readonly Run[];
}

/**
 * Where one case stands (стан справи): the scopes that are open and the executions in them. Ids are given out
 * here: a random part that is the case's own, since jobs outside know an execution by its id alone, and a number.
 */
export class Standing {
  private readonly salt: string;
  private made: number;
  readonly scopes: Map<string, Scope>;
  readonly runs: Map<string, Run>;

  constructor(saved?: SavedStanding) {
    this.salt = saved?.salt ?? randomUUID().replaceAll('-', '').slice(0, 12);
    this.made = saved?.made ?? 0;
    this.scopes = new Map(saved?.scopes.map((scope) => [scope.id, scope]));
    this.runs = new Map(saved?.runs.map((run) => [run.id, run]));
  }

  newId(element: string): string {
    this.made += 1;
    return `${element}_${this.salt}${this.made.toString(16)}`;
  }

  addRun(run: Run): Run {
    this.runs.set(run.id, run);
    return run;
  }

  openScope(element: string, run: string | null): Scope {
    const scope: Scope = { id: this.newId(element), element, run, arrived: [], turns: [] };
    this.scopes.set(scope.id, scope);
    return scope;
  }

  scopeOf(run: Run): Scope {
    const scope = this.scopes.get(run.scope);
    if (!scope) throw new Error(`${run.id} stands in no scope`);
    return scope;
  }

  /** The loop a turn belongs to; any other execution is its own. */
  wholeOf(run: Run): Run {
    return (run.of === undefined ? undefined : this.runs.get(run.of)) ?? run;
  }

  /** The execution of the sub-process around a scope. */
  around(scope: Scope): Run | null {
    return (scope.run === null ? undefined : this.runs.get(scope.run)) ?? null;
  }

  where(test: (run: Run) => boolean): Run[] {
    return [...this.runs.values()].filter(test);
  }

  isBusy(scope: Scope, element: string): boolean {
    for (const run of this.runs.values()) if (run.scope === scope.id && run.element === element) return true;
    return false;
  }

  /** Counts one arrival for each element that leads here, and says whether the last one has come. */
  join(scope: Scope, { id, joins }: Pick<NetNode, 'id' | 'joins'>, from: string): boolean {
    const here = scope.arrived.filter(({ join }) => join === id);
    if (here.some((one) => one.from === from)) return false;
    if (here.length + 1 < joins) {
      scope.arrived.push({ join: id, from });
      return false;
    }
    scope.arrived = scope.arrived.filter(({ join }) => join !== id);
    return true;
  }

  /** The item at hand: of this very turn, or of the nearest loop around it. */
  itemFor(scope: Scope, run?: Run): unknown {
    if (run?.index !== undefined) return this.wholeOf(run).items?.[run.index];
    const around = this.around(scope);
    return around ? this.itemFor(this.scopeOf(around), around) : undefined;
  }

  /** Takes an execution away with its boundary events, its turns and everything inside it. */
  remove(run: Run): void {
    this.runs.delete(run.id);
    for (const other of this.where(({ beside, of }) => beside === run.id || of === run.id)) this.remove(other);
    for (const scope of [...this.scopes.values()]) if (scope.run === run.id) this.removeScope(scope);
  }

  removeScope(scope: Scope): void {
    this.empty(scope);
    this.scopes.delete(scope.id);
  }

  /** Ends all that happens in a scope, but not the scope. */
  empty(scope: Scope): void {
    for (const run of this.where(({ scope: id }) => id === scope.id)) this.remove(run);
    scope.arrived = [];
    scope.turns = [];
  }

  /** A scope in which nothing is left to happen. */
  finished(): Scope | undefined {
    const busy = new Set([...this.runs.values()].map(({ scope }) => scope));
    for (const scope of this.scopes.values()) {
      if (!busy.has(scope.id) && scope.arrived.length === 0 && scope.turns.length === 0) return scope;
    }
    return undefined;
  }

  save(): SavedStanding {
    const { salt, made, scopes, runs } = this;
    return { salt, made, scopes: [...scopes.values()], runs: [...runs.values()] };
  }
}
