import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { processesDirectory, rulesDirectory } from '../../platform/installation.js';
import { PolicyService, RuleFaults } from '../../policy/index.js';
import { type CatalogueReading, FolderFiles, type RuleFiles, readTableFiles } from '../../policy/analysis/index.js';
import type { RulesSource } from '../command/rules-source.js';
import { buildMatrix, type Material } from './build-matrix.js';
import type { MatrixFinding } from './matrix.js';
import { readFields } from './reading/read-fields.js';
import { readLetters } from './reading/read-letters.js';
import { readNodes } from './reading/read-nodes.js';
import { readParameterParts, readRuleParts } from './reading/read-rules.js';
import { readRows } from './reading/read-rows.js';
import { UnknownClauses } from './reading/unknown-clauses.js';

/** What stands around the rules: the diagrams with their forms, and the templates of letters, null where not at hand. */
export interface Neighbours {
  readonly processes: RuleFiles;
  readonly letters: RuleFiles | null;
}

/** The diagrams, forms and letters of this installation. */
export function installedNeighbours(): Neighbours {
  const letters = join(rulesDirectory, '..', 'src', 'documents', 'letters');
  return {
    processes: new FolderFiles(processesDirectory),
    letters: existsSync(letters) ? new FolderFiles(letters) : null,
  };
}

/**
 * Reads all that the matrix joins.
 *
 * @throws RuleFaults when rules or forms cannot be read, TableFaults for tables. That a clause is not
 *   covered is no refusal here: it is what the matrix is there to show.
 */
export async function readMaterial(source: RulesSource, around = installedNeighbours()): Promise<Material> {
  const reading = source.reading();
  refuseFaults(reading);
  const { catalogue, actFiles } = reading;
  const unknown = new UnknownClauses();
  const { processes, letters } = around;
  const rows = await readRows(new PolicyService(catalogue), readTableFiles(source.files, catalogue));
  const nodes = await readNodes(processes, catalogue, unknown);
  const parts = [
    ...readRuleParts(reading),
    ...readParameterParts(source.files, catalogue),
    ...rows.parts,
    ...nodes.parts,
    ...readFields(processes, catalogue, nodes.ofForm, unknown),
    ...(letters ? readLetters(letters, catalogue, unknown) : []),
  ];
  const findings = [...unknown.findings, ...(letters ? [] : [lettersNotRead])];
  return { catalogue, actFiles, parts, tested: rows.tested, findings };
}

const lettersNotRead: MatrixFinding = {
  kind: 'not-read',
  clause: null,
  text: 'Зразків листів поруч немає (src/documents/letters): стовпець «Листи» порожній.',
  file: 'src/documents/letters',
  line: 1,
};

/** What the linter takes over from the matrix: clauses, rules and references that lack something. */
export async function matrixFindings(
  source: RulesSource,
  around = installedNeighbours(),
): Promise<readonly MatrixFinding[]> {
  return buildMatrix(await readMaterial(source, around), null).findings;
}

/** How an act covers its clauses is checked here, clause by clause; every other fault stops the reading. */
function refuseFaults({ faults, actFiles }: CatalogueReading): void {
  const acts = new Set([...actFiles.values()].map(({ name }) => name));
  const isCoverage = /^\/clauses\/\d+\/coveredBy/;
  const rest = faults.filter(({ file, pointer }) => !acts.has(file) || !isCoverage.test(pointer));
  if (rest.length > 0) throw new RuleFaults(rest);
}
