import { z } from 'zod';
import { readCouncil } from '../../directory/index.js';
import { readLetters } from '../../documents/index.js';
import { texts, type View, view, whole } from '../../platform/http/index.js';
import { readRulesOf, RuleSetEditions, type CatalogueReading } from '../../policy/analysis/index.js';
import type { RulesSource } from '../command/rules-source.js';
import type { Severity } from './checks.js';
import { diagramFindings, readDiagrams, unaskedSets } from './findings/diagram-findings.js';
import { editionFindings, setsAskedByCode } from './findings/edition-findings.js';
import { excused, type Excuse, ExcuseView } from './excuses.js';
import { forceHoles } from './findings/force-holes.js';
import { type LintFinding, lintFinding, LintFindingView } from './lint-finding.js';
import { blamingDictionary } from './findings/misspelt-facts.js';
import { matrixChecks } from './findings/matrix-checks.js';
import { commonFilesRead, rootCauses } from './findings/root-causes.js';
import { staleNumbers } from './findings/stale-numbers.js';
import { setFindings } from './findings/set-findings.js';
import { tableFindings } from './findings/table-findings.js';
import type { FileFault, Files } from '../../platform/files/index.js';

/** What the check of a folder of rules found (звіт перевірки). */
export const LintReportView = view('LintReport', 'Що знайшла перевірка правил.', {
  sets: texts('Перевірені набори'),
  counts: view('LintCounts', 'Скільки знахідок кожної ваги.', {
    error: whole('Помилок'),
    warning: whole('Застережень'),
    note: whole('Зауважень'),
  }),
  findings: z.array(LintFindingView).describe('Знахідки за файлом і рядком'),
  excuses: z.array(ExcuseView).describe('Зауваження, які правила виправдовують, з причинами'),
});
export type LintReport = View<typeof LintReportView>;

/**
 * Checks rules as far as they can be read (перевірка правил): every fault of the files and tables, what the
 * analysis proves of each set whose own file is in order, and whether clauses, diagrams and rules agree.
 *
 * @param processes the diagrams and forms beside the rules; null where there are none
 */
export async function lint(source: RulesSource, processes: Files | null): Promise<LintReport> {
  const reading = source.reading();
  const { catalogue } = reading;
  const faults = rootCauses(source.files, reading);
  const letters = source.letters();
  const sets = [...catalogue.ruleSets.keys()];
  const unread = reading.faults.filter(({ code }) => code !== 'uncovered-clause' && code !== 'covered-by-nothing');
  const tables = commonFilesRead(reading) ? tableFindings(source.files, reading) : [];
  const whole = unread.length === 0 && tables.length === 0;
  const diagrams = processes ? await ofDiagrams(reading, processes) : [];
  const told = [
    ...faults.map(({ code, text, ...place }) => lintFinding(code, place, text, { set: setOfFile(place.file) })),
    ...tables,
    ...source.councils().flatMap(ofCouncil),
    ...(letters === null ? [] : asFindings(readLetters(letters).faults)),
    // What a refused parameter or fact would mean for a set nobody can say.
    ...(commonFilesRead(reading) ? sets.flatMap((id) => ofSet(id, { ...reading, faults })) : []),
    ...diagrams,
    ...(processes && whole ? await matrixChecks(source, processes) : []),
    ...(whole && diagrams.every(({ code }) => !unreadable.includes(code))
      ? await staleNumbers(reading, processes)
      : []),
  ];
  const findings = processes ? blamingDictionary(told, { files: source.files, processes, catalogue }) : told;
  const diagramsRead = processes !== null && findings.every(({ code }) => code !== 'process-unreadable');
  const left = excused(findings, source.files, diagramsRead && reading.faults.length === 0);
  return reported(sets, ordered(left.findings), left.excuses);
}

const unreadable: readonly string[] = ['process-unreadable', 'form-unreadable'];

/** What of a report is about some sets. */
export function onlySets({ sets, findings, excuses }: LintReport, wanted: readonly string[]): LintReport {
  return reported(
    sets.filter((id) => wanted.includes(id)),
    findings.filter(({ set }) => set !== null && wanted.includes(set)),
    excuses.filter(({ set }) => wanted.includes(set)),
  );
}

function reported(sets: readonly string[], findings: readonly LintFinding[], excuses: readonly Excuse[]): LintReport {
  const of = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { sets, counts: { error: of('error'), warning: of('warning'), note: of('note') }, findings, excuses };
}

function ofSet(id: string, { catalogue, faults, ruleSetFiles }: CatalogueReading): LintFinding[] {
  const [ruleSet, file] = [catalogue.ruleSets.get(id), ruleSetFiles.get(id)];
  if (!ruleSet || !file || faults.some((fault) => fault.file === file.name)) return [];
  const editions = new RuleSetEditions(ruleSet, catalogue);
  return [...forceHoles(editions, file), ...setFindings(editions, file)];
}

/** What is wrong in the files of a council, or in the rules that are its own; what is common is told of once. */
function ofCouncil({ files, rules }: ReturnType<RulesSource['councils']>[number]): LintFinding[] {
  const { council, faults } = readCouncil(files);
  const ofRules = council === null ? [] : readRulesOf(rules, council).faults;
  const own = ofRules.filter(({ code, file }) => code === 'unknown-in-council' || file.startsWith(`${files.name}/`));
  return asFindings([...faults, ...own]);
}

const asFindings = (faults: readonly FileFault[]): LintFinding[] =>
  faults.map(({ code, text, ...place }) => lintFinding(code, place, text));

async function ofDiagrams(reading: CatalogueReading, processes: Files): Promise<LintFinding[]> {
  const { diagrams, findings } = await readDiagrams(processes);
  const { ruleSets } = reading.catalogue;
  // A set that was not read is not missing.
  const faulty = new Set(reading.faults.map(({ file }) => setOfFile(file)));
  const told = diagramFindings(diagrams, ruleSets).filter(({ set }) => !faulty.has(set));
  const isWhole = findings.length === 0 && faulty.size === 0;
  const ofEdition = isWhole ? await editionFindings(processes, reading) : [];
  return [...findings, ...told, ...ofEdition, ...unaskedSets(diagrams, setsAskedByCode(processes), reading)];
}

function setOfFile(file: string): string | null {
  return /([^/]+)\.rules\.json$/.exec(file)?.[1] ?? null;
}

/** By place, each thing once: the reader and the matrix may see the same. */
function ordered(findings: readonly LintFinding[]): LintFinding[] {
  const key = ({ code, file, line, pointer, text }: LintFinding): string =>
    code === 'covered-by-nothing' ? `${code} ${file} ${line}` : `${code} ${file} ${line} ${pointer} ${text}`;
  const once = new Map<string, LintFinding>();
  for (const finding of findings) if (!once.has(key(finding))) once.set(key(finding), finding);
  return [...once.values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
