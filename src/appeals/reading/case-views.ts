import { z } from 'zod';
import { choice, day, id, instant, listOf, open, text, type View, view, whole } from '../../platform/http/index.js';
import { citeAll } from '../../domain/clause.js';
import { capOn, explainTerm, termDueOn, termEndedOn, termInternalDueOn, type TermLedger } from '../../domain/term.js';
import type { JournalEntry } from '../../journal/index.js';
import {
  ClauseRefView,
  decided,
  type DecisionLog,
  type Explanation,
  ExplanationView,
  factsView,
} from '../../policy/index.js';

/** A decision as staff read it: the answer, the clauses it rests on and, where it was asked, why (рішення справи). */
const DecisionView = view('CaseDecision', 'Рішення правил у справі.', {
  id: id('Ідентифікатор рішення'),
  ...decided,
  cited: text('Ті самі пункти словами'),
  element: text('Елемент схеми, на якому питали').nullable(),
  at: instant('Коли вирішено'),
  by: text('Під чиєю дією'),
  barred: view('DecisionBar', 'Усунення того, кого назвало рішення (ст. 7).', {
    decisionId: id('Рішення, яке усуває'),
    actsInstead: text('Хто діє замість').nullable(),
  })
    .nullable()
    .describe('null, якщо нікого не усунуто'),
  overridden: view('DecisionOverridden', 'Посадова особа вирішила інакше, ніж правила.', {
    outcome: text('Її рішення: ключ з того самого набору'),
    reason: text('Чому'),
    by: text('Хто'),
    at: instant('Коли'),
  })
    .nullable()
    .describe('null, якщо рішення правил діє'),
  facts: factsView('Факти, за якими вирішено; лише з explain=true').optional(),
  explanation: ExplanationView.optional().describe('Лише з explain=true'),
  forCitizen: text('Пояснення для громадянина; лише з explain=true').optional(),
});
export const DecisionList = listOf('CaseDecisionList', DecisionView);

export const TermEntryView = view('TermEntry', 'Запис обліку строку.', {
  kind: choice('TermEntryKind', 'Що сталося зі строком.', [
    ...(['started', 'set', 'shortened', 'extended', 'rolled', 'capped', 'ended'] as const),
  ]),
  plannedOn: day('Кінець до переносу з вихідного'),
  dueOn: day('Кінець, який діє після цього запису'),
  internalOn: day('Внутрішній граничний день'),
  length: z.record(z.string(), z.number()).optional().describe('Скільки днів чи місяців'),
  because: text('Хто скоротив: керівник чи супровідний лист').optional(),
  dayOff: text('Вихідний, з якого перенесено').optional(),
  endedOn: day('Коли закінчено').optional(),
  source: z.array(ClauseRefView).describe('Пункти'),
  by: view('TermAuthor', 'Хто змінив строк.', { id: text('Працівник'), name: text('Як звати') }),
  at: text('Коли змінено'),
});

/** The term of a case as a ledger (облік строку). */
export const TermView = view('CaseTerm', 'Строк розгляду як облік.', {
  dueOn: day('Граничний день; null до прийняття до розгляду').nullable(),
  internalDueOn: day('Внутрішній граничний день').nullable(),
  capOn: day('45-й день').nullable(),
  endedOn: day('Коли строк закінчено').nullable(),
  entries: z.array(TermEntryView).describe('Записи за порядком'),
  lines: z.array(z.string()).optional().describe('Обчислення словами; лише з explain=true'),
});

const EntryView = view('JournalEntry', 'Запис журналу справи.', {
  seq: whole('Порядковий номер'),
  kind: text('Що сталося').meta({ examples: ['taken-in'] }),
  by: view('JournalAuthor', 'Хто діяв.', { id: text('Працівник'), name: text('Як звати') }),
  at: instant('Коли'),
  payload: open('Подробиці; null, якщо персональні дані стерто').nullable(),
  hash: text('Ланка ланцюга журналу'),
});
export const HistoryView = view('CaseHistory', 'Сторінка історії справи.', {
  items: z.array(EntryView).describe('Записи за порядком'),
  next: whole('after наступної сторінки; null на останній').nullable(),
});

type StoredDecision = Awaited<ReturnType<DecisionLog['ofSubject']>>[number];

/** Why a decision is what it is: for whoever works on the case, and for the citizen. */
interface Told {
  readonly explanation: Explanation;
  readonly forCitizen: string;
}

export function viewDecision(decision: StoredDecision, told?: Told): View<typeof DecisionView> {
  const { id, ruleSet, digest, asOn, basis, outcome, outcomeLabel, rule, clauses, values, element, at, byName } =
    decision;
  const { barId, actsInstead, overrideOutcome, overrideReason, overriddenBy, overriddenAt } = decision;
  return {
    id,
    ruleSet,
    digest,
    asOn,
    basis,
    outcome,
    outcomeLabel,
    rule,
    clauses,
    cited: citeAll(clauses),
    values,
    element,
    at,
    by: byName,
    barred: barId === null ? null : { decisionId: barId, actsInstead },
    overridden:
      overrideOutcome === null || overriddenAt === null
        ? null
        : { outcome: overrideOutcome, reason: overrideReason ?? '', by: overriddenBy ?? '', at: overriddenAt },
    ...(told === undefined ? {} : { facts: decision.facts, ...told }),
  };
}

/** Before admission there is none. */
export function viewTerm(term: TermLedger | null, explain: boolean): View<typeof TermView> {
  if (term === null) return { dueOn: null, internalDueOn: null, capOn: null, endedOn: null, entries: [] };
  return {
    dueOn: termDueOn(term),
    internalDueOn: termInternalDueOn(term),
    capOn: capOn(term),
    endedOn: termEndedOn(term),
    entries: term.entries,
    ...(explain ? { lines: explainTerm(term) } : {}),
  };
}

export function viewEntry({ seq, kind, by, at, payload, hash }: JournalEntry): View<typeof EntryView> {
  return { seq, kind, by, at, payload, hash };
}
