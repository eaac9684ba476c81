import type { PlainDate } from '../plain-date.js';

/** One who is named in a resolution to act (виконавець), in the order named. */
export interface Executor {
  /** The unit, or the outside body, that is to act. */
  readonly unit: string;
  /** The post or the person in it, where one is named: the work is theirs and not the whole unit's. */
  readonly person: string | null;
  /** Whether it belongs to the executive committee (працівник виконкому); a provider or another body does not. */
  readonly staff: boolean;
  readonly task: string | null;
}

/**
 * What a leader writes on an appeal (резолюція): who is to act and by when. Executors stay in the order
 * the leader named them; it decides who answers for the reply.
 */
export interface Resolution {
  readonly author: string;
  readonly authorPost: string;
  readonly writtenOn: PlainDate;
  readonly text: string;
  readonly executors: readonly Executor[];
  /** An earlier end the leader set, if any. */
  readonly dueOn: PlainDate | null;
}

/**
 * The place of the main executor in the list (головний виконавець): the first named, or, when that one is
 * not staff of the executive committee, the next listed one who is. -1 when nobody is staff: the
 * regulation has no answer, so the author of the resolution is asked to name one.
 *
 * Source: KR-3.12, KR-3.13, KR-2.30.
 */
export function indexOfMainExecutor(executors: readonly Pick<Executor, 'staff'>[]): number {
  return executors.findIndex((executor) => executor.staff);
}
