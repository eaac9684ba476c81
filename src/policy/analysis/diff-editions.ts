import type { Facts } from '../decision.js';
import type { Edition } from '../editions/edition.js';
import { compareAnswers } from './diff-answers.js';
import {
  type InvariantChanges,
  invariantChanges,
  type LabelChange,
  labelChanges,
  type ParameterChange,
  parameterChanges,
} from './diff-documents.js';
import { commonSpace, differencesOfFacts, type FactDifferences } from './diff-facts.js';
import type { RegionStory } from './region-words.js';
import type { Cell } from './space.js';
import type { AnswerGiven } from './verdict.js';

/**
 * What changes for a case: the answer itself; an answer instead of a refusal or a refusal instead of it;
 * facts that begin or cease to be possible together; the values of the answer; its clauses alone.
 */
export type ChangeKind = 'outcome' | 'refusal' | 'possible' | 'impossible' | 'values' | 'clauses';

/** An answer, and the rules that give it in the region; null for the default. */
export interface ChangeSide extends AnswerGiven {
  readonly rules: readonly (string | null)[];
}

/** Some part of all that can happen. */
export interface ChangedRegion {
  /** Ways into the region that together are all of it: the runs of values of each fact that matters. */
  readonly boxes: readonly Readonly<Record<string, readonly Cell[]>>[];
  /** There are more ways than are told. */
  readonly more: boolean;
  /** The same in words; a change among several is told within the region of all of them. */
  readonly words: RegionStory;
  /** The part of all combinations possible on either side, between 0 and 1, and how many they are. */
  readonly share: number;
  readonly combinations: number;
}

/** One change with the whole region in which it happens (зміна). */
export interface Change {
  readonly kind: ChangeKind;
  readonly was: ChangeSide;
  readonly becomes: ChangeSide;
  readonly region: ChangedRegion;
  /** A case of the region; `witnessWords` names only the facts on which it rests. */
  readonly witness: Facts;
  readonly witnessWords: string;
}

/** Everything that is different between two editions (різниця редакцій). */
export interface EditionDiff {
  /** An edition comes into force where there was none, or ceases; null where both sides have one. */
  readonly force: 'begins' | 'ends' | null;
  readonly changes: readonly Change[];
  /** Where anything changes at all; null when nothing does. */
  readonly changed: ChangedRegion | null;
  readonly facts: FactDifferences;
  readonly invariants: InvariantChanges;
  readonly parameters: readonly ParameterChange[];
  readonly labels: readonly LabelChange[];
  /** How many combinations were compared, none left out. */
  readonly combinations: number;
}

const nothing: EditionDiff = {
  force: null,
  changes: [],
  changed: null,
  facts: { asked: [], dropped: [], changed: [], incomparable: [] },
  invariants: { added: [], removed: [] },
  parameters: [],
  labels: [],
  combinations: 0,
};

/** Whether anybody can notice the difference. */
export function isEqual({ force, changes, facts, invariants, parameters, labels }: EditionDiff): boolean {
  const lists = [changes, parameters, labels, ...Object.values(facts), ...Object.values(invariants)];
  return force === null && lists.every((list) => list.length === 0);
}

/** Compares two editions everywhere; null is no edition in force. Exact: no combination is left out. */
export function diffEditions(a: Edition | null, b: Edition | null): EditionDiff {
  if (!a && !b) return nothing;
  if (!a || !b) return { ...nothing, force: a ? 'ends' : 'begins' };
  if (a.digest === b.digest) return { ...nothing, combinations: commonSpace(a, b).combinations };
  const facts = differencesOfFacts(a, b);
  const told = { ...nothing, facts, parameters: parameterChanges(a, b), labels: labelChanges(a, b) };
  const invariants = invariantChanges(a, b);
  if (facts.incomparable.length > 0) return { ...told, invariants };
  return { ...told, invariants, ...compareAnswers(a, b) };
}
