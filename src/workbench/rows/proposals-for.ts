import type { PolicyService } from '../../policy/index.js';
import type { RuleFiles } from '../../policy/analysis/index.js';
import { RowProposals } from './propose-row.js';

/** Rows for the set's own file of tables, `tests/<set>.md`. */
export function proposalsFor(policy: PolicyService, files: RuleFiles, ruleSet: string): RowProposals {
  const file = `${ruleSet}.md`;
  const text = files.list('tests').includes(file) ? files.read(`tests/${file}`) : '';
  return new RowProposals(policy.ruleSet(ruleSet), policy.catalogue, files.nameOf(`tests/${file}`), text);
}
