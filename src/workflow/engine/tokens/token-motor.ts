import type { BusinessError, CaseData, Motor, Move, OpenExecution, UncaughtError } from '../motor.js';
import type { SavedByTokens } from '../saved-instance.js';
import { Boundaries } from './boundaries.js';
import type { Net, NetNode } from './net.js';
import { openRuns } from './open-runs.js';
import { Standing, type SavedStanding, type Scope } from './standing.js';
import { TokenGame } from './token-game.js';

export interface SavedTokens {
  readonly standing: SavedStanding;
  readonly ends: readonly string[];
  readonly uncaught: UncaughtError | null;
}

/**
 * Carries a case by moving tokens over the net of its diagram: the part of BPMN that the linter allows, and nothing
 * else. Random walks and the conformance suite hold it equal to the library.
 */
export class TokenMotor implements Motor {
  uncaught: UncaughtError | null;
  readonly ends: string[];
  private readonly standing: Standing;
  private readonly game: TokenGame;
  private readonly boundaries: Boundaries;
  /** It stands where it was saved, and has begun long ago. */
  private readonly isSaved: boolean;

  constructor(
    private readonly net: Net,
    data: CaseData,
    saved?: SavedTokens,
  ) {
    this.isSaved = saved !== undefined;
    this.standing = new Standing(saved?.standing);
    this.ends = [...(saved?.ends ?? [])];
    this.uncaught = saved?.uncaught ?? null;
    this.game = new TokenGame(net, this.standing, data, this.ends, (scope, node) => this.throwError(scope, node));
    this.boundaries = new Boundaries(this.standing, this.game);
    for (const { element } of this.standing.runs.values()) this.game.node(element);
  }

  get isRunning(): boolean {
    return this.standing.scopes.size > 0;
  }

  startCommand(): void {
    this.game.startCommand();
  }

  moves(): readonly Move[] {
    return this.game.moves();
  }

  start(): void {
    if (this.isSaved) return;
    this.game.begin(this.net.processId, null);
    this.game.proceed();
  }

  open(): readonly OpenExecution[] {
    return openRuns(this.net, this.standing);
  }

  complete(executionId: string): void {
    const { game } = this;
    const run = game.run(executionId);
    if (run.beside === undefined) game.finish(run);
    else this.boundaries.strike(game.run(run.beside), game.node(run.element), run);
    game.proceed();
  }

  fail(executionId: string, error: BusinessError): void {
    if (!this.boundaries.catchFailure(this.game.run(executionId), error)) throw new Error(error.message);
    this.game.proceed();
  }

  listen(boundary: string, beside: string): void {
    const host = this.game.run(beside);
    this.game.listen(this.standing.scopeOf(host), this.game.node(boundary), host.id);
  }

  shift(executionId: string, to: string): void {
    const run = this.game.run(executionId);
    if (run.of !== undefined || run.race !== undefined) throw new Error(`${executionId} cannot be taken away alone`);
    this.game.shift(run, this.game.node(to));
    this.game.proceed();
  }

  stop(): void {
    for (const scope of [...this.standing.scopes.values()]) this.standing.removeScope(scope);
    this.game.clear();
  }

  state(): SavedByTokens {
    const { ends, uncaught } = this;
    return { format: 2, tokens: { standing: this.standing.save(), ends, uncaught } };
  }

  private throwError(scope: Scope, node: NetNode): void {
    if (this.boundaries.catchThrown(scope, node)) return;
    this.game.leave(scope, node);
    this.uncaught = { elementId: node.id, errorCode: node.error?.code ?? null };
    this.stop();
  }
}
