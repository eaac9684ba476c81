import { join } from 'node:path';
import { PolicyService } from '../../policy/index.js';
import { type CatalogueReading, readTableFiles } from '../../policy/analysis/index.js';
import { presentFolder } from '../command/present.js';
import type { RulesSource } from '../command/rules-source.js';
import { buildMatrix } from './build-matrix.js';
import type { Material, MatrixFinding } from './matrix.js';
import { readFields } from './reading/read-fields.js';
import { readLetters } from './reading/read-letters.js';
import { readNodes } from './reading/read-nodes.js';
import { readParameterParts, readRuleParts } from './reading/read-rules.js';
import { readRows } from './reading/read-rows.js';
import { UnknownClauses } from './reading/unknown-clauses.js';
import { FileFaults, FolderFiles, type Files } from '../../platform/files/index.js';

/** The diagrams and forms beside the present rules. */
export const installedProcesses = (): Files => new FolderFiles(join(presentFolder(), 'processes'));

/**
 * Reads all that the matrix joins.
 *
 * @throws FileFaults when rules or forms cannot be read, TableFaults for tables. That a clause is not
 *   covered is no refusal here: it is what the matrix is there to show.
 */
export async function readMaterial(source: RulesSource, processes = installedProcesses()): Promise<Material> {
  const reading = source.reading();
  refuseFaults(reading);
  const { catalogue, actFiles } = reading;
  const unknown = new UnknownClauses();
  const rows = await readRows(new PolicyService(catalogue), readTableFiles(source.files, catalogue));
  const nodes = await readNodes(processes, catalogue, unknown);
  const parts = [
    ...readRuleParts(reading),
    ...readParameterParts(source.files, catalogue),
    ...rows.parts,
    ...nodes.parts,
    ...readFields(processes, catalogue, nodes.ofForm, unknown),
    ...readLetters(catalogue, unknown),
  ];
  return { catalogue, actFiles, parts, tested: rows.tested, findings: unknown.findings };
}

/** What the linter takes over from the matrix: clauses, rules and references that lack something. */
export async function matrixFindings(
  source: RulesSource,
  processes = installedProcesses(),
): Promise<readonly MatrixFinding[]> {
  return buildMatrix(await readMaterial(source, processes), null).findings;
}

/** How an act covers its clauses is checked here, clause by clause; every other fault stops the reading. */
function refuseFaults({ faults, actFiles }: CatalogueReading): void {
  const acts = new Set([...actFiles.values()].map(({ name }) => name));
  const isCoverage = /^\/clauses\/\d+\/coveredBy/;
  const rest = faults.filter(({ file, pointer }) => !acts.has(file) || !isCoverage.test(pointer));
  if (rest.length > 0) throw new FileFaults(rest);
}
