import { z } from 'zod';
import { canonicalJson } from '../../platform/canonical-json.js';
import { text, type View } from '../../platform/http/schemas/view.js';
import type { ClauseRef } from '../../domain/clause.js';
import type { Scalar } from '../catalogue/condition.js';
import type { Edition, ReadyRule } from '../editions/edition.js';
import { ClauseRefView, factsView } from '../policy-views.js';

/** What an edition says in some region of its space: the rules that speak there, the deciding one first. */
export interface Verdict {
  /** Empty where the default stands. */
  readonly rules: readonly ReadyRule[];
  /** The rules may not hold together: the service refuses to decide. */
  readonly conflict: boolean;
}

/** What comes out, as a case sees it: two verdicts with one answer are the same to everybody outside. */
export const answerGiven = {
  outcome: text('Рішення; null, якщо правила суперечать одне одному').nullable(),
  outcomeLabel: text('Рішення словами'),
  values: factsView('Значення, що йдуть із рішенням'),
  clauses: z.array(ClauseRefView).describe('Пункти, на яких воно тримається'),
};
const AnswerGivenView = z.object(answerGiven);
export type AnswerGiven = View<typeof AnswerGivenView>;

/** Rules that are collected agree when no value of the decision is given twice differently. */
export function collectable(rules: readonly ReadyRule[]): boolean {
  const given = new Map<string, Scalar>();
  return rules.every(({ values }) =>
    Object.entries(values).every(([name, value]) => {
      const known = given.get(name);
      given.set(name, value);
      return known === undefined || known === value;
    }),
  );
}

export function answerOf(edition: Edition, { rules, conflict }: Verdict): AnswerGiven {
  const { document } = edition;
  if (conflict) {
    const names = rules.map(({ rule }) => rule.name).sort();
    return { outcome: null, outcomeLabel: `суперечність правил ${names.join(', ')}`, values: {}, clauses: [] };
  }
  const [first] = rules;
  const outcome = first?.rule.event.type ?? document.default.outcome;
  const clauses = first ? rules.flatMap(({ rule }) => rule.source) : (document.default.source ?? []);
  return {
    outcome,
    outcomeLabel: document.outcomes[outcome]?.label ?? outcome,
    values: first ? Object.assign({}, ...rules.map(({ values }) => values)) : edition.defaultValues,
    clauses: sorted(clauses),
  };
}

/** The same text for the same answer, whatever order its clauses were written in. */
export function answerKey({ outcome, outcomeLabel, values, clauses }: AnswerGiven): string {
  return canonicalJson(outcome === null ? { conflict: outcomeLabel } : { outcome, values, clauses });
}

function sorted(clauses: readonly ClauseRef[]): ClauseRef[] {
  const byWords = new Map(clauses.map(({ act, clause }) => [`${act} ${clause}`, { act, clause }]));
  return [...byWords.keys()].sort().flatMap((words) => byWords.get(words) ?? []);
}
