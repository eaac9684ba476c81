import { compile, LiveInstance, revive, type MotorName, type Passage } from '../../../src/workflow/engine/index.js';

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
const moreFlags = ['tellOrally', 'hasOutsideExecutors', 'hasCoExecutors', 'obligationDone'];
const ofReceptions = ['hasPreparing', 'resolved', 'fromReception'];
const places = ['elsewhere', 'in-queue', 'with-leader', 'heard'];

/** Answers that lead any choice of the shipped diagrams any way. */
function answer(roll: (sides: number) => number): Data {
  const chosen = Object.entries(outcomes).map(([set, list]) => [set, { outcome: list[roll(list.length)] }] as const);
  const said = [...flags, ...moreFlags, ...ofReceptions].map((flag) => [flag, roll(2) === 0] as const);
  return { ...Object.fromEntries([...chosen, ...said]), place: places[roll(places.length)] };
}

/** A case led by chance through the real engine (прогулянка), with all the passages it has told of. */
export class Stroll {
  readonly passages: Passage[] = [];
  readonly trail: string[] = [];
  private steps = 0;

  private constructor(
    readonly live: LiveInstance,
    private readonly roll: (sides: number) => number,
  ) {
    this.note();
    this.serve();
  }

  static async through(xml: string, seed: number, motor: MotorName): Promise<Stroll> {
    const context = revive((await compile(xml)).serialized);
    const roll = dice(seed);
    return new Stroll(await LiveInstance.start(context, { ...dataFor(xml), ...answer(roll) }, motor), roll);
  }

  /** Lets one thing happen; the work of the service itself is done before anybody else can do anything. */
  step(): boolean {
    if (this.live.status !== 'running' || this.live.isStuck || this.steps === 40) return false;
    this.steps += 1;
    this.act();
    this.serve();
    return true;
  }

  /** How often the case stands at an element now, or at what is inside it. */
  get open(): ReadonlyMap<string, number> {
    const { stands }: { stands: readonly (readonly [string, string])[] } = JSON.parse(this.live.state());
    const open = new Map<string, number>();
    for (const [, elementId] of stands) open.set(elementId, (open.get(elementId) ?? 0) + 1);
    return open;
  }

  private act(): void {
    const { live, roll } = this;
    const { tasks, timers, messages, services } = live.waiting;
    const acts = [
      ...tasks.map((one) => ({ one, act: () => live.completeTask(one.executionId, answer(roll)) })),
      ...timers.map((one) => ({ one, act: () => live.fireTimer(one.executionId) })),
      ...services.map((one) => ({ one, act: () => live.completeService(one.executionId, answer(roll)) })),
      // Somebody must have asked for it: less likely than that the work goes on.
      ...messages.filter(() => roll(4) === 0).map((one) => ({ one, act: () => live.receiveMessage(one.executionId) })),
    ];
    const chosen = acts[roll(acts.length || 1)];
    if (!chosen) return;
    this.trail.push(chosen.one.elementId);
    chosen.act();
    this.note();
  }

  private serve(): void {
    for (;;) {
      const next = this.live.waiting.services.find(({ kind }) => kind !== 'call');
      if (!next || this.live.status !== 'running') return;
      this.live.completeService(next.executionId, answer(this.roll));
      this.note();
    }
  }

  private note(): void {
    this.passages.push(...this.live.takePassages(new Date(this.steps)));
  }
}
