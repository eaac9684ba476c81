import type { Engine } from 'bpmn-engine';
import type { BusinessError, CaseData, Motor, Move, OpenExecution, UncaughtError } from '../motor.js';
import type { SharedContext } from '../reading/shared-context.js';
import type { SavedByLibrary } from '../saved-instance.js';
import { caseEngine } from './case-engine.js';
import { itemOf } from './case-process.js';
import { instantOf } from './durable-timer.js';
import type { Activity, ExecutionApi } from './library.js';
import { activityRunning, openApis, type OpenApi } from './open-executions.js';
import { Trace } from './trace.js';
import { Turns } from './turns.js';

function describe({ kind, api }: OpenApi): OpenExecution {
  const { executionId, id: elementId, content, owner } = api;
  const dueAt = instantOf(content['expireAt'])?.toISOString() ?? null;
  return { kind, executionId, elementId, item: itemOf(content, owner.environment), dueAt };
}

/** Another element of the same scope. */
function near(activity: Activity, id: string): Activity {
  const found = activity.getActivityById(id);
  if (!found) throw new Error(`no element ${id} beside ${activity.id}`);
  return found;
}

/** Carries a case by the `Engine` of `bpmn-engine`: the motor of a case when nobody names another. */
export class LibraryMotor implements Motor {
  private readonly engine: Engine;
  private readonly turns = new Turns();
  private readonly trace: Trace;
  private readonly earlierEnds: readonly string[];
  private apis: ReadonlyMap<string, OpenApi> = new Map();

  constructor(
    private readonly context: SharedContext,
    data: CaseData,
    private readonly saved?: SavedByLibrary,
  ) {
    this.earlierEnds = saved?.ends ?? [];
    this.engine = caseEngine(context, data, this.turns);
    this.trace = new Trace(this.engine.broker, context.processId, context.elements);
  }

  get isRunning(): boolean {
    return this.engine.execution.isRunning;
  }

  get uncaught(): UncaughtError | null {
    return this.trace.uncaught;
  }

  get ends(): readonly string[] {
    return [...this.earlierEnds, ...this.trace.ends];
  }

  startCommand(): void {
    this.trace.startCommand();
  }

  moves(): readonly Move[] {
    return this.trace.moves();
  }

  /** Begins, or stands where it was saved. */
  async start(): Promise<void> {
    if (this.saved === undefined) await this.engine.execute();
    else await this.engine.recover({ definitions: [this.saved.engine] }).resume();
    this.turns.give();
  }

  open(): readonly OpenExecution[] {
    const { order } = this.context;
    this.apis = openApis(this.postponed(), (id) => order.get(id) ?? 0);
    return [...this.apis.values()].map(describe);
  }

  complete(executionId: string): void {
    const { kind, api } = this.find(executionId);
    if (kind === 'timer') api.cancel();
    else api.signal({});
    this.turns.give();
  }

  fail(executionId: string, error: BusinessError): void {
    this.find(executionId).api.sendApiMessage('error', error);
    this.turns.give();
  }

  /** As it would have entered beside its host: the library tells a boundary event so. */
  listen(boundary: string, beside: string): void {
    const host = this.running(beside);
    const event = near(host, boundary);
    const entered = { id: host.id, type: host.type, executionId: beside, parent: host.parent, state: 'enter' };
    event.broker.getQueue('inbound-q').queueMessage({ routingKey: 'activity.enter' }, entered);
    this.turns.give();
  }

  shift(executionId: string, to: string): void {
    const from = this.running(executionId);
    const target = near(from, to);
    // First in, then out: a scope in which nothing is left would end.
    target.broker.getQueue('inbound-q').queueMessage({ routingKey: 'activity.restart' }, { id: from.id });
    from.discard();
    this.turns.give();
  }

  async stop(): Promise<void> {
    // An engine that stands still would never say that it has stopped.
    if (this.isRunning) await this.engine.stop();
  }

  /** Of the case alone: the engine's own state would hold the whole diagram beside it. */
  state(): SavedByLibrary {
    return { format: 1, ends: this.ends, engine: this.engine.execution.definitions[0]?.getState() };
  }

  private postponed(): readonly ExecutionApi[] {
    return this.engine.execution.getPostponed() as unknown as readonly ExecutionApi[];
  }

  private running(executionId: string): Activity {
    const found = activityRunning(this.postponed(), executionId);
    if (!found) throw new Error(`nothing stands as ${executionId}`);
    return found;
  }

  private find(executionId: string): { readonly kind: OpenApi['kind']; readonly api: ExecutionApi } {
    const found = this.apis.get(executionId);
    if (!found) throw new Error(`nothing stands as ${executionId}`);
    return found;
  }
}
