import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  compile,
  LiveInstance,
  revive,
  type MotorName,
  type SharedContext,
} from '../../../src/workflow/engine/index.js';

type Data = Readonly<Record<string, unknown>>;
type Manner = 'live' | 'reloaded';

/** What a case has passed in one step, and in which step it had come there. */
export function passagesOf(instance: LiveInstance, step: number): readonly string[] {
  const passages = instance.takePassages(new Date(step));
  expect(new Set(passages.map(({ leftAt }) => leftAt.getTime()).filter((at) => at !== step))).toEqual(new Set());
  return passages.map(
    ({ kind, elementId, movedBy, enteredAt }) => `${movedBy}: ${kind} ${elementId} ${enteredAt?.getTime() ?? 'of old'}`,
  );
}

export function diagram(name: string): string {
  return readFileSync(new URL(`./diagrams/${name}.bpmn`, import.meta.url), 'utf8');
}

async function contextFrom(xml: string): Promise<SharedContext> {
  const { serialized } = await compile(xml);
  return revive(serialized);
}

export function contextOf(name: string): Promise<SharedContext> {
  return contextFrom(diagram(name));
}

/**
 * A walk through a diagram (прохід): a script of what officials, clocks and messages do, and where the case must
 * stand. What is called is only written down; `done` walks it. `reloaded` saves the case and brings it back before
 * each step, as another node would.
 */
export class Walk {
  readonly trail: string[] = [];
  /** The same, with the passages of a step in no order. */
  readonly unordered: string[] = [];
  private current: LiveInstance | null = null;
  private readonly script: (() => Promise<void> | void)[] = [];

  constructor(
    private readonly context: SharedContext,
    private readonly manner: Manner,
    private readonly motor?: MotorName,
  ) {}

  get instance(): LiveInstance {
    if (!this.current) throw new Error('the walk has not started');
    return this.current;
  }

  start(data: Data = {}): this {
    return this.next(async () => {
      this.current = await LiveInstance.start(this.context, data, this.motor);
      this.note('start');
    });
  }

  complete(elementId: string, data: Data = {}, turn = 0): this {
    return this.step(`complete ${elementId}`, (instance) => {
      instance.completeTask(this.executionOf('tasks', elementId, turn), data);
    });
  }

  serve(elementId: string, data: Data = {}, turn = 0): this {
    return this.step(`serve ${elementId}`, (instance) => {
      instance.completeService(this.executionOf('services', elementId, turn), data);
    });
  }

  fail(elementId: string, code: string): this {
    return this.step(`fail ${elementId}`, (instance) => {
      instance.failService(this.executionOf('services', elementId, 0), { code, message: code });
    });
  }

  fire(elementId: string): this {
    return this.step(`fire ${elementId}`, (instance) => {
      instance.fireTimer(this.executionOf('timers', elementId, 0));
    });
  }

  receive(elementId: string, data: Data = {}): this {
    return this.step(`receive ${elementId}`, (instance) => {
      instance.receiveMessage(this.executionOf('messages', elementId, 0), data);
    });
  }

  /** All the case waits for, in the order of the diagram. */
  standsAt(...expected: readonly string[]): this {
    return this.next(() => {
      expect(this.places(), `${this.manner}, after ${this.trail.at(-1) ?? ''}`).toEqual([...expected].sort());
      expect(this.instance.status, this.manner).toBe('running');
    });
  }

  endsAt(...ends: readonly string[]): this {
    return this.next(() => {
      expect([...this.instance.endEvents], this.manner).toEqual(ends);
      expect(this.instance.status, this.manner).toBe('completed');
      expect(this.places(), this.manner).toEqual([]);
    });
  }

  /** Looks at the case where it stands at this point of the script. */
  look(at: (instance: LiveInstance) => void): this {
    return this.next(() => at(this.instance));
  }

  reload(): this {
    return this.next(async () => {
      this.current = await LiveInstance.recover(this.context, this.instance.state());
    });
  }

  /** Walks what has been written down so far. */
  async done(): Promise<this> {
    for (let next = this.script.shift(); next; next = this.script.shift()) await next();
    return this;
  }

  executionOf(list: 'tasks' | 'timers' | 'messages' | 'services', elementId: string, turn = 0): string {
    const found = this.instance.waiting[list].filter((wait) => wait.elementId === elementId)[turn];
    if (!found) throw new Error(`${elementId} is not among the ${list}: ${this.places().join(', ')}`);
    return found.executionId;
  }

  private places(): readonly string[] {
    const { tasks, timers, messages, services } = this.instance.waiting;
    return [...tasks, ...timers, ...messages, ...services].map(({ elementId }) => elementId).sort();
  }

  private step(what: string, act: (instance: LiveInstance) => void): this {
    if (this.manner === 'reloaded') this.reload();
    return this.next(() => {
      act(this.instance);
      this.note(what);
    });
  }

  private next(what: () => Promise<void> | void): this {
    this.script.push(what);
    return this;
  }

  private note(what: string): void {
    const passages = passagesOf(this.instance, this.trail.length);
    const write = (list: readonly string[]): string => `${what}: ${list.join(', ')} | ${this.places().join(', ')}`;
    this.trail.push(write(passages));
    this.unordered.push(write(passages.toSorted()));
  }
}

/**
 * The same script live and reloaded before each step, by our own motor and by the library: the same places, the
 * same path, the same end.
 */
export function walks(name: string, title: string, script: (walk: Walk) => void): void {
  walksOver(diagram(name), `${name}: ${title}`, script);
}

/** As `walks`, over a diagram that is not a file. */
export function walksOver(xml: string, title: string, script: (walk: Walk) => void): void {
  test(title, async () => {
    const context = await contextFrom(xml);
    const trails: (readonly string[])[] = [];
    for (const motor of ['tokens', 'library'] as const) {
      const [live, reloaded] = [new Walk(context, 'live', motor), new Walk(context, 'reloaded', motor)];
      for (const walk of [live, reloaded]) {
        script(walk);
        await walk.done();
      }
      expect(reloaded.trail, motor).toEqual(live.trail);
      trails.push(live.unordered);
    }
    expect(trails[0]).toEqual(trails[1]);
  });
}
