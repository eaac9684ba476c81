import type { RuleFiles, CatalogueReading } from '../../policy/analysis/index.js';
import {
  checkQuestions,
  checkEdition,
  contractOf,
  declaredFile,
  readDeclared,
  type Form,
  formSchema,
} from '../../workflow/index.js';
import { type LintFinding, lintFinding } from './lint-finding.js';

const [diagramSuffix, formSuffix] = ['.bpmn', '.form.json'];

/**
 * Whether the diagrams of a folder, with the forms and the rule sets beside them, find all that they read (потік даних
 * редакції). Empty where the folder does not say what the code declares.
 */
export async function editionFindings(
  files: RuleFiles,
  { catalogue, ruleSetFiles }: CatalogueReading,
): Promise<LintFinding[]> {
  const names = files.list('');
  if (!names.includes(declaredFile)) return [];
  const { forms, findings } = readForms(files);
  const keys = names.filter((name) => name.endsWith(diagramSuffix)).map((name) => name.slice(0, -diagramSuffix.length));
  const diagrams = new Map(keys.map((key) => [key, files.read(`${key}${diagramSuffix}`)]));
  const contract = contractOf(readDeclared(files.read(declaredFile)), forms, catalogue);
  const { reports } = await checkEdition(diagrams, contract);
  return [
    ...findings,
    ...checkQuestions(contract).map(({ set, message }) => {
      const place = { file: ruleSetFiles.get(set)?.name ?? `${files.name}/${declaredFile}`, line: 1 };
      return lintFinding('asked-amiss', place, message, { set });
    }),
    ...reports.map(({ process, rule, elementId, elementName, message }) => {
      const file = `${files.name}/${process}${diagramSuffix}`;
      const line = lineOf(diagrams.get(process) ?? '', elementId);
      const where = elementName === null ? '' : `«${elementName}»: `;
      return lintFinding(rule, { file, line }, `${where}${message}`);
    }),
  ];
}

/** The sets that our code asks beside the diagrams; none where the folder does not say what it declares. */
export const setsAskedByCode = (files: RuleFiles): ReadonlySet<string> =>
  new Set(files.list('').includes(declaredFile) ? readDeclared(files.read(declaredFile)).questions.keys() : []);

function readForms(files: RuleFiles): { forms: Map<string, Form>; findings: LintFinding[] } {
  const [forms, findings]: [Map<string, Form>, LintFinding[]] = [new Map(), []];
  for (const name of files.list('forms').filter((one) => one.endsWith(formSuffix))) {
    const unreadable = (why: string): void => {
      findings.push(lintFinding('form-unreadable', { file: `${files.name}/forms/${name}`, line: 1 }, why));
    };
    try {
      const read = formSchema.safeParse(JSON.parse(files.read(`forms/${name}`)));
      if (read.success) forms.set(name.slice(0, -formSuffix.length), read.data);
      else unreadable(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      unreadable(`Файл не є JSON: ${error.message}`);
    }
  }
  return { forms, findings };
}

function lineOf(xml: string, id: string | null): number {
  const at = id === null ? -1 : xml.indexOf(` id="${id}"`);
  return at < 0 ? 1 : xml.slice(0, at).split('\n').length;
}
