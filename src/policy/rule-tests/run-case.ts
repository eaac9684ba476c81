import { isDeepStrictEqual } from 'node:util';
import type { ClauseRef } from '../../domain/clause.js';
import { Problem } from '../../domain/problem.js';
import type { Decision } from '../decision.js';
import type { PolicyService } from '../policy.service.js';
import type { RuleCase } from './rule-case.js';

/** What became of a row: the decision, and where it differs from what the row says. */
export interface CaseResult {
  readonly case: RuleCase;
  readonly decision: Decision | null;
  /** Empty when the row stands. */
  readonly faults: readonly string[];
}

/** Puts a row to the rules, the way a case would. */
export async function runCase(policy: PolicyService, ruleCase: RuleCase): Promise<CaseResult> {
  try {
    const decision = await policy.decide(ruleCase.ruleSet, ruleCase.facts, ruleCase.asOf);
    const faults = differences(policy, ruleCase, decision);
    const why = faults.length > 0 ? policy.explain(decision).text.slice(1) : [];
    return { case: ruleCase, decision, faults: [...faults, ...why] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const details = (error.details.errors ?? []).map(({ detail }) => detail);
    return { case: ruleCase, decision: null, faults: [`${error.code}: ${error.message}`, ...details] };
  }
}

/** A failed row as a reviewer reads it: where it stands, what was expected, what was decided and why. */
export function failureText({ case: { file, line, number, sentence }, faults }: CaseResult): string {
  return [`${file}:${line}, рядок ${number} «${sentence}»`, ...faults].join('\n  ');
}

function differences(policy: PolicyService, ruleCase: RuleCase, decision: Decision): string[] {
  const { outcomes } = policy.ruleSet(ruleCase.ruleSet);
  const by = decision.rule === null ? 'за замовчуванням' : `за правилом ${decision.rule}`;
  const faults: string[] = [];
  if (decision.outcome !== ruleCase.outcome) {
    faults.push(`очікувалося «${outcomes[ruleCase.outcome]?.label}», а вирішено «${decision.outcomeLabel}» ${by}`);
  }
  if (ruleCase.rule !== undefined && ruleCase.rule !== decision.rule) {
    faults.push(`мало вирішити ${ruleCase.rule ?? 'рішення за замовчуванням'}, а вирішено ${by}`);
  }
  const foreign = ruleCase.clauses.filter(
    (wanted) => !decision.clauses.some((clause) => isDeepStrictEqual(clause, wanted)),
  );
  if (foreign.length > 0)
    faults.push(`вирішено ${by} на підставі ${inWords(decision.clauses)}, а не ${inWords(foreign)}`);
  for (const [name, value] of Object.entries(ruleCase.values)) {
    if (decision.values[name] !== value)
      faults.push(`${name} мало бути ${value}, а є ${decision.values[name] ?? 'нічого'}`);
  }
  return faults;
}

function inWords(clauses: readonly ClauseRef[]): string {
  return clauses.map(({ act, clause }) => `${act} ${clause}`).join('; ') || 'без пункту';
}
