import { type Move, neverWaits, type UncaughtError } from '../motor.js';
import type { ElementInfo } from '../reading/element.js';
import type { BrokerMessage, Broker } from './library.js';

interface Thrown extends UncaughtError {
  readonly executionId: string;
}

/** No honest diagram enters one element of one scope so often without ever waiting; each time costs the library more. */
const mostEntries = 100;

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
  private readonly told: Move[] = [];
  private readonly entries = new Map<string, number>();
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
    this.told.length = 0;
    this.entries.clear();
  }

  /** What happened since the command began; of a cancelled sub-process the inside is not told again. */
  moves(): readonly Move[] {
    const cancelled = new Set(this.told.filter(({ kind }) => kind === 'cancelled').map((one) => one.elementId));
    return this.told.filter((one) => one.kind !== 'cancelled' || !this.isInside(one.elementId, cancelled));
  }

  get uncaught(): UncaughtError | null {
    const left = this.thrown.find(({ executionId }) => !this.caught.has(executionId));
    return left ? { elementId: left.elementId, errorCode: left.errorCode } : null;
  }

  private isInside(elementId: string, scopes: ReadonlySet<string>): boolean {
    const parent = this.elements.get(elementId)?.parentId;
    return parent !== undefined && (scopes.has(parent) || this.isInside(parent, scopes));
  }

  private pass(message: BrokerMessage, kind: Move['kind']): void {
    const elementId = text(message.content?.['id']);
    if (kind === 'entered') this.count(`${text(member(message.content?.['parent'], 'executionId'))} ${elementId}`);
    const isInstant = kind === 'taken' || this.elements.get(elementId)?.type === 'BoundaryEvent';
    this.told.push({ elementId, kind, executionId: isInstant ? null : text(message.content?.['executionId']) });
  }

  /** The library would go round for ever, and with it the node. */
  private count(place: string): void {
    const entries = (this.entries.get(place) ?? 0) + 1;
    if (entries > mostEntries) throw new Error(neverWaits);
    this.entries.set(place, entries);
  }

  private note(key: string, message: BrokerMessage): void {
    const isBoundary = this.elements.get(text(message.content?.['id']))?.type === 'BoundaryEvent';
    if (key === 'activity.enter' && !isBoundary) return this.pass(message, 'entered');
    if (key === 'activity.execution.discard' && !isBoundary) return this.pass(message, 'cancelled');
    if (key === 'activity.end') return this.noteEnd(message);
    if (key === 'activity.throw') return this.noteThrow(message);
    if (key === 'activity.catch') this.noteCatch(message.content?.['source']);
  }

  private noteEnd(message: BrokerMessage): void {
    this.pass(message, 'left');
    const element = this.elements.get(text(message.content?.['id']));
    if (element?.type === 'EndEvent' && element.parentId === this.processId) this.ends.push(element.id);
  }

  /** An error end has left already; work that failed is cut off without a word of its own. */
  private noteCatch(source: unknown): void {
    const executionId = text(member(source, 'executionId'));
    this.caught.add(executionId);
    const elementId = text(member(source, 'id'));
    if (this.elements.get(elementId)?.service) this.told.push({ elementId, kind: 'cancelled', executionId });
  }

  private noteThrow(message: BrokerMessage): void {
    const elementId = text(message.content?.['id']);
    const executionId = text(message.content?.['executionId']);
    this.thrown.push({ elementId, executionId, errorCode: this.elements.get(elementId)?.errorCode ?? null });
  }
}
