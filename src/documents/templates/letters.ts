import { join } from 'node:path';
import { z } from 'zod';
import {
  ChangedFiles,
  type FaultCode,
  type FileFault,
  FileFaults,
  type Files,
  FolderFiles,
  HeldFiles,
  perhaps,
} from '../../platform/files/index.js';
import { installation, lettersDirectory } from '../../platform/installation.js';
import { rememberedByText } from '../../platform/remembered.js';
import { isOfEdition } from '../../edition/index.js';
import { documentKinds, isOwnKind, type DocumentKind, type OwnKind, type Sheet } from '../sheet.js';
import { faultsOf } from './check-template.js';
import type { Fields } from './fields.js';
import { LetterTemplate } from './letter-template.js';

/** By what is known of any case a council's own letters are filled, whatever they are called. */
export const anyOwn: OwnKind = 'own-';
const isOfProgram = (kind: string): kind is keyof typeof documentKinds => Object.hasOwn(documentKinds, kind);

/** What each letter is filled with, by its kind (оголошені листи). */
export const declaredLetters = new Map<DocumentKind, Fields>();

/** The templates by their kinds, as far as the folder has them in order. */
interface Letters {
  readonly templates: ReadonlyMap<DocumentKind, LetterTemplate>;
  readonly faults: readonly FileFault[];
}

/** Declares what a letter is filled with. @returns what writes it: the words are those of its template */
export function defineLetter<const Of extends Fields>(kind: DocumentKind, of: Of) {
  declaredLetters.set(kind, of);
  const data = z.object(of);
  return (given: z.input<typeof data>, as = kind): Sheet => {
    const template = inForce().get(as);
    if (!template) throw new Error(`there is no template of ${as}`);
    return { kind: as, ...template.fill(data.parse(given)) };
  };
}

/** What a letter is given to be written. */
export type Given<Letter extends (given: never) => Sheet> = Parameters<Letter>[0];

let current: Letters['templates'] | null = null;
const inForce = (): Letters['templates'] => (current ??= lettersInFolder(installation));

/** Letters are written by these templates from now on. */
export function goByLetters(letters: Letters['templates']): void {
  current = letters;
}

const room = 'letters';
const installed = new FolderFiles(lettersDirectory, room);

/**
 * The templates of an edition that is laid down as a folder; of a letter it has none for, that of the installation: the
 * edition is from before the letter. @throws FileFaults
 */
export function lettersInFolder(top: string): Letters['templates'] {
  const own = new FolderFiles(join(top, room), room);
  const changes = new Map(templatesIn(own).map((name) => [name, own.read(name)]));
  const { templates, faults } = readLetters(new ChangedFiles(room, installed, changes));
  if (faults.length > 0) throw new FileFaults(faults, 'Листи');
  return templates;
}

/** The council's own letters: those in force, or those among the files of an edition. */
export function ownLetters(files?: ReadonlyMap<string, string>): ReadonlySet<string> {
  const kinds = files
    ? [...files.keys()].flatMap((path) => /^letters\/(.+)\.docx$/u.exec(path)?.[1] ?? [])
    : inForce().keys();
  return new Set([...kinds].filter(isOwnKind));
}

/** What is wrong in the letters among the files of an edition; an edition from before letters were a part has none. */
export function lettersAmong(files: ReadonlyMap<string, string>): readonly FileFault[] {
  const own = [...files].filter(([path]) => path.startsWith(`${room}/`));
  const held = new Map(own.map(([path, text]) => [path.slice(room.length + 1), text]));
  return held.size === 0 ? [] : readLetters(new HeldFiles(room, held)).faults;
}

/** A template for a kind: the same file is read by each start and by each check. */
const judged = rememberedByText((text) => {
  const [kind = ''] = text.split('\n', 1);
  const fields = declaredLetters.get(isOwnKind(kind) ? anyOwn : (kind as DocumentKind));
  const template = LetterTemplate.open(Buffer.from(text.slice(kind.length + 1), 'base64'));
  return { template, found: template ? faultsOf(template, fields ?? {}) : [] };
});

const templatesIn = (files: Files): readonly string[] =>
  files.list('').filter((name) => isOfEdition(`${room}/${name}`));

/** The words of a template, as an edition holds it, a paragraph a line; empty where it is none. */
export const wordsOfTemplate = (text: string): string =>
  (LetterTemplate.open(Buffer.from(text, 'base64'))?.paragraphs() ?? []).join('\n');

/** Reads templates (читання шаблонів): one for each kind that is declared, and nothing else. */
export function readLetters(files: Files): Letters {
  const faults: FileFault[] = [];
  const templates = new Map<DocumentKind, LetterTemplate>();
  const kinds = Object.keys(documentKinds).filter(isOfProgram);
  const names = templatesIn(files);
  const fault = (name: string, code: FaultCode, text: string, line = 1, pointer = ''): void =>
    void faults.push({ code, file: files.nameOf(name), line, column: 1, pointer, text });
  for (const name of names) {
    const kind = name.replace(/\.docx$/u, '');
    if (!isOwnKind(kind) && !isOfProgram(kind)) {
      const own = 'Власний лист називають «own-…»: малі латинські літери, цифри, дефіс.';
      fault(name, 'unknown-letter', `Листа «${kind}» служба не пише.${perhaps(kind, kinds)} ${own}`);
      continue;
    }
    const { template, found } = judged(`${kind}\n${files.read(name)}`);
    if (template) templates.set(kind, template);
    else fault(name, 'unreadable-file', 'Це не документ Word (DOCX): збережіть його у Word або LibreOffice як DOCX.');
    for (const { code, at, text } of found) fault(name, code, text, template?.lineOf(at), at && `{${at}}`);
  }
  for (const kind of kinds.filter((one) => !names.includes(`${one}.docx`)))
    fault(`${kind}.docx`, 'unknown-letter', `Лист «${documentKinds[kind].title}» не має шаблону: файла немає.`);
  return { templates, faults };
}
