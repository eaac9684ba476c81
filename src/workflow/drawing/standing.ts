/** Where a case stands on its diagram (де стоїть справа): ids of elements, of shapes and lines alike. */
export interface Standing {
  /** Where it waits now, and for how many at each place: a task for three executors waits for three. */
  readonly waiting: ReadonlyMap<string, number>;
  readonly passed: ReadonlySet<string>;
  /** Where it could not go on. */
  readonly incidents: ReadonlySet<string>;
  /** In words, what of the way behind nobody kept; null when all of it is shown. */
  readonly unrecorded: string | null;
}

export type ElementState = 'incident' | 'waiting' | 'passed';

export const nowhere: Standing = { waiting: new Map(), passed: new Set(), incidents: new Set(), unrecorded: null };

/** An element may have been passed and be waited at again: what asks for attention comes first. */
export function stateOf(id: string, { waiting, passed, incidents }: Standing): ElementState | null {
  if (incidents.has(id)) return 'incident';
  if (waiting.has(id)) return 'waiting';
  return passed.has(id) ? 'passed' : null;
}

export const stateNames: Readonly<Record<ElementState, string>> = {
  waiting: 'справа чекає тут',
  passed: 'пройдено',
  incident: 'тут стався збій',
};
