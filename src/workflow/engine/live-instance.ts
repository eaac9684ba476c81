import { readInstant } from './expressions/instant.js';
import { resolvePath } from './expressions/paths.js';
import { EngineFault } from './fault.js';
import type { BusinessError, CaseData, Motor, OpenExecution, OpenKind, UncaughtError } from './motor.js';
import { WayBehind, type MovedBy, type Passage, type SavedStand } from './passages.js';
import { type ElementMap, executionUnder, stateUnder } from './moving/move-state.js';
import { newBoundaries } from './moving/new-boundaries.js';
import { placesOf } from './moving/saved-places.js';
import type { SharedContext } from './reading/shared-context.js';
import { readState, type SavedInstance } from './saved-instance.js';
import { newMotor, savedMotor, type MotorName } from './motors.js';
import { describeWaiting, type Waiting } from './waiting.js';

type Data = Readonly<Record<string, unknown>>;

/**
 * `errored`: an error end was reached and nothing in the diagram caught it (the caller of a called process may).
 * `cancelled`: stopped from outside. `broken`: a command failed half-way; drop this object, keep the saved state.
 */
type InstanceStatus = 'running' | 'completed' | 'errored' | 'cancelled' | 'broken';

/**
 * One case in memory, standing where its diagram has brought it (екземпляр процесу). It moves only by the
 * commands below, at once and without waiting (only to begin and to be stopped does the library take a promise);
 * nothing happens by itself, no clock is read, nothing is written.
 *
 * A command that throws leaves the object broken: throw it away and recover from the state before the command.
 */
export class LiveInstance {
  private readonly moved: Map<string, string>;
  private readonly way: WayBehind;
  private stopped: 'cancelled' | 'broken' | null = null;
  private open: ReadonlyMap<string, OpenExecution> = new Map();
  private described: Waiting | null = null;

  private constructor(
    private readonly context: SharedContext,
    private readonly caseData: CaseData,
    private readonly motor: Motor,
    moved: Readonly<Record<string, string>>,
    stands: readonly SavedStand[] | null,
  ) {
    this.moved = new Map(Object.entries(moved));
    this.way = new WayBehind(context.elements, context.processId, stands);
  }

  /** Starts a case and lets it run until it waits or ends. */
  static async start(context: SharedContext, data: Data = {}, by?: MotorName): Promise<LiveInstance> {
    const caseData: CaseData = { current: structuredClone(data) };
    const motor = newMotor(context, caseData, by);
    const instance = new LiveInstance(context, caseData, motor, {}, []);
    await instance.begin();
    instance.way.add('start', motor.moves());
    return instance;
  }

  /** Brings a saved case back to exactly where it stood. */
  static async recover(context: SharedContext, state: string): Promise<LiveInstance> {
    const saved = readState(state);
    const caseData: CaseData = { current: saved.data };
    const instance = new LiveInstance(
      context,
      caseData,
      savedMotor(context, caseData, saved),
      saved.moved,
      saved.stands ?? null,
    );
    await instance.begin();
    return instance;
  }

  /**
   * The case at the same places of another version. This object is done with: whoever moves a case keeps the new one,
   * or the state before. Boundary events that only the other version has begin to listen.
   *
   * @throws EngineFault STATE_UNREADABLE where the case would not stand as it should
   */
  async movedTo(context: SharedContext, elements: ElementMap): Promise<LiveInstance> {
    const before = readState(this.state());
    const astray = placesOf(before).runs.find(
      ({ elementId }) => !elements.has(elementId) && this.context.elements.get(elementId)?.attachedTo === null,
    );
    if (astray) throw new EngineFault('STATE_UNREADABLE', 'the place has no counterpart', astray.elementId);
    const state = JSON.stringify(stateUnder(before, elements, context.diagram.id ?? ''));
    const moved = await LiveInstance.recover(context, state);
    const fresh = newBoundaries(this.context, context, elements);
    const armed = placesOf(before).runs.flatMap(({ executionId, elementId, isTurn }) =>
      (isTurn ? [] : (fresh.get(elements.get(elementId) ?? '') ?? [])).map((boundary) => ({
        boundary,
        beside: executionUnder(executionId, elementId, elements),
      })),
    );
    for (const { boundary, beside } of armed) moved.move('start', () => moved.motor.listen(boundary, beside), boundary);
    moved.checkStands(this, elements, armed.length);
    return moved;
  }

  /**
   * Somebody takes a token from where it stands to another element of its scope; what stands inside or beside it goes.
   */
  shift(executionId: string, to: string): void {
    this.move('cancel', () => this.motor.shift(executionId, to), to);
  }

  get status(): InstanceStatus {
    if (this.stopped) return this.stopped;
    if (this.motor.uncaught) return 'errored';
    return this.motor.isRunning ? 'running' : 'completed';
  }

  /** The error end nobody caught, when the status is `errored`. */
  get uncaughtError(): UncaughtError | null {
    return this.motor.uncaught;
  }

  /** Ends of the process itself reached so far; those inside sub-processes do not end a case. */
  get endEvents(): readonly string[] {
    return this.motor.ends;
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
    this.described = null;
  }

  /**
   * The way the case has come since this was last asked; the state keeps when it came to where it stands. Whoever
   * saves the state asks first.
   *
   * @param now when all of it happened: the instant of the transaction
   */
  takePassages(now: Date): readonly Passage[] {
    return this.way.take(now, this.status !== 'running');
  }

  /** What the case waits for now. Expressions are resolved against the data of this moment. */
  get waiting(): Waiting {
    this.described ??= describeWaiting(this.open.values(), this.context.elements, this.data, this.moved);
    return this.described;
  }

  /** An official has done the task; `data` is merged before the case goes on. */
  completeTask(executionId: string, data: Data = {}): void {
    this.command('task', executionId, data);
  }

  /** The step, the decision or the called process is done; `data` is merged before the case goes on. */
  completeService(executionId: string, data: Data = {}): void {
    this.command('service', executionId, data);
  }

  /** The work failed with a business error, which an error boundary with this code may catch. */
  failService(executionId: string, error: BusinessError): void {
    this.command('service', executionId, {}, () => this.motor.fail(executionId, error));
  }

  /** The instant has come; whether it has is the caller's business. */
  fireTimer(executionId: string): void {
    this.command('timer', executionId, {});
  }

  /** Gives an open timer another instant, kept with the state. */
  moveTimer(executionId: string, dueAt: Date): void {
    this.find('timer', executionId);
    this.moved.set(executionId, dueAt.toISOString());
    this.described = null;
  }

  /** Reckons an open timer anew, by the diagram and the data of now. */
  resetTimer(executionId: string): void {
    const { elementId, item } = this.find('timer', executionId);
    const path = this.context.elements.get(elementId)?.timer ?? '';
    this.moveTimer(executionId, readInstant(resolvePath(path, { data: this.data, item }), path));
  }

  receiveMessage(executionId: string, data: Data = {}): void {
    this.command('message', executionId, data);
  }

  /** Ends the case from outside: its caller was interrupted, or an administrator closed it. */
  async cancel(): Promise<void> {
    this.motor.startCommand();
    await this.motor.stop();
    this.stopped = 'cancelled';
    this.way.add('cancel', []);
    this.forget();
  }

  /** The state to be stored; only a case that no command has broken has one. */
  state(): string {
    if (this.stopped === 'broken') throw new EngineFault('STEP_FAILED', 'a broken instance has no state to keep');
    const { data, motor } = this;
    const moved = Object.fromEntries([...this.moved].filter(([executionId]) => this.open.has(executionId)));
    const saved: SavedInstance = { ...motor.state(), data, moved, stands: this.way.save() };
    return JSON.stringify(saved);
  }

  private checkStands(before: LiveInstance, elements: ElementMap, armed: number): void {
    const place = (executionId: string, elementId: string): string => `${elementId} ${executionId}`;
    const kept = [...before.open.values()].flatMap(({ executionId, elementId }) => {
      const to = elements.get(elementId);
      return to === undefined ? [] : [place(executionUnder(executionId, elementId, elements), to)];
    });
    const stands = new Set([...this.open.values()].map(({ executionId, elementId }) => place(executionId, elementId)));
    const lost = kept.find((one) => !stands.has(one));
    if (lost === undefined && stands.size === kept.length + armed) return;
    throw new EngineFault(
      'STATE_UNREADABLE',
      `the case would not stand as before: ${lost ?? 'something is left over'}`,
    );
  }

  private find(kind: OpenKind, executionId: string): OpenExecution {
    const found = this.status === 'running' ? this.open.get(executionId) : undefined;
    if (found?.kind !== kind) throw new EngineFault('NOT_WAITING', `no ${kind} waits as ${executionId}`);
    return found;
  }

  private command(
    kind: OpenKind,
    executionId: string,
    data: Data,
    act: () => void = () => this.motor.complete(executionId),
  ): void {
    const { elementId } = this.find(kind, executionId);
    this.mergeData(data);
    this.move(kind, act, elementId);
  }

  private async begin(): Promise<void> {
    this.motor.startCommand();
    try {
      await this.motor.start();
      this.look();
    } catch (cause) {
      this.breakDown(cause, null);
    }
  }

  private move(by: MovedBy, act: () => void, elementId: string): void {
    this.motor.startCommand();
    try {
      act();
      this.look();
      this.way.add(by, this.motor.moves());
    } catch (cause) {
      this.breakDown(cause, elementId);
    }
  }

  private breakDown(cause: unknown, elementId: string | null): never {
    this.stopped = 'broken';
    this.forget();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EngineFault('STEP_FAILED', reason, elementId, { cause });
  }

  private look(): void {
    this.forget();
    this.open = new Map(this.motor.open().map((open) => [open.executionId, open]));
  }

  private forget(): void {
    this.open = new Map();
    this.described = null;
  }
}
