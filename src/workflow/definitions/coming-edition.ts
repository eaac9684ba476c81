import type { EditionFiles } from '../../edition/index.js';
import type { FileFault } from '../../platform/files/index.js';
import type { Catalogue } from '../../policy/index.js';
import type { Form } from '../tasks/form-schema.js';
import { Forms } from '../tasks/forms.js';
import { readForm } from '../tasks/read-form.js';
import type { Diagrams, EditionGate } from './edition-gate.js';

/** Something wrong with a file of an edition (зауваження до редакції), for whoever edits it. */
export interface EditionFault {
  readonly file: string;
  /** Null where it is about the file, or about several, as a whole. */
  readonly line: number | null;
  /** The element of a diagram. */
  readonly element: string | null;
  readonly text: string;
  /** The page of the check. */
  readonly page: string | null;
}

/** The edition does not come into force: all that is wrong with it. */
export class EditionFaults extends Error {
  constructor(readonly faults: readonly EditionFault[]) {
    super(faults.map(faultInWords).join('\n'));
    this.name = 'EditionFaults';
  }
}

export function faultInWords({ file, line, element, text, page }: EditionFault): string {
  const place = `${file}${line === null ? '' : `:${line}`}${element === null ? '' : ` «${element}»`}`;
  return `${place}: ${text}${page === null ? '' : ` — ${page}`}`;
}

/** An edition that is to come into force, read: its files are in order, each by itself. */
export interface ComingEdition {
  readonly files: EditionFiles;
  readonly diagrams: Diagrams;
  readonly forms: Forms;
  /** The checks of diagrams beside its own rules and forms. */
  readonly gate: EditionGate;
}

/** The checks of diagrams beside some rules and forms, and the program as it is. */
export type GateOver = (rules: () => Catalogue, forms: Forms) => EditionGate;

/** How the files of an edition are read by this council's service. */
interface Reading {
  readonly readRules: (files: EditionFiles) => { readonly catalogue: Catalogue; readonly faults: readonly FileFault[] };
  readonly gateOver: GateOver;
}

const [diagram, form] = [/^processes\/([^/]+)\.bpmn$/, /^processes\/forms\/([^/]+)\.form\.json$/] as const;

export const diagramFile = (key: string): string => `processes/${key}.bpmn`;
export const formFile = (key: string): string => `processes/forms/${key}.form.json`;

/** @throws EditionFaults with everything that is wrong in rules and forms */
export function readComing(files: EditionFiles, { readRules, gateOver }: Reading): ComingEdition {
  const faults: EditionFault[] = [];
  const forms = new Map<string, Form>();
  for (const [key, text] of under(files, form)) {
    const read = readForm(text, key);
    if ('form' in read) forms.set(key, read.form);
    else faults.push(...read.faults.map((fault) => faultOf(formFile(key), fault)));
  }
  const { catalogue, faults: ofRules } = readRules(files);
  faults.push(...ofRules.map(({ file, line, text }) => ({ ...faultOf(file, text), line })));
  if (faults.length > 0) throw new EditionFaults(faults);
  const read = new Forms(forms);
  return { files, diagrams: under(files, diagram), forms: read, gate: gateOver(() => catalogue, read) };
}

function under(files: EditionFiles, path: RegExp): ReadonlyMap<string, string> {
  const found = [...files].flatMap(([name, text]) => {
    const [, key] = path.exec(name) ?? [];
    return key === undefined ? [] : [[key, text] as const];
  });
  return new Map(found);
}

const faultOf = (file: string, text: string): EditionFault => ({ file, line: null, element: null, text, page: null });
