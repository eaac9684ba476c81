import type { CatalogueReading } from '../../../policy/analysis/index.js';
import {
  checkQuestions,
  checkEdition,
  contractOf,
  declaredFile,
  lineOfElement,
  readDeclared,
  type Form,
  readForm,
} from '../../../workflow/index.js';
import { type LintFinding, lintFinding } from '../lint-finding.js';
import type { Files } from '../../../platform/files/index.js';

const [diagramSuffix, formSuffix] = ['.bpmn', '.form.json'];

/**
 * Whether the diagrams of a folder, with the forms and the rule sets beside them, find all that they read (потік даних
 * редакції). Empty where the folder does not say what the code declares.
 */
export async function editionFindings(
  files: Files,
  { catalogue, ruleSetFiles }: CatalogueReading,
): Promise<LintFinding[]> {
  const names = files.list('');
  if (!names.includes(declaredFile)) return [];
  const { forms, findings, unread } = readForms(files);
  const keys = names.filter((name) => name.endsWith(diagramSuffix)).map((name) => name.slice(0, -diagramSuffix.length));
  const diagrams = new Map(keys.map((key) => [key, files.read(`${key}${diagramSuffix}`)]));
  const read = contractOf(readDeclared(files.read(declaredFile)), forms, catalogue);
  // A form that cannot be read is there all the same, and may ask anything.
  const contract = { ...read, forms: new Map([...read.forms, ...unread.map((key) => [key, {}] as const)]) };
  const { reports, unstarted } = await checkEdition(diagrams, contract);
  return [
    ...findings,
    ...checkQuestions(contract).map(({ set, message }) => {
      const place = { file: ruleSetFiles.get(set)?.name ?? `${files.name}/${declaredFile}`, line: 1 };
      return lintFinding('asked-amiss', place, message, { set });
    }),
    ...unstarted.map((process) => {
      const place = { file: `${files.name}/${process}${diagramSuffix}`, line: 1 };
      return lintFinding(
        'process-unstarted',
        place,
        `Процесу «${process}» ніхто не починає: ні програма, ні інша схема.`,
      );
    }),
    ...reports.map(({ process, rule, elementId, elementName, message }) => {
      const file = process === null ? `${files.name}/${declaredFile}` : `${files.name}/${process}${diagramSuffix}`;
      const line = lineOfElement(diagrams.get(process ?? '') ?? '', elementId);
      const where = elementName === null ? '' : `«${elementName}»: `;
      return lintFinding(rule, { file, line }, `${where}${message}`);
    }),
  ];
}

/** The sets that our code asks beside the diagrams; none where the folder does not say what it declares. */
export const setsAskedByCode = (files: Files): ReadonlySet<string> =>
  new Set(files.list('').includes(declaredFile) ? readDeclared(files.read(declaredFile)).questions.keys() : []);

function readForms(files: Files): { forms: Map<string, Form>; findings: LintFinding[]; unread: string[] } {
  const [forms, findings, unread]: [Map<string, Form>, LintFinding[], string[]] = [new Map(), [], []];
  for (const name of files.list('forms').filter((one) => one.endsWith(formSuffix))) {
    const key = name.slice(0, -formSuffix.length);
    const read = readForm(files.read(`forms/${name}`), key);
    if ('form' in read) forms.set(key, read.form);
    else {
      unread.push(key);
      const place = { file: `${files.name}/forms/${name}`, line: 1 };
      findings.push(...read.faults.map((fault) => lintFinding('form-unreadable', place, fault)));
    }
  }
  return { forms, findings, unread };
}
