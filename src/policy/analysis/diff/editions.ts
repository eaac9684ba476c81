import { z } from 'zod';
import { choice, flag, text, type View, view, whole } from '../../../platform/http/schemas/view.js';
import type { Edition } from '../../editions/edition.js';
import { factsView } from '../../policy-views.js';
import { compareAnswers } from './answers.js';
import {
  invariantChanges,
  InvariantChangesView,
  labelChanges,
  LabelChangeView,
  parameterChanges,
  ParameterChangeView,
} from './documents.js';
import { commonSpace, differencesOfFacts, FactDifferencesView } from './facts.js';
import { RegionStoryView } from '../region-words.js';
import { CellView } from '../space.js';
import { answerGiven } from '../verdict.js';

/**
 * What changes for a case: the answer itself; an answer instead of a refusal or a refusal instead of it;
 * facts that begin or cease to be possible together; the values of the answer; its clauses alone.
 */
const kinds = ['outcome', 'refusal', 'possible', 'impossible', 'values', 'clauses'] as const;
export type ChangeKind = (typeof kinds)[number];

/** An answer, and the rules that give it in the region; null for the default. */
const ChangeSideView = view('ChangeSide', 'Відповідь однієї сторони.', {
  ...answerGiven,
  rules: z.array(z.string().nullable()).describe('Правила, що її дають; null – рішення за замовчуванням'),
});
export type ChangeSide = View<typeof ChangeSideView>;

/** Some part of all that can happen. */
const ChangedRegionView = view('ChangedRegion', 'Область фактів.', {
  boxes: z
    .array(z.record(z.string(), z.array(CellView)))
    .describe('Шляхи в неї, разом – уся область: значення кожного факту, що важить'),
  more: flag('Чи є ще шляхи'),
  words: RegionStoryView,
  share: z.number().describe('Частка всіх можливих поєднань, від 0 до 1'),
  combinations: whole('Скільки поєднань'),
});
export type ChangedRegion = View<typeof ChangedRegionView>;

/** One change with the whole region in which it happens (зміна). */
const ChangeView = view('AnswerChange', 'Що зміниться і де.', {
  kind: choice('AnswerChangeKind', 'Інше рішення, відмова, можливе, неможливе, інші значення чи лише пункти.', kinds),
  was: ChangeSideView,
  becomes: ChangeSideView,
  region: ChangedRegionView,
  witness: factsView('Один випадок з усіма фактами'),
  witnessWords: text('Він словами: лише факти, від яких це залежить'),
});
export type Change = View<typeof ChangeView>;

/** Everything that is different between two editions (різниця редакцій). */
export const editionDiff = {
  force: choice('ForceChange', 'Правила починають чи перестають діяти.', ['begins', 'ends']).nullable(),
  changes: z.array(ChangeView).describe('Зміни відповідей'),
  changed: ChangedRegionView.nullable().describe('Область, поза якою не змінюється нічого'),
  facts: FactDifferencesView,
  invariants: InvariantChangesView,
  parameters: z.array(ParameterChangeView).describe('Параметри, значення яких інше'),
  labels: z.array(LabelChangeView).describe('Рішення, які зватимуться інакше'),
  combinations: whole('Скільки поєднань порівняно, без пропусків'),
};
const EditionDiffView = z.object(editionDiff);
export type EditionDiff = View<typeof EditionDiffView>;

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
