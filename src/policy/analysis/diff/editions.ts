import type { Edition } from '../../editions/edition.js';
import { compareAnswers } from './answers.js';
import type { EditionDiff } from './changes.js';
import { invariantChanges, labelChanges, parameterChanges } from './documents.js';
import { commonSpace, differencesOfFacts } from './facts.js';

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
