import * as elements from 'bpmn-elements';
import type { Turns } from './turns.js';

/** A message of the library's broker. Contents are the library's own; ours never travel in them. */
export interface BrokerMessage {
  readonly content?: Readonly<Record<string, unknown>>;
  readonly fields: { readonly routingKey?: string; readonly redelivered?: boolean };
}

interface Queue {
  readonly messageCount: number;
  queueMessage(fields: { readonly routingKey: string }, content: unknown): void;
}

export interface Broker {
  subscribeTmp(
    exchange: string,
    pattern: string,
    onMessage: (routingKey: string, message: BrokerMessage) => void,
    options: { readonly noAck: boolean; readonly consumerTag: string },
  ): void;
  getQueue(name: string): Queue;
}

/** What one open execution offers: its content, and the ways to end it. */
export interface ExecutionApi {
  readonly id: string;
  readonly executionId: string;
  readonly owner: Activity;
  readonly content: Readonly<Record<string, unknown>>;
  signal(message: object): void;
  cancel(): void;
  sendApiMessage(action: string, content: object): void;
}

export interface Activity {
  readonly id: string;
  readonly type: string;
  readonly broker: Broker;
  readonly environment: Environment;
  readonly isMultiInstance: boolean;
  readonly isRunning: boolean;
  readonly attachedTo: Activity | null;
  /** Of the present execution; those of a loop have their own. */
  readonly executionId?: string;
  /** The other elements of its scope. */
  getActivityById(id: string): Activity | null;
  readonly parent: object;
  /** Ends what it is at, and goes on nowhere. */
  discard(): void;
  readonly behaviour: Readonly<Record<string, unknown>>;
  readonly eventDefinitions?: readonly { readonly type: string }[];
  readonly execution?: { readonly completed: boolean; getPostponed(): readonly ExecutionApi[] };
  /** Lets a token that has come here enter, when nothing runs. */
  _consumeInbound: () => void;
}

/** What the library itself looks at in an environment; every copy for a sub-process keeps it. */
interface Surroundings {
  readonly settings: object;
  readonly timers: object;
  readonly scripts: object;
  readonly expressions: object;
  readonly Logger: object;
}

export declare class Environment implements Surroundings {
  constructor(options: Surroundings);
  readonly settings: object;
  readonly timers: object;
  readonly scripts: object;
  readonly expressions: object;
  readonly Logger: object;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What we have given it beside the library's own: every copy keeps it too. */
  readonly options: { readonly turns: Turns };
  assignVariables(values: unknown): void;
  getState(): object;
  resolveExpression(text: unknown, message: unknown): unknown;
}

declare class SequenceFlow {
  discard(content?: object): void;
}

declare class TimerEventDefinition {
  readonly environment: Environment;
  readonly timeDate?: string;
}

interface LoopDefinition {
  readonly type: string;
  readonly behaviour: { readonly isSequential?: boolean; readonly collection?: unknown };
}

declare class MultiInstanceLoopCharacteristics {
  constructor(activity: Activity, loopCharacteristics: LoopDefinition);
  readonly activity: Activity;
  readonly isSequential: boolean;
  loopCharacteristics: LoopDefinition;
  execute(message: BrokerMessage): void;
}

/** What an element finds around it while the library builds it. */
export interface ElementContext {
  environment: Environment;
}

type Element = (definition: object, context: ElementContext) => Activity;

interface Library {
  readonly Environment: typeof Environment;
  readonly Process: new (definition: object, context: ElementContext) => object;
  readonly SequenceFlow: typeof SequenceFlow;
  readonly TimerEventDefinition: typeof TimerEventDefinition;
  readonly MultiInstanceLoopCharacteristics: typeof MultiInstanceLoopCharacteristics;
  readonly BoundaryEvent: Element;
  readonly SignalTask: Element;
  readonly SubProcess: Element;
  readonly IntermediateCatchEvent: Element;
  readonly EventBasedGateway: Element;
  readonly [element: string]: unknown;
}

/**
 * The one import of `bpmn-elements`: the elements that ours override, for an `Engine` to build. Its published types
 * contradict its exports (classes typed as instances, names missing), so the part we use is written down here. The
 * version is pinned: the private names that `DurableTimer`, `RepeatableBoundaryEvent` and `Turns` lean on are held
 * by the conformance suite.
 */
export const library = elements as unknown as Library;
