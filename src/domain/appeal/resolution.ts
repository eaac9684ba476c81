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

/** Whom the rules make the main executor: set `main-executor`, where it does not ask the author of the resolution. */
type MainExecutorRule = 'first-named' | 'next-staff';

/**
 * The main executor among those named (головний виконавець): the first, or the next listed one who is staff of the
 * executive committee; undefined where the list has none such.
 *
 * Source: KR-3.12, KR-3.13, KR-2.30, KR-3.19.
 */
export function mainExecutorOf<E extends Pick<Executor, 'staff'>>(
  executors: readonly E[],
  rule: MainExecutorRule,
): E | undefined {
  return rule === 'first-named' ? executors[0] : executors.find(({ staff }) => staff);
}
