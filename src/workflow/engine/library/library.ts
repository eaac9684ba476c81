import { createRequire } from 'node:module';
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
  readonly behaviour: Readonly<Record<string, unknown>>;
  readonly eventDefinitions?: readonly { readonly type: string }[];
  readonly execution?: { readonly completed: boolean; getPostponed(): readonly ExecutionApi[] };
  /** Lets a token that has come here enter, when nothing runs. */
  _consumeInbound: () => void;
}

interface EnvironmentOptions {
  readonly settings: { readonly disableTrackState: true; readonly batchSize: number };
  readonly timers: object;
  readonly scripts: object;
  readonly expressions: object;
  readonly turns: Turns;
}

export declare class Environment {
  constructor(options: EnvironmentOptions);
  readonly variables: Readonly<Record<string, unknown>>;
  /** What we have given it beside the library's own: every copy for a sub-process keeps it. */
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

export declare class Definition {
  constructor(context: object);
  readonly broker: Broker;
  readonly isRunning: boolean;
  run(): void;
  recover(state: unknown): void;
  resume(): void;
  stop(): void;
  getState(): object;
  getPostponed(): readonly ExecutionApi[];
}

type Element = (definition: object, context: object) => Activity;

interface Library {
  readonly Environment: typeof Environment;
  readonly Definition: typeof Definition;
  readonly SequenceFlow: typeof SequenceFlow;
  readonly TimerEventDefinition: typeof TimerEventDefinition;
  readonly MultiInstanceLoopCharacteristics: typeof MultiInstanceLoopCharacteristics;
  readonly BoundaryEvent: Element;
  readonly SignalTask: Element;
  readonly SubProcess: Element;
  readonly IntermediateCatchEvent: Element;
  readonly EventBasedGateway: Element;
  readonly Context: (definitionContext: object, environment: Environment) => object;
  readonly [element: string]: unknown;
}

/**
 * The one import of `bpmn-elements`. Its published types contradict its exports (classes typed as instances,
 * names missing), so the part we use is written down here. The version is pinned: the private names that
 * `DurableTimer`, `RepeatableBoundaryEvent` and `Turns` lean on are held by the conformance suite.
 */
export const library: Library = createRequire(import.meta.url)('bpmn-elements');
