import { z } from 'zod';
import { flag, text, type View, view } from '../../platform/http/schemas/view.js';
import type { Edition } from '../editions/edition.js';
import { groundsInFull } from './clause-in-full.js';
import { CitedClauseView } from '../policy-views.js';

/** An official's own decision in place of the rules' one (рішення посадової особи). */
export const OverrideView = view('DecisionOverride', 'Рішення посадової особи замість рішення правил.', {
  outcomeLabel: text('Рішення словами'),
  reason: text('Чому'),
});
type Override = View<typeof OverrideView>;

/** What an official decided instead, in the words of the edition set aside; null where the rules had their way. */
export function overrideOf(
  { document }: Edition,
  asked: { readonly overrideOutcome: string | null; readonly overrideReason: string | null } | null,
): Override | null {
  const { overrideOutcome = null, overrideReason = null } = asked ?? {};
  if (overrideOutcome === null) return null;
  return {
    outcomeLabel: document.outcomes[overrideOutcome]?.label ?? overrideOutcome,
    reason: overrideReason ?? 'не названо',
  };
}

/** Whom the rules named is barred by another of their decisions (усунення, art. 7): who acts instead, and why. */
export const BarView = view('BarToActing', 'Усунення того, кого назвало рішення (ст. 7).', {
  actsInstead: text('Хто діє замість'),
  because: text('Що каже правило, яке усуває'),
  clauses: z.array(CitedClauseView).describe('Пункти'),
  isItself: flag('Чи усуває саме це рішення: того, хто діяв би, жодне правило не називало'),
});
export type Bar = View<typeof BarView>;

/** What became of a decision after it was made: an official decided otherwise, or whom it named was barred. */
export interface Changes {
  readonly override: Override | null;
  readonly bar: Bar | null;
}

export const unchanged: Changes = { override: null, bar: null };

/** «Однак скаргу не дають тому, на кого скаржаться …: замість названої посадової особи діє …»; the bar says why by itself. */
export function barInWords({ actsInstead, because, clauses, isItself }: Bar): string {
  if (isItself) return `Тому замість цієї посадової особи діє інша: ${actsInstead}.`;
  const why = because.charAt(0).toLowerCase() + because.slice(1);
  return `Однак ${why} (${groundsInFull(clauses).join('; ')}), тому замість названої тут посадової особи діє інша: ${actsInstead}.`;
}
