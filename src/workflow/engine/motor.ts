import type { SavedByLibrary, SavedByTokens } from './saved-instance.js';

/** The business data of one instance; every part of the diagram looks at this one object. */
export interface CaseData {
  current: Readonly<Record<string, unknown>>;
}

/** What kind of wait one open execution is; anything else is a motor's own bookkeeping. */
export type OpenKind = 'task' | 'service' | 'timer' | 'message';

export const neverWaits = 'the case goes round without ever waiting';

/** One place at which a case waits for somebody outside. */
export interface OpenExecution {
  readonly kind: OpenKind;
  readonly executionId: string;
  readonly elementId: string;
  /** The item of the loop it stands in, if it stands in one. */
  readonly item: unknown;
  /** When a timer is due: an ISO instant. */
  readonly dueAt: string | null;
}

/** One thing that happened to a case while it moved: an element entered, left or cancelled, a flow taken. */
export interface Move {
  readonly elementId: string;
  readonly kind: 'entered' | 'left' | 'cancelled' | 'taken';
  /** Which execution of the element it was, where more than this moment may lie between entering and leaving. */
  readonly executionId: string | null;
}

/** An error end nobody in the diagram caught. */
export interface UncaughtError {
  readonly elementId: string;
  readonly errorCode: string | null;
}

export interface BusinessError {
  readonly code: string;
  readonly message: string;
}

/**
 * What carries one case through its diagram (рушій). There are two, and one suite holds them equal: the
 * library's, which carries cases unless the setting says otherwise, and our own, which is cheaper. Each writes a
 * state of its own format.
 */
export interface Motor {
  /** Whether anything is left to do or to wait for. */
  readonly isRunning: boolean;
  readonly uncaught: UncaughtError | null;
  /** Top-level ends reached in the whole life of the case. */
  readonly ends: readonly string[];
  /** Forgets what has happened so far: another command begins. */
  startCommand(): void;
  /** What has happened since the command began. */
  moves(): readonly Move[];
  start(): Promise<void> | void;
  /** All that waits, in the order of the diagram. */
  open(): readonly OpenExecution[];
  /** Ends one wait: the task is done, the instant has come, the message is here. */
  complete(executionId: string): void;
  fail(executionId: string, error: BusinessError): void;
  /** Begins to listen to a boundary event that the version an execution began by did not have. */
  listen(boundary: string, beside: string): void;
  /** Takes a token away from an execution and lets it come to another element of the same scope. */
  shift(executionId: string, to: string): void;
  stop(): Promise<void> | void;
  /** What it needs to go on, in a format of its own. */
  state(): SavedByLibrary | SavedByTokens;
}
