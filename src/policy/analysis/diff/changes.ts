import { z } from 'zod';
import { choice, flag, text, type View, view, whole } from '../../../platform/http/schemas/view.js';
import { factsView } from '../../policy-views.js';
import { RegionStoryView } from '../region-words.js';
import { CellView } from '../space.js';
import { answerGiven } from '../verdict.js';
import { InvariantChangesView, LabelChangeView, ParameterChangeView } from './documents.js';
import { FactDifferencesView } from './facts.js';

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
