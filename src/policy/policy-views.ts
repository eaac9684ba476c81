import { z } from 'zod';
import { plainDate } from '../domain/plain-date.js';
import type { ProblemCode } from '../domain/problem.js';
import { choice, day, text, type View, view } from '../platform/http/schemas/view.js';
import type { FactDefinition } from './catalogue/catalogue.js';
import { factTypes } from './catalogue/condition.js';
import { bases } from './catalogue/formats.js';
import type { Edition } from './editions/edition.js';

/** What decisions, explanations and rules have in common when they are shown (спільне в описі правил). */
export const FactValueView = z
  .union([z.string().max(400), z.number(), z.boolean()])
  .meta({ id: 'FactValue', description: 'Значення факту.' });

export const factsView = (description: string) => z.record(z.string(), FactValueView).describe(description);

/** What is put to the rules as a trial, by whichever day's law. */
export const dayAsked = z.iso.date().transform((text) => plainDate(text));
export const trial = {
  receivedOn: dayAsked.optional().describe('День надходження; типово – сьогодні'),
  decidedOn: dayAsked.optional().describe('День рішення'),
  facts: z.record(z.string().max(100), FactValueView).describe('Факти за їхніми назвами'),
};
export const trialProblems = [
  'NOT_FOUND',
  'BODY_INVALID',
  'NO_EDITION_IN_FORCE',
  'FACTS_INVALID',
  'FACTS_IMPOSSIBLE',
] as const satisfies readonly ProblemCode[];

export const FactTypeView = choice('FactType', 'Вид факту.', factTypes);

export const FactSaidView = view('FactSaid', 'Факт зі значенням.', {
  fact: text('Факт').meta({ examples: ['letter.form'] }),
  label: text('Факт словами'),
  value: FactValueView,
  valueText: text('Значення словами'),
});

/** The values of a fact to choose from; a number and a day have none. */
export const FactChoices = z
  .array(view('FactChoice', 'Значення, яке можна вибрати.', { value: FactValueView, label: text('Словами') }))
  .nullable()
  .describe('З чого вибирати; null для числа й дня');

export function choicesOf(fact: FactDefinition | undefined): View<typeof FactChoices> {
  if (fact?.type === 'enum') return Object.entries(fact.values).map(([value, label]) => ({ value, label }));
  if (fact?.type !== 'boolean') return null;
  return [
    { value: true, label: 'так' },
    { value: false, label: 'ні' },
  ];
}

export const NamedOutcomeView = view('NamedOutcome', 'Рішення, яке може дати набір.', {
  outcome: text('Рішення'),
  label: text('Словами'),
});

export const BasisView = choice('DecisionBasis', 'День надходження чи день рішення.', bases);

/** Days from one on, to another or without end; both are inclusive. */
const DaysView = view('DaySpan', 'Дні від і до, обидва включно.', {
  from: day('Перший; null, якщо без початку').nullable(),
  to: day('Останній; null, якщо без кінця').nullable(),
});
export const BothDaysView = view('DaysInForce', 'Дні, для яких це так.', {
  receivedOn: DaysView,
  decidedOn: DaysView,
});

const reference = {
  act: text('Акт, наприклад law-393-96').meta({ examples: ['law-393-96'] }),
  clause: text('Пункт').meta({ examples: ['20'] }),
};
export const ClauseRefView = view('ClauseRef', 'Пункт акта.', reference);

/** What every decision says of itself, tried or recorded. */
export const decided = {
  ruleSet: text('Набір правил').meta({ examples: ['admission'] }),
  digest: text('Відбиток редакції, за якою вирішено'),
  asOn: day('За правом якого дня'),
  basis: BasisView,
  outcome: text('Рішення').meta({ examples: ['consider'] }),
  outcomeLabel: text('Рішення словами'),
  rule: text('Правило, яке вирішило; null, якщо жодне').nullable(),
  clauses: z.array(ClauseRefView).describe('Пункти, на яких тримається'),
  values: factsView('Значення, що йдуть із рішенням'),
};

/** A clause with what it says, so that nobody has to look it up. */
export const CitedClauseView = view('CitedClause', 'Пункт акта з тим, що він каже.', {
  ...reference,
  actTitle: text('Назва акта'),
  summary: text('Про що пункт'),
});
export type CitedClause = View<typeof CitedClauseView>;

export const cited = (
  { document }: Pick<Edition, 'document'>,
  clauses: readonly View<typeof ClauseRefView>[],
): CitedClause[] =>
  clauses.map(({ act, clause }) => {
    const found = document.acts[act];
    return { act, clause, actTitle: found?.title ?? act, summary: found?.clauses[clause] ?? '' };
  });
