import type { PolicyService } from '../../policy/index.js';
import { RowProposals } from './propose-row.js';
import type { Files } from '../../platform/files/index.js';

/** Rows for the set's own file of tables, `tests/<set>.md`. */
export function proposalsFor(policy: PolicyService, files: Files, ruleSet: string): RowProposals {
  const file = `${ruleSet}.md`;
  const text = files.list('tests').includes(file) ? files.read(`tests/${file}`) : '';
  return new RowProposals(policy.ruleSet(ruleSet), policy.catalogue, files.nameOf(`tests/${file}`), text);
}
