import type { RulesSource } from '../../command/rules-source.js';
import type { FindingKind } from '../../matrix/matrix.js';
import { matrixFindings } from '../../matrix/read-material.js';
import { type CheckCode, checkCodes } from '../checks.js';
import { type LintFinding, lintFinding } from '../lint-finding.js';
import { FileFaults, type Files } from '../../../platform/files/index.js';

const codes: Readonly<Record<FindingKind, CheckCode>> = {
  uncovered: 'uncovered-clause',
  'nothing-there': 'covered-by-nothing',
  untested: 'rule-untested',
  'unknown-clause': 'unknown-clause',
};

/** What the matrix of clauses shows to be missing: whatever covers a clause must really be there. */
export async function matrixChecks(source: RulesSource, processes: Files): Promise<LintFinding[]> {
  try {
    const found = await matrixFindings(source, processes);
    // A clause with nothing at all the reader has told already.
    const told = found.filter(({ kind }) => kind !== 'uncovered');
    return told.map(({ kind, text, file, line }) => lintFinding(codes[kind], { file, line }, text));
  } catch (error) {
    // Forms are read only here.
    if (!(error instanceof FileFaults)) throw error;
    return error.faults.map(({ code, text, ...place }) =>
      lintFinding(checkCodes.find((one) => one === code) ?? 'bad-shape', place, text),
    );
  }
}
