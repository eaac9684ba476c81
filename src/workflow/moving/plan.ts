import type { Definition } from '../definitions/definitions.js';
import type { ElementMap } from '../engine/index.js';

/**
 * What becomes of the last day of a task or of the instant of a timer: it stays, it is reckoned by the new diagram, or
 * a timer that has no counterpart goes.
 */
export const termWords = ['keep', 'reset', 'drop'] as const;
export type TermWord = (typeof termWords)[number];

/** How cases of one version go over to another (план переведення). */
export interface MovePlan {
  /** Each element that has a counterpart, and which. */
  readonly elements: Readonly<Record<string, string>>;
  /** By element of the former version; what is not named is kept. */
  readonly terms: Readonly<Record<string, TermWord>>;
}

/** A plan with the versions it is between. */
export interface Move {
  readonly from: Definition;
  readonly to: Definition;
  readonly elements: ElementMap;
  readonly terms: ReadonlyMap<string, TermWord>;
}

export const moveOf = (from: Definition, to: Definition, { elements, terms }: MovePlan): Move => ({
  from,
  to,
  elements: new Map(Object.entries(elements)),
  terms: new Map(Object.entries(terms)),
});
