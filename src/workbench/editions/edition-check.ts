import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { councilInFolder, Directory } from '../../directory/index.js';
import { digestOfFiles, readEdition } from '../../edition/index.js';
import { readConfig } from '../../platform/config.js';
import { type FileFault, FileFaults, FolderFiles } from '../../platform/files/index.js';
import { processesDirectory } from '../../platform/installation.js';
import { rulesOfCouncil } from '../../policy/analysis/index.js';
import { causesFirst, declaredFile, judgeFiles, readDeclared } from '../../workflow/index.js';
import type { Analysis } from '../analyses/analysis.js';
import type { Tell } from '../analyses/progress.js';
import { RulesSource } from '../command/rules-source.js';
import { checkCodes, checkOf } from '../lint/checks.js';
import { lint } from '../lint/lint.js';
import { lintPage } from '../lint/printing/sarif.js';
import { rowsOf } from '../test/choose-rows.js';
import { testTables } from '../test/test-tables.js';
import type { EditionReport } from './edition-views.js';
import { walksApart, type WalksOf } from './walks.js';

type Fault = EditionReport['faults'][number];

/** From what hides everything else to what only follows: what cannot be read comes first, rows come last. */
const order: readonly string[] = [
  ...['unreadable-file', 'bad-shape', 'process-unreadable', 'form-unreadable', 'unknown-in-council', 'council-at-odds'],
  ...['unknown-letter', 'unknown-field'],
  ...causesFirst,
  ...checkCodes,
];

const titles: ReadonlyMap<string, string> = new Map([
  ...checkCodes.map((code) => [code, checkOf(code).title] as const),
  ['row-failed', 'Рядок таблиці не справдився'],
  ['walk-unreadable', 'Прохід справи не читається'],
  ['walk-differs', 'Справа пішла не так, як записано'],
]);

/** What of a fault a person reads: where, what, and the page that explains the check. */
function told({ code, file, line, pointer, text }: FileFault<string>): Fault {
  const page = causesFirst.includes(code) ? `docs/lint/${code}.md` : `${lintPage}#${code}`;
  const element = file.endsWith('.bpmn') && pointer !== '' ? pointer : null;
  return { code, title: titles.get(code) ?? code, file, line, element, text, page: order.includes(code) ? page : null };
}

/** Rows of tables come last: what is wrong with them may follow from anything. */
const rank = ({ code }: FileFault<string>): number => (order.includes(code) ? order.indexOf(code) : order.length);

/** The report of what was found, what causes the rest first; of one check together, by file and line. */
export function reportOf(digest: string, rows: number, found: readonly FileFault<string>[]): EditionReport {
  const faults = found.toSorted(
    (one, other) => rank(one) - rank(other) || one.file.localeCompare(other.file) || one.line - other.line,
  );
  return { digest, passed: faults.length === 0, rows, walks: 0, faults: faults.map(told) };
}

/**
 * Checks the edition that lies in a folder: its files against each other, the program and the council, then its rules
 * against every row of their tables, then the cases written down beside its diagrams, through a council of its own. Only
 * the cases under way are for a service to look at.
 */
export async function checkFolder(folder: string, tell: Tell, walksOf: WalksOf): Promise<EditionReport> {
  const digest = digestOfFiles(readEdition(folder));
  const source = new RulesSource(rulesOfCouncil(readConfig().COUNCIL, folder), join(folder, 'rules'));
  tell({ done: 0, total: steps, step: 'файли, правила, рада' });
  const { findings } = await lint(source, new FolderFiles(join(folder, 'processes')));
  const ofFiles = findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, file, line, pointer, text }) => ({ code, file, line, column: 1, pointer, text }));
  tell({ done: 1, total: steps, step: 'схеми поряд із правилами, формами й програмою' });
  const ofDiagrams = await judged(folder, ofFiles.length > 0);
  // Of the same thing the judge names the element.
  const key = ({ code, file, line }: FileFault<string>): string => `${code} ${file}:${line}`;
  const same = new Set(ofDiagrams.map(key));
  const faults = [...ofDiagrams, ...ofFiles.filter((one) => !same.has(key(one)))];
  if (faults.length > 0) return reportOf(digest, 0, faults);
  tell({ done: 2, total: steps, step: 'рядки таблиць' });
  const { rows, sets } = await testTables(source.policy(), rowsOf([], source));
  const failed = sets.flatMap((set) => set.failed);
  const ofRows = failed.map(({ file, line, number, faults: said, why }) => ({
    ...{ code: 'row-failed', file, line, column: 1, pointer: '' },
    text: `Рядок № ${number} не справдився: ${[...said, ...why].join(' ')}`,
  }));
  if (ofRows.length > 0) return reportOf(digest, rows, ofRows);
  const walked = await walksOf(folder, ({ done, total, step }) =>
    tell({ done: 3, total: steps, step: `прохід ${done + 1}/${total}: ${step}` }),
  );
  return { ...reportOf(digest, rows, walked.faults), walks: walked.walks };
}

const steps = 4;

/** What the judge of diagrams finds; where rules or the council cannot be read, that has been told of already. */
async function judged(folder: string, isTold: boolean): Promise<readonly FileFault<string>[]> {
  const { COUNCIL: council } = readConfig();
  const own = join(folder, 'processes', declaredFile);
  const declared = readDeclared(readFileSync(existsSync(own) ? own : join(processesDirectory, declaredFile), 'utf8'));
  try {
    const present = new Directory(councilInFolder(folder, council));
    return await judgeFiles(readEdition(folder), { council, present, declared });
  } catch (error) {
    if (!(error instanceof FileFaults)) throw error;
    return isTold ? [] : error.faults;
  }
}

/** The same for whoever keeps editions, in a process of its own. */
export const editionAnalysis: Analysis<{ readonly folder: string }, EditionReport> = {
  name: 'edition',
  seconds: 900,
  carry: ({ folder }, tell) => checkFolder(folder, tell, walksApart),
};
