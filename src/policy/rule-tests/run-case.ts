import { Problem } from '../../domain/problem.js';
import type { Decision } from '../decision.js';
import type { PolicyService } from '../policy.service.js';
import { judge } from './judge.js';
import { type Elsewhere, missingFacts, type Proof, proveCase } from './prove-case.js';
import type { RuleCase } from './rule-case.js';

/** What became of a row: the decision, and where it differs from what the row says. */
export interface CaseResult {
  readonly case: RuleCase;
  /** Of the row's case; of one case in the region for a row about a region. */
  readonly decision: Decision | null;
  /** Empty when the row stands. */
  readonly faults: readonly string[];
  /** Why it was decided so, where the row does not stand. */
  readonly why: readonly string[];
  /** Null for a row about one case. */
  readonly proof: Proof | null;
}

/** A row that leaves several values open speaks of a region. */
export function isRegion({ region }: RuleCase): boolean {
  return Object.keys(region).length > 0;
}

/** Puts a row to the rules, the way a case would; a row about a region is proved for all of it. */
export async function runCase(policy: PolicyService, row: RuleCase): Promise<CaseResult> {
  try {
    return isRegion(row) ? await runRegion(policy, row) : await runPoint(policy, row);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const details = (error.details.errors ?? []).map(({ detail }) => detail);
    return { case: row, decision: null, faults: [`${error.code}: ${error.message}`, ...details], why: [], proof: null };
  }
}

async function runPoint(policy: PolicyService, row: RuleCase): Promise<CaseResult> {
  const decision = await policy.decide(row.ruleSet, row.facts, row.asOf);
  const faults = judge(policy.edition(row.ruleSet, row.asOf), row, decision);
  const why = faults.length > 0 ? policy.explain(decision).text.slice(1) : [];
  return { case: row, decision, faults, why, proof: null };
}

async function runRegion(policy: PolicyService, row: RuleCase): Promise<CaseResult> {
  const edition = policy.edition(row.ruleSet, row.asOf);
  const missing = missingFacts(edition, row);
  if (missing.length > 0) return { case: row, decision: null, faults: missing, why: [], proof: null };
  const proof = proveCase(edition, row);
  if (!proof.witness) {
    const faults = [`рядок не описує жодного можливого випадку. ${proof.impossible.join(' ')}`.trim()];
    return { case: row, decision: null, faults, why: [], proof };
  }
  const faults = proof.elsewhere.flatMap(elsewhereText);
  const [first] = proof.elsewhere;
  const facts = first?.witness ?? proof.witness;
  const decision = await decided(policy, row, facts);
  if (typeof decision === 'string')
    return { case: row, decision: null, faults: faults.length > 0 ? faults : [decision], why: [], proof };
  // The engine is asked about one case of the region: diagrams and engine must agree there.
  const differ = first ? [] : judge(edition, row, decision);
  const why = first ? policy.explain(decision).text.slice(1) : [];
  return { case: row, decision, faults: [...faults, ...differ], why, proof };
}

/** Rules that contradict one another in the region are told by the proof already. */
async function decided(policy: PolicyService, row: RuleCase, facts: Decision['facts']): Promise<Decision | string> {
  try {
    return await policy.decide(row.ruleSet, facts, row.asOf);
  } catch (error) {
    if (error instanceof Problem) return `${error.code}: ${error.message}`;
    throw error;
  }
}

function elsewhereText({ faults, where: { always, ways, more }, witnessWords }: Elsewhere): string[] {
  const lead = [always ?? '', ...(ways.length > 0 ? ['хоч одне з:'] : [])].filter((part) => part !== '');
  return [
    ...faults.map((fault) => `не в усій області: ${fault}`),
    `там, де ${lead.join(', і ')}`,
    ...[...ways, ...(more ? ['…'] : [])].map((way) => `  – ${way}`),
    `наприклад: ${witnessWords}`,
  ];
}
