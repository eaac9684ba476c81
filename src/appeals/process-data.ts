import type { PlainDate } from '../domain/plain-date.js';

/** An extension as a leader asks the rules for it. */
export interface ExtensionAsked {
  readonly by: 'head' | 'deputy' | 'other';
  readonly objectiveGrounds: boolean;
  readonly to: PlainDate;
  readonly grounds: string;
}

/** Reads what a step or an answer put into the data of the process; a missing key is a fault of the diagram. */
export function fromProcess<T>(data: Readonly<Record<string, unknown>>, key: string): T {
  const value = data[key];
  if (value === undefined) throw new Error(`The process has no «${key}» at this place.`);
  return value as T;
}
