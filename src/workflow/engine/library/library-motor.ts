import { caseEnvironment, itemOf, type CaseData } from './case-environment.js';
import { instantOf } from './durable-timer.js';
import { library, type Definition, type ExecutionApi } from './library.js';
import type { BusinessError, Motor, OpenExecution } from '../motor.js';
import { openApis, type OpenApi } from './open-executions.js';
import type { SharedContext } from '../reading/shared-context.js';
import { Turns } from './turns.js';
import { Trace, type Passage, type UncaughtError } from './trace.js';

interface SavedEngine {
  readonly ends: readonly string[];
  readonly engine: unknown;
}

function describe({ kind, api }: OpenApi): OpenExecution {
  const { executionId, id: elementId, content, owner } = api;
  const dueAt = instantOf(content['expireAt'])?.toISOString() ?? null;
  return { kind, executionId, elementId, item: itemOf(content, owner.environment), dueAt };
}

/** Carries a case by `bpmn-elements`, the core of bpmn-engine: the motor of a case when nobody names another. */
export class LibraryMotor implements Motor {
  private readonly definition: Definition;
  private readonly turns = new Turns();
  private readonly trace: Trace;
  private readonly earlierEnds: readonly string[];
  private apis: ReadonlyMap<string, OpenApi> = new Map();

  constructor(
    private readonly context: SharedContext,
    data: CaseData,
    private readonly saved?: SavedEngine,
  ) {
    this.earlierEnds = saved?.ends ?? [];
    this.definition = new library.Definition(
      library.Context(context.diagram, caseEnvironment(data, context.conditions, this.turns)),
    );
    this.trace = new Trace(this.definition.broker, context.processId, context.elements);
  }

  get isRunning(): boolean {
    return this.definition.isRunning;
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

  path(): readonly Passage[] {
    return this.trace.path();
  }

  /** Begins, or stands where it was saved. */
  start(): void {
    if (this.saved === undefined) {
      this.definition.run();
    } else {
      this.definition.recover(this.saved.engine);
      this.definition.resume();
    }
    this.turns.give();
  }

  open(): readonly OpenExecution[] {
    const { order } = this.context;
    this.apis = openApis(this.definition.getPostponed(), (id) => order.get(id) ?? 0);
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

  stop(): void {
    this.definition.stop();
  }

  state(): unknown {
    return this.definition.getState();
  }

  private find(executionId: string): { readonly kind: OpenApi['kind']; readonly api: ExecutionApi } {
    const found = this.apis.get(executionId);
    if (!found) throw new Error(`nothing stands as ${executionId}`);
    return found;
  }
}
