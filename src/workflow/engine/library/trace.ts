import type { ElementInfo } from '../reading/element.js';
import type { BrokerMessage, Broker } from './library.js';

/** One thing that happened to a case while it moved: an element entered, left or cancelled, a flow taken. */
export interface Passage {
  readonly elementId: string;
  readonly kind: 'entered' | 'left' | 'cancelled' | 'taken';
}

/** An error end nobody in the diagram caught. */
export interface UncaughtError {
  readonly elementId: string;
  readonly errorCode: string | null;
}

interface Thrown extends UncaughtError {
  readonly executionId: string;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/**
 * Listens to the library while a case moves and remembers what matters outside: where it went, which end it
 * reached, whether an error end was left uncaught. A top-level error end looks like success to the library.
 */
export class Trace {
  private readonly passages: Passage[] = [];
  readonly ends: string[] = [];
  private readonly thrown: Thrown[] = [];
  private readonly caught = new Set<string>();

  constructor(
    broker: Broker,
    private readonly processId: string,
    private readonly elements: ReadonlyMap<string, ElementInfo>,
  ) {
    const options = { noAck: true, consumerTag: '_trace' };
    broker.subscribeTmp('event', 'activity.#', (key, message) => this.note(key, message), options);
    const flows = { noAck: true, consumerTag: '_trace-flows' };
    broker.subscribeTmp('event', 'flow.take', (_key, message) => this.pass(message, 'taken'), flows);
  }

  startCommand(): void {
    this.passages.length = 0;
  }

  /** What happened since the command began; of a cancelled sub-process the inside is not told again. */
  path(): readonly Passage[] {
    const cancelled = new Set(this.passages.filter(({ kind }) => kind === 'cancelled').map((one) => one.elementId));
    return this.passages.filter((one) => one.kind !== 'cancelled' || !this.isInside(one.elementId, cancelled));
  }

  get uncaught(): UncaughtError | null {
    const left = this.thrown.find(({ executionId }) => !this.caught.has(executionId));
    return left ? { elementId: left.elementId, errorCode: left.errorCode } : null;
  }

  private isInside(elementId: string, scopes: ReadonlySet<string>): boolean {
    const parent = this.elements.get(elementId)?.parentId;
    return parent !== undefined && (scopes.has(parent) || this.isInside(parent, scopes));
  }

  private pass(message: BrokerMessage, kind: Passage['kind']): void {
    this.passages.push({ elementId: text(message.content?.['id']), kind });
  }

  private note(key: string, message: BrokerMessage): void {
    const isBoundary = this.elements.get(text(message.content?.['id']))?.type === 'BoundaryEvent';
    if (key === 'activity.enter' && !isBoundary) return this.pass(message, 'entered');
    if (key === 'activity.execution.discard' && !isBoundary) return this.pass(message, 'cancelled');
    if (key === 'activity.end') return this.noteEnd(message);
    if (key === 'activity.throw') return this.noteThrow(message);
    if (key === 'activity.catch') {
      this.caught.add(text(member(message.content?.['source'], 'executionId')));
    }
  }

  private noteEnd(message: BrokerMessage): void {
    this.pass(message, 'left');
    const element = this.elements.get(text(message.content?.['id']));
    if (element?.type === 'EndEvent' && element.parentId === this.processId) this.ends.push(element.id);
  }

  private noteThrow(message: BrokerMessage): void {
    const elementId = text(message.content?.['id']);
    const executionId = text(message.content?.['executionId']);
    this.thrown.push({ elementId, executionId, errorCode: this.elements.get(elementId)?.errorCode ?? null });
  }
}
