import { z } from 'zod';
import { flag, text, type View, view, whole } from '../../../platform/http/schemas/view.js';
import type { PlainDate } from '../../../domain/plain-date.js';
import { plainDate } from '../../../domain/plain-date.js';
import type { Edition } from '../../editions/edition.js';
import type { EditionSpan } from '../../editions/rule-set-editions.js';
import { BothDaysView } from '../../policy-views.js';
import { beginning, commonDays, type DaySpan, joined } from './days.js';
import { editionDiff, type EditionDiff } from './changes.js';
import { diffEditions, isEqual } from './editions.js';

/** A difference with all the days on which it stands. */
const SpanDiffView = view('EditionDifference', 'Різниця двох редакцій і дні, для яких вона є.', {
  days: z.array(BothDaysView).describe('Дні, для яких це так'),
  ...editionDiff,
});
export type SpanDiff = View<typeof SpanDiffView>;

/** One set on both sides (різниця набору). */
export const SetDiffView = view('SetDifference', 'Різниця одного набору.', {
  ruleSet: text('Набір правил').meta({ examples: ['term'] }),
  title: text('Назва набору'),
  equal: flag('Доведено, що рівні'),
  combinations: whole('Скільки поєднань фактів порівняно'),
  editions: whole('Скільки пар редакцій порівняно'),
  spans: z.array(SpanDiffView).describe('Лише те, що різниться; найновіші дні – перші'),
});
export type SetDiff = View<typeof SetDiffView>;

/** Compares a set for every span of days in which neither side changes. */
export function diffSet(
  about: { readonly ruleSet: string; readonly title: string },
  a: readonly EditionSpan[],
  b: readonly EditionSpan[],
): SetDiff {
  const first: PlainDate = plainDate(beginning);
  const pairs = new Map<string, { diff: EditionDiff; days: DaySpan[] }>();
  for (const one of a) {
    for (const other of b) {
      const days = commonDays(one, other);
      if (!days) continue;
      const key = `${one.edition?.digest} ${other.edition?.digest}`;
      const known = pairs.get(key) ?? { diff: diffEditions(one.edition, other.edition), days: [] };
      known.days.push(days);
      pairs.set(key, known);
    }
  }
  const compared = [...pairs.values()].filter(({ diff }) => diff.combinations > 0);
  // Two pairs of editions may differ in the same way: a reader is told once, with all the days.
  const told = new Map<string, EditionDiff & { readonly days: readonly DaySpan[] }>();
  for (const { diff, days } of pairs.values()) {
    if (isEqual(diff)) continue;
    const key = JSON.stringify(diff);
    told.set(key, { ...diff, days: joined([...(told.get(key)?.days ?? []), ...days], first) });
  }
  const spans = [...told.values()].sort((x, y) => (firstDay(x) > firstDay(y) ? -1 : 1));
  return {
    ...about,
    equal: spans.length === 0,
    combinations: compared.reduce((sum, { diff }) => sum + diff.combinations, 0),
    editions: compared.length,
    spans,
  };
}

const firstDay = ({ days }: SpanDiff): string =>
  days.map(({ receivedOn, decidedOn }) => `${receivedOn.from} ${decidedOn.from}`).sort()[0] ?? '';

/** Spans of a single edition that is compared for all time from a day on. */
export function alwaysFrom(edition: Edition, from: PlainDate): EditionSpan[] {
  const days = { from, to: null };
  return [{ edition, receivedOn: days, decidedOn: days }];
}
