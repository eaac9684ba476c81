import type { PolicyService } from '../../policy/index.js';
import type { SetCoverage } from './cover.js';

/** A clause that rules cite, and whether some row makes one of them decide. */
export interface ClauseCoverage {
  readonly clause: string;
  readonly summary: string;
  /** «set/rule» for each rule that cites it. */
  readonly rules: readonly string[];
  readonly covered: boolean;
}

export interface ActCoverage {
  readonly act: string;
  readonly title: string;
  readonly covered: number;
  readonly total: number;
  readonly clauses: readonly ClauseCoverage[];
}

/** Clauses of every act that the rules of these sets cite. */
export function actCoverage(policy: PolicyService, sets: readonly SetCoverage[]): ActCoverage[] {
  const cited = new Map<string, { rules: string[]; covered: boolean }>();
  for (const { ruleSet, met } of sets) {
    const deciding = new Set(
      met.filter(({ goal, state }) => goal.kind === 'decides' && state === 'covered').map(({ goal }) => goal.rule),
    );
    for (const { name, source } of policy.ruleSet(ruleSet).rules) {
      for (const { act, clause } of source) {
        const key = `${act} ${clause}`;
        const known = cited.get(key) ?? { rules: [], covered: false };
        cited.set(key, { rules: [...known.rules, `${ruleSet}/${name}`], covered: known.covered || deciding.has(name) });
      }
    }
  }
  return [...policy.catalogue.acts.values()].flatMap(({ id, title, clauses: all }) => {
    const clauses = all.flatMap(({ number, summary }): ClauseCoverage[] => {
      const found = cited.get(`${id} ${number}`);
      return found ? [{ clause: number, summary, ...found }] : [];
    });
    const covered = clauses.filter((one) => one.covered).length;
    return clauses.length === 0 ? [] : [{ act: id, title, covered, total: clauses.length, clauses }];
  });
}
