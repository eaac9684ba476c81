import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type FaultCode, type FileFault, FileFaults, perhaps } from '../../platform/files/index.js';
import { lettersDirectory } from '../../platform/installation.js';
import { rememberedByText } from '../../platform/remembered.js';
import { documentKinds, type DocumentKind, type Sheet } from '../sheet.js';
import { faultsOf } from './check-template.js';
import type { Fields } from './fields.js';
import { LetterTemplate } from './letter-template.js';

/** What each letter is filled with, by its kind (оголошені листи). */
export const declaredLetters = new Map<DocumentKind, Fields>();

/** The templates by their kinds, as far as the folder has them in order. */
export interface Letters {
  readonly templates: ReadonlyMap<DocumentKind, LetterTemplate>;
  readonly faults: readonly FileFault[];
}

/** Declares what a letter is filled with. @returns what writes it: the words are those of its template */
export function defineLetter<const Of extends Fields>(kind: DocumentKind, of: Of) {
  declaredLetters.set(kind, of);
  const data = z.object(of);
  return (given: z.input<typeof data>): Sheet => {
    const template = (current ?? goByLetters()).get(kind);
    if (!template) throw new Error(`there is no template of ${kind}`);
    return { kind, ...template.fill(data.parse(given)) };
  };
}

/** What a letter is given to be written. */
export type Given<Letter extends (given: never) => Sheet> = Parameters<Letter>[0];

let current: Letters['templates'] | null = null;

/** Letters are written by these templates from now on. @throws FileFaults where one is not in order */
export function goByLetters({ templates, faults } = readLetters()): Letters['templates'] {
  if (faults.length > 0) throw new FileFaults(faults, 'Листи');
  return (current = templates);
}

/** A template for a kind: the same file is read by each start and by each check. */
const judged = rememberedByText((text) => {
  const [kind = ''] = text.split('\n', 1);
  const template = LetterTemplate.open(Buffer.from(text.slice(kind.length + 1), 'latin1'));
  return { template, found: template ? faultsOf(template, declaredLetters.get(kind as DocumentKind) ?? {}) : [] };
});

/** Reads `letters/` (читання шаблонів): a template for each kind that is declared, and nothing else. */
export function readLetters(folder = lettersDirectory): Letters {
  const faults: FileFault[] = [];
  const templates = new Map<DocumentKind, LetterTemplate>();
  const kinds = [...declaredLetters.keys()];
  const kindOf = (name: string) => name.replace(/\.docx$/u, '');
  // An office suite lays «~$reply.docx» beside what is open in it.
  const names = readdirSync(folder).filter((name) => name.endsWith('.docx') && !/^[.~]/u.test(name));
  const fault = (name: string, code: FaultCode, text: string, line = 1, pointer = ''): void =>
    void faults.push({ code, file: `${basename(folder)}/${name}`, line, column: 1, pointer, text });
  for (const name of names) {
    const kind = kinds.find((one) => one === kindOf(name));
    if (!kind) {
      fault(name, 'unknown-letter', `Листа «${kindOf(name)}» служба не пише.${perhaps(kindOf(name), kinds)}`);
      continue;
    }
    const { template, found } = judged(`${kind}\n${readFileSync(join(folder, name), 'latin1')}`);
    if (template) templates.set(kind, template);
    else fault(name, 'unreadable-file', 'Це не документ Word (DOCX): збережіть його у Word або LibreOffice як DOCX.');
    for (const { code, at, text } of found) fault(name, code, text, template?.lineOf(at), at && `{${at}}`);
  }
  for (const kind of kinds.filter((one) => !names.includes(`${one}.docx`)))
    fault(`${kind}.docx`, 'unknown-letter', `Лист «${documentKinds[kind].title}» не має шаблону: файла немає.`);
  return { templates, faults };
}
