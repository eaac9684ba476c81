import type { ClauseRef } from '../../domain/clause.js';
import type { Scalar } from '../catalogue/condition.js';
import type { Edition } from '../editions/edition.js';
import type { RuleCase } from './rule-case.js';

/** What was decided, as far as a row can speak of it; the outcome is null where rules contradict one another. */
export interface Given {
  readonly outcome: string | null;
  readonly outcomeLabel: string;
  readonly rule: string | null;
  readonly clauses: readonly ClauseRef[];
  readonly values: Readonly<Record<string, Scalar>>;
}

type Acts = Edition['document']['acts'];

/** Where a decision differs from what a row says, a sentence each; empty when the row stands. */
export function judge({ document }: Edition, row: RuleCase, given: Given): string[] {
  const by = given.rule === null ? 'за замовчуванням' : `за правилом ${given.rule}`;
  const expected = document.outcomes[row.outcome]?.label ?? row.outcome;
  if (given.outcome === null) return [`очікувалося «${expected}», а є ${given.outcomeLabel}`];
  const faults: string[] = [];
  if (given.outcome !== row.outcome) faults.push(`очікувалося «${expected}», а вирішено «${given.outcomeLabel}» ${by}`);
  if (row.rule !== undefined && row.rule !== given.rule)
    faults.push(`мало вирішити ${row.rule ?? 'рішення за замовчуванням'}, а вирішено ${by}`);
  if (row.clauses.length > 0) faults.push(...clauseFaults(row.clauses, given.clauses, by, document.acts));
  for (const [name, value] of Object.entries(row.values)) {
    if (given.values[name] !== value) faults.push(`${name} мало бути ${value}, а є ${given.values[name] ?? 'нічого'}`);
  }
  return faults;
}

/** A row names all the grounds or none: with one left out it would not notice that it was dropped. */
function clauseFaults(wanted: readonly ClauseRef[], given: readonly ClauseRef[], by: string, acts: Acts): string[] {
  const has = (list: readonly ClauseRef[], { act, clause }: ClauseRef): boolean =>
    list.some((one) => one.act === act && one.clause === clause);
  const foreign = wanted.filter((clause) => !has(given, clause));
  const unnamed = given.filter((clause) => !has(wanted, clause));
  if (foreign.length > 0) return [`вирішено ${by} на підставі ${inWords(given, acts)}, а не ${inWords(foreign, acts)}`];
  if (unnamed.length > 0)
    return [`у стовпці «Пункт» названо не всі підстави: вирішено ${by} також на підставі ${inWords(unnamed, acts)}`];
  return [];
}

/** Clauses as tables write them: «KR-3.3; З-8». */
function inWords(clauses: readonly ClauseRef[], acts: Acts): string {
  return clauses.map(({ act, clause }) => `${acts[act]?.short ?? act}-${clause}`).join('; ') || 'без пункту';
}
