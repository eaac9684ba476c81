import { Problem } from '../../domain/problem.js';
import { perhaps } from '../../policy/index.js';
import type { RulesSource } from '../command/rules-source.js';
import { installedProcesses } from '../matrix/read-material.js';
import { lint, type LintReport, onlySets } from './lint.js';
import { sarifOf } from './sarif.js';

export interface LintAsked {
  /** The set asked about; without it, all. */
  readonly set?: string | undefined;
  readonly format: 'json' | 'sarif';
}

/** What the check of a source says, as it was asked for. @throws NOT_FOUND for a set that nothing speaks of */
export async function lintAnswer(source: RulesSource, { set, format }: LintAsked) {
  const report = await lint(source, installedProcesses());
  const wanted = set === undefined ? report : ofSet(report, set);
  return format === 'json' ? wanted : sarifOf(wanted, { folders: { [source.files.name]: 'rules' } });
}

function ofSet(report: LintReport, set: string): LintReport {
  const known = new Set([...report.sets, ...report.findings.flatMap((finding) => finding.set ?? [])]);
  if (known.has(set)) return onlySets(report, [set]);
  throw new Problem('NOT_FOUND', { detail: `Набору правил «${set}» немає.${perhaps(set, known)}` });
}
