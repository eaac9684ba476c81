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
  readonly passages: Passage[] = [];
  readonly ends: string[] = [];
  private readonly thrown: Thrown[] = [];
  private readonly caught = new Set<string>();

  constructor(
    broker: Broker,
    private readonly processId: string,
    private readonly errorCodeOf: (elementId: string) => string | null,
  ) {
    const options = { noAck: true, consumerTag: '_trace' };
    broker.subscribeTmp('event', 'activity.#', (key, message) => this.note(key, message), options);
    const flows = { noAck: true, consumerTag: '_trace-flows' };
    broker.subscribeTmp('event', 'flow.take', (_key, message) => this.pass(message, 'taken'), flows);
  }

  startCommand(): void {
    this.passages.length = 0;
  }

  get uncaught(): UncaughtError | null {
    const left = this.thrown.find(({ executionId }) => !this.caught.has(executionId));
    return left ? { elementId: left.elementId, errorCode: left.errorCode } : null;
  }

  private pass(message: BrokerMessage, kind: Passage['kind']): void {
    this.passages.push({ elementId: text(message.content?.['id']), kind });
  }

  private note(key: string, message: BrokerMessage): void {
    const isBoundary = message.content?.['type'] === 'bpmn:BoundaryEvent';
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
    const { content } = message;
    const isTop = member(content?.['parent'], 'id') === this.processId;
    if (content?.['type'] === 'bpmn:EndEvent' && isTop) this.ends.push(text(content['id']));
  }

  private noteThrow(message: BrokerMessage): void {
    const elementId = text(message.content?.['id']);
    const executionId = text(message.content?.['executionId']);
    this.thrown.push({ elementId, executionId, errorCode: this.errorCodeOf(elementId) });
  }
}
