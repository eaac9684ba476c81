import { caseEnvironment, type CaseData } from './case-environment.js';
import { EngineFault } from './fault.js';
import { library, type Definition } from './library.js';
import { openExecutions, type OpenExecution, type OpenKind } from './open-executions.js';
import type { SharedContext } from './shared-context.js';
import { readState, type SavedInstance } from './saved-instance.js';
import { Trace, type Passage, type UncaughtError } from './trace.js';
import { describeWaiting, type Waiting } from './waiting.js';

type Data = Readonly<Record<string, unknown>>;

/**
 * `errored`: an error end was reached and nothing in the diagram caught it (the caller of a called process may).
 * `cancelled`: stopped from outside. `broken`: a command failed half-way; drop this object, keep the saved state.
 */
export type InstanceStatus = 'running' | 'completed' | 'errored' | 'cancelled' | 'broken';

/**
 * One case in memory, standing where its diagram has brought it (екземпляр процесу). It moves only by the
 * commands below, at once and without waiting; nothing happens by itself, no clock is read, nothing is written.
 *
 * A command that throws leaves the object broken: throw it away and recover from the state before the command.
 */
export class LiveInstance {
  private readonly definition: Definition;
  private readonly trace: Trace;
  private readonly caseData: CaseData;
  private readonly moved: Map<string, string>;
  private readonly order: ReadonlyMap<string, number>;
  private readonly earlierEnds: readonly string[];
  private stopped: 'cancelled' | 'broken' | null = null;
  private open: ReadonlyMap<string, OpenExecution> = new Map();

  private constructor(
    private readonly context: SharedContext,
    saved: Pick<SavedInstance, 'data' | 'moved' | 'ends'>,
  ) {
    this.caseData = { current: saved.data };
    this.moved = new Map(Object.entries(saved.moved));
    this.earlierEnds = saved.ends;
    const environment = caseEnvironment(this.caseData, context.conditions);
    this.definition = new library.Definition(library.Context(context.diagram, environment));
    this.trace = new Trace(this.definition.broker, context.processId, context.elements);
    this.order = new Map([...context.elements.keys()].map((id, index) => [id, index]));
  }

  /** Starts a case and lets it run until it waits or ends. */
  static start(context: SharedContext, data: Data = {}): LiveInstance {
    const instance = new LiveInstance(context, { data: structuredClone(data), moved: {}, ends: [] });
    instance.move(() => instance.definition.run());
    return instance;
  }

  /** Brings a saved case back to exactly where it stood. */
  static recover(context: SharedContext, state: string): LiveInstance {
    const saved = readState(state);
    const instance = new LiveInstance(context, saved);
    instance.move(() => {
      instance.definition.recover(saved.engine);
      instance.definition.resume();
    });
    return instance;
  }

  get status(): InstanceStatus {
    if (this.stopped) return this.stopped;
    if (this.trace.uncaught) return 'errored';
    return this.definition.isRunning ? 'running' : 'completed';
  }

  /** The error end nobody caught, when the status is `errored`. */
  get uncaughtError(): UncaughtError | null {
    return this.trace.uncaught;
  }

  /** Ends of the process itself reached so far; those inside sub-processes do not end a case. */
  get endEvents(): readonly string[] {
    return [...this.earlierEnds, ...this.trace.ends];
  }

  /** Running, but with nothing left that could ever move it: a join that waits for a path nobody walks. */
  get isStuck(): boolean {
    return this.status === 'running' && this.open.size === 0;
  }

  get data(): Data {
    return this.caseData.current;
  }

  /** Replaces whole top-level keys of the data; conditions and expressions see them from now on. */
  mergeData(partial: Data): void {
    this.caseData.current = { ...this.caseData.current, ...structuredClone(partial) };
  }

  /** What happened since the last command began. */
  path(): readonly Passage[] {
    return this.trace.path();
  }

  /** What the case waits for now. Expressions are resolved against the data of this moment. */
  get waiting(): Waiting {
    return describeWaiting(this.open.values(), this.context.elements, this.data, this.moved);
  }

  /** An official has done the task; `data` is merged before the case goes on. */
  completeTask(executionId: string, data: Data = {}): void {
    this.command('task', executionId, data, ({ api }) => api.signal({}));
  }

  /** The step, the decision or the called process is done; `data` is merged before the case goes on. */
  completeService(executionId: string, data: Data = {}): void {
    this.command('service', executionId, data, ({ api }) => api.signal({}));
  }

  /** The work failed with a business error, which an error boundary with this code may catch. */
  failService(executionId: string, error: { readonly code: string; readonly message: string }): void {
    this.command('service', executionId, {}, ({ api }) => api.sendApiMessage('error', error));
  }

  /** The instant has come; whether it has is the caller's business. */
  fireTimer(executionId: string): void {
    this.command('timer', executionId, {}, ({ api }) => api.cancel());
  }

  /** Gives an open timer another instant, kept with the state. */
  moveTimer(executionId: string, dueAt: Date): void {
    this.find('timer', executionId);
    this.moved.set(executionId, dueAt.toISOString());
  }

  receiveMessage(executionId: string, data: Data = {}): void {
    this.command('message', executionId, data, ({ api }) => api.signal({}));
  }

  /** Ends the case from outside: its caller was interrupted, or an administrator closed it. */
  cancel(): void {
    this.trace.startCommand();
    this.definition.stop();
    this.stopped = 'cancelled';
    this.open = new Map();
  }

  /** The state to be stored; only a case that no command has broken has one. */
  state(): string {
    if (this.stopped === 'broken') throw new EngineFault('STEP_FAILED', 'a broken instance has no state to keep');
    const saved: SavedInstance = {
      format: 1,
      data: this.data,
      moved: Object.fromEntries([...this.moved].filter(([executionId]) => this.open.has(executionId))),
      ends: this.endEvents,
      engine: this.definition.getState(),
    };
    return JSON.stringify(saved);
  }

  private find(kind: OpenKind, executionId: string): OpenExecution {
    const found = this.status === 'running' ? this.open.get(executionId) : undefined;
    if (found?.kind !== kind) throw new EngineFault('NOT_WAITING', `no ${kind} waits as ${executionId}`);
    return found;
  }

  private command(kind: OpenKind, executionId: string, data: Data, act: (open: OpenExecution) => void): void {
    const open = this.find(kind, executionId);
    this.mergeData(data);
    this.move(() => act(open), open.api.id);
  }

  private move(act: () => void, elementId: string | null = null): void {
    this.trace.startCommand();
    try {
      act();
      this.open = openExecutions(this.definition.getPostponed(), (id) => this.order.get(id) ?? 0);
    } catch (cause) {
      this.stopped = 'broken';
      this.open = new Map();
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new EngineFault('STEP_FAILED', reason, elementId, { cause });
    }
  }
}
