import type { CaseInstance, CaseRows } from '../../../src/workflow/drawing/walked/case-rows.js';
import type { OwnMessages } from '../../../src/workflow/drawing/walked/read-traces.js';
import { compile, LiveInstance, revive } from '../../../src/workflow/engine/index.js';

type Data = Record<string, unknown>;

/** A small seeded generator, so that a stroll that once failed can be taken again. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 7919;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % sides;
  };
}

const instant = '2026-03-04T15:00:00.000Z';

/** Whatever the expressions of a diagram ask for: instants where timers do, any word elsewhere. */
function dataFor(xml: string): Data {
  const lists = [...xml.matchAll(/collection="\$\{variables\.data\.(\w+)\}"/g)].map(([, list = '']) => list);
  const two = ['water', 'roads'].map((unit) => ({ unit, post: unit, group: unit }));
  const data: Data = Object.fromEntries(lists.map((list) => [list, two]));
  for (const [, path = ''] of xml.matchAll(/\$\{variables\.data\.([\w.]+)\}/g)) {
    const [top = '', inner] = path.split('.');
    const word = path.endsWith('At') ? instant : 'something';
    const known = data[top];
    data[top] ??= inner === undefined ? word : {};
    if (inner !== undefined) data[top] = { ...(typeof known === 'object' ? known : {}), [inner]: word };
  }
  return data;
}

const outcomes: Readonly<Record<string, readonly string[]>> = {
  routing: ['hand-on-without-registration', 'other-regime', 'urgent-hand-on', 'register-office', 'register-office'],
  admission: ['anonymous', 'return-incomplete', 'forward', 'repeat-refusal', 'join-earlier', 'split', 'consider'],
  mainExecutorRule: ['ask-author', 'first-named'],
  reply: ['sent', 'returned'],
  endOfControl: ['keep', 'remove-on-signing-day'],
  extension: ['extend', 'refuse-late'],
  finalAnswer: ['not-yet', 'final-with-date', 'final-with-reasons'],
  returning: ['today', 'next-reception', 'not-today'],
  entryRuling: ['admit', 'admit', 'not-admit'],
  visitorRuling: ['receive', 'ask-for-papers'],
  consent: ['receive', 'tell-and-ask', 'first-place-next'],
  stop: ['go-on', 'stop'],
  sendingNotice: ['none', 'tell-orally', 'written-notice'],
  questionResult: ['settled', 'offer-written', 'consider'],
  replyForm: ['written', 'orally'],
};
const flags = ['lookedThrough', 'matchesToConfirm', 'decidedUnconsidered', 'registered', 'replyAgreed', 'replySigned'];
const moreFlags = ['tellOrally', 'termBroken', 'hasOutsideExecutors', 'hasCoExecutors', 'obligationDone'];
const ofReceptions = ['hasPreparing', 'resolved', 'fromReception'];
const places = ['elsewhere', 'in-queue', 'with-leader', 'heard'];

/** Answers that lead any choice of the shipped diagrams any way. */
function answer(roll: (sides: number) => number): Data {
  const chosen = Object.entries(outcomes).map(([set, list]) => [set, { outcome: list[roll(list.length)] }] as const);
  const said = [...flags, ...moreFlags, ...ofReceptions].map((flag) => [flag, roll(2) === 0] as const);
  return { ...Object.fromEntries([...chosen, ...said]), place: places[roll(places.length)] };
}

const instance: CaseInstance = {
  id: 'instance',
  parentId: null,
  parentExecutionId: null,
  definitionId: 'definition',
  processKey: 'process',
  businessKey: 'case',
  status: 'running',
  endEvent: null,
};

type Row = CaseRows['tasks'][number];

/**
 * A case led by chance through the real engine (прогулянка). It remembers what the engine has truly passed, and
 * beside it only the rows that the service would have written.
 */
export class Stroll {
  readonly passed = new Set<string>();
  readonly trail: string[] = [];
  private readonly tasks = new Map<string, Row>();
  private readonly called = new Map<string, CaseInstance>();
  private readonly decided: string[] = [];
  private readonly fired: string[] = [];
  private readonly heard = new Set<string>();
  private steps = 0;

  private constructor(
    private readonly live: LiveInstance,
    readonly messages: OwnMessages,
    private readonly roll: (sides: number) => number,
  ) {
    this.note();
    this.serve();
  }

  static async through(xml: string, seed: number): Promise<Stroll> {
    const context = revive((await compile(xml)).serialized);
    const roll = dice(seed);
    const named = [...context.elements.values()].flatMap(({ id, message: name }) =>
      name === null ? [] : [{ id, name }],
    );
    const isOnlyHere = (name: string): boolean => named.filter((one) => one.name === name).length === 1;
    const messages = new Map(named.map(({ id, name }) => [id, { name, isOnlyHere: isOnlyHere(name) }]));
    return new Stroll(await LiveInstance.start(context, { ...dataFor(xml), ...answer(roll) }), messages, roll);
  }

  /** Lets one thing happen; the work of the service itself is done before anybody else can do anything. */
  step(): boolean {
    if (this.live.status !== 'running' || this.live.isStuck || this.steps === 40) return false;
    this.steps += 1;
    this.act();
    this.serve();
    return true;
  }

  rows(): CaseRows {
    const { timers, messages } = this.live.waiting;
    const { decided, fired, heard } = this;
    const isOver = this.live.status !== 'running';
    return {
      instance: {
        ...instance,
        endEvent: isOver ? (this.live.endEvents.at(-1) ?? null) : null,
      },
      tasks: [...this.tasks.values()],
      called: [...this.called.values()],
      decided,
      fired,
      heard,
      timers: timers.map(({ elementId }) => elementId),
      waits: messages.map(({ elementId }) => elementId),
      jobs: [],
      incidents: [],
    };
  }

  private act(): void {
    const { live, roll } = this;
    const { tasks, timers, messages, services } = live.waiting;
    const acts = [
      ...tasks.map((one) => ({ one, act: () => this.complete(one) })),
      ...timers.map((one) => ({ one, act: () => this.fire(one) })),
      ...services.map((one) => ({ one, act: () => this.comeBack(one) })),
      // Somebody must have asked for it: less likely than that the work goes on.
      ...messages.filter(() => roll(4) === 0).map((one) => ({ one, act: () => this.hear(one) })),
    ];
    const chosen = acts[roll(acts.length || 1)];
    if (!chosen) return;
    this.trail.push(chosen.one.elementId);
    chosen.act();
    this.note();
  }

  private complete({ executionId, elementId }: Place): void {
    this.tasks.set(executionId, { elementId, isOpen: false, state: 'completed' });
    this.live.completeTask(executionId, answer(this.roll));
  }

  private fire({ executionId, elementId }: Place): void {
    this.fired.push(elementId);
    this.live.fireTimer(executionId);
  }

  private comeBack({ executionId, elementId }: Place): void {
    this.called.set(executionId, callOf(elementId, 'completed'));
    this.live.completeService(executionId, answer(this.roll));
  }

  private hear({ executionId, name }: Place & { readonly name: string }): void {
    this.heard.add(name);
    this.live.receiveMessage(executionId);
  }

  /** Steps and decisions: only the decisions leave a row. */
  private serve(): void {
    for (;;) {
      const next = this.live.waiting.services.find(({ kind }) => kind !== 'call');
      if (!next || this.live.status !== 'running') return;
      if (next.kind === 'decision') this.decided.push(next.elementId);
      this.live.completeService(next.executionId, answer(this.roll));
      this.note();
    }
  }

  private note(): void {
    const { tasks, services } = this.live.waiting;
    for (const { kind, elementId } of this.live.path())
      if (kind === 'left' || kind === 'taken') this.passed.add(elementId);
    for (const { executionId, elementId } of tasks)
      this.tasks.set(executionId, { elementId, isOpen: true, state: 'ready' });
    for (const { executionId, elementId, kind } of services) {
      if (kind === 'call') this.called.set(executionId, callOf(elementId, 'running'));
    }
    this.dropWhatIsOver();
  }

  private dropWhatIsOver(): void {
    const { tasks, services } = this.live.waiting;
    const open = new Set([...tasks, ...services].map(({ executionId }) => executionId));
    for (const [executionId, row] of this.tasks) {
      if (row.isOpen && !open.has(executionId))
        this.tasks.set(executionId, { ...row, isOpen: false, state: 'terminated' });
    }
    for (const [executionId, row] of this.called) {
      if (row.status === 'running' && !open.has(executionId))
        this.called.set(executionId, { ...row, status: 'terminated' });
    }
  }
}

interface Place {
  readonly executionId: string;
  readonly elementId: string;
}

const callOf = (elementId: string, status: CaseInstance['status']): CaseInstance => ({
  ...instance,
  parentId: instance.id,
  parentExecutionId: `${elementId}_0a1b`,
  status,
});
