import type { EditionFiles } from '../../edition/index.js';
import { councilAmong, Directory, type DirectoryData } from '../../directory/index.js';
import { lettersAmong, ownLetters } from '../../documents/index.js';
import { type FileFault, FileFaults } from '../../platform/files/index.js';
import { type Catalogue, readRulesOf, rulesOfCouncilIn } from '../../policy/index.js';
import type { Form } from '../forms/form-schema.js';
import { Forms } from '../forms/forms.js';
import { readForm } from '../forms/read-form.js';
import type { Diagrams, EditionGate } from './edition-gate.js';

/** What of an edition that is to come into force becomes versions of processes. */
export interface ComingVersions {
  readonly files: EditionFiles;
  readonly diagrams: Diagrams;
  readonly forms: Forms;
}

/** An edition that is to come into force, read: its files are in order, each by itself. */
export interface ComingEdition extends ComingVersions {
  /** The checks of diagrams beside its own council, rules and forms. */
  readonly gate: EditionGate;
}

/** The checks of diagrams beside a council, some rules, forms and letters, and the program as it is. */
export type GateOver = (
  directory: Directory,
  rules: () => Catalogue,
  forms: Forms,
  letters: () => ReadonlySet<string>,
) => EditionGate;

/** What an edition is read beside. */
interface Reading {
  /** Which of its councils the service works for. */
  readonly council: string;
  /** The council in force. */
  readonly present: Directory;
  readonly gateOver: GateOver;
}

const [diagram, form] = [/^processes\/([^/]+)\.bpmn$/, /^processes\/forms\/([^/]+)\.form\.json$/] as const;

export const diagramFile = (key: string): string => `processes/${key}.bpmn`;
export const formFile = (key: string): string => `processes/forms/${key}.form.json`;

/** @throws FileFaults with everything that is wrong in the council, the letters, the rules and the forms */
export function readComing(files: EditionFiles, { council, present, gateOver }: Reading): ComingEdition {
  const data = councilAmong(files, council);
  const { catalogue, faults: ofRules } = readRulesOf(rulesOfCouncilIn(files, council), data);
  const lacking = everyCouncilHas.filter((path) => !files.has(path)).map(lost);
  const { forms, faults: ofForms } = formsAmong(files);
  refuseFaulty([...dropped(data, present, council), ...lacking, ...lettersAmong(files), ...ofForms, ...ofRules]);
  const gate = gateOver(
    new Directory(data),
    () => catalogue,
    forms,
    () => ownLetters(files),
  );
  return { ...versionsAmong(files), gate };
}

/** The diagrams and forms of an edition. @throws FileFaults where a form cannot be read */
export function versionsAmong(files: EditionFiles): ComingVersions {
  const { forms, faults } = formsAmong(files);
  refuseFaulty(faults);
  return { files, diagrams: under(files, diagram), forms };
}

function formsAmong(files: EditionFiles): { readonly forms: Forms; readonly faults: readonly FileFault<string>[] } {
  const forms = new Map<string, Form>();
  const faults = [...under(files, form)].flatMap(([key, text]) => {
    const read = readForm(text, key);
    if ('form' in read) forms.set(key, read.form);
    return 'form' in read ? [] : read.faults.map((fault) => faultOfForm(key, fault));
  });
  return { forms: new Forms(forms), faults };
}

/** Cases, registers and the journal name units, posts and people by their ids for good: none may go, whatever it is called. */
function dropped(data: DirectoryData, present: Directory, council: string): FileFault[] {
  const lists = [
    ['units', present.units(), data.units],
    ['units', present.posts(), data.posts],
    ['bodies', present.bodies(), data.bodies],
    ['people', present.persons(), data.persons],
  ] as const;
  return lists.flatMap(([file, were, are]) => {
    const ids = new Set(are.map(({ id }) => id));
    return were
      .filter(({ id }) => !ids.has(id))
      .map(({ id }) => ({
        ...({
          code: 'council-at-odds',
          file: `council/${council}/${file}.json`,
          line: 1,
          column: 1,
          pointer: '',
        } as const),
        text: `«${id}» є в чинній раді, і справи називають цей ідентифікатор: лишіть його, змініть назву чи посади.`,
      }));
  });
}

function under(files: EditionFiles, path: RegExp): ReadonlyMap<string, string> {
  const found = [...files].flatMap(([name, text]) => {
    const [, key] = path.exec(name) ?? [];
    return key === undefined ? [] : [[key, text] as const];
  });
  return new Map(found);
}

/** Without these no node could go by the edition, whatever its rules say. */
const everyCouncilHas = ['rules/calendar.json', 'rules/classifier.json'];

const lost = (file: string): FileFault => ({
  ...{ code: 'unreadable-file', file, line: 1, column: 1, pointer: '', text: 'Файла немає.' },
});

const faultOfForm = (key: string, text: string): FileFault<string> => ({
  ...{ code: 'form-unreadable', file: formFile(key), line: 1, column: 1, pointer: '', text },
});

/** @throws FileFaults where there are any: the edition does not come into force */
export function refuseFaulty(faults: readonly FileFault<string>[]): void {
  if (faults.length > 0) throw new FileFaults(faults, 'Редакцію');
}
