import { z } from 'zod';
import { type View, view } from '../../platform/http/index.js';
import { type LintFinding, lintFinding } from './lint-finding.js';
import { CheckedFile, type FileFault, readShape, type Files } from '../../platform/files/index.js';

/** The file of `rules/` in which reviewers write why a note may stay as it is. */
export const excusesFile = 'lint-excuses.json';

/**
 * Why a note on a set is as it should be (виправдання зауваження). One on outcomes names all of them, so that an
 * outcome added later is asked about anew.
 */
const Excuse = z.strictObject({
  code: z.string().describe('Яке зауваження'),
  set: z.string().describe('Набір правил'),
  outcomes: z.array(z.string()).optional().describe('Рішення, про які воно'),
  reason: z.string().trim().min(20).describe('Чому так і має бути'),
});
export const ExcuseView = view('LintExcuse', 'Виправдання зауваження.', Excuse.shape);
export type Excuse = View<typeof ExcuseView>;
export const excusesShape = z.strictObject({ $schema: z.string().optional(), excuses: z.array(Excuse) });

/** What remains of the findings, and the excuses that took the others away. */
interface Excused {
  readonly findings: readonly LintFinding[];
  readonly excuses: readonly Excuse[];
}

/**
 * Takes away the notes that the rules excuse. An excuse that excuses nothing is a finding itself.
 *
 * @param areAllKnown whether all files and diagrams were read, so that a note that is not there is not needed
 */
export function excused(findings: readonly LintFinding[], files: Files, areAllKnown: boolean): Excused {
  if (!files.list('').includes(excusesFile)) return { findings, excuses: [] };
  const faults: FileFault[] = [];
  const file = new CheckedFile(files.nameOf(excusesFile), files.read(excusesFile), faults);
  const excuses = readShape(file, excusesShape)?.excuses ?? [];
  const used = excuses.filter((excuse) => findings.some((finding) => covers(excuse, finding)));
  const left = findings.filter((finding) => !used.some((excuse) => covers(excuse, finding)));
  const idle = excuses.flatMap((excuse, i) =>
    used.includes(excuse) || !areAllKnown ? [] : [idleFinding(excuse, file, `/excuses/${i}`)],
  );
  const unread = faults.map(({ code, text, ...place }) => lintFinding(code, place, text));
  return { findings: [...left, ...unread, ...idle], excuses: used };
}

function covers({ code, set, outcomes = [] }: Excuse, finding: LintFinding): boolean {
  return (
    finding.severity === 'note' &&
    finding.code === code &&
    finding.set === set &&
    finding.outcomes.length === outcomes.length &&
    finding.outcomes.every((outcome) => outcomes.includes(outcome))
  );
}

function idleFinding({ code, set, outcomes }: Excuse, file: CheckedFile, pointer: string): LintFinding {
  const about = outcomes ? ` про рішення ${outcomes.map((outcome) => `«${outcome}»`).join(', ')}` : '';
  const text = `Зауваження «${code}» до набору «${set}»${about} немає, тож виправдовувати нічого: приберіть запис або виправте його.`;
  return lintFinding('excuse-idle', { file: file.name, line: file.lineOf(pointer), pointer }, text, { set });
}
