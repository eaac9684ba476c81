import { createHash } from 'node:crypto';
import { canonicalJson } from '../platform/canonical-json.js';
import { type Files, FolderFiles } from '../platform/files/index.js';

/** The files of an edition (файли редакції): their text – of a document of Word its bytes in base64 – by the path from the top of the installation. */
export type EditionFiles = ReadonlyMap<string, string>;

/** Folders whose files decide, with the names of those that do; what lies beside them is for readers or editors. */
const deciding: Readonly<Record<string, RegExp>> = {
  processes: /\.bpmn$/,
  'processes/forms': /\.form\.json$/,
  'processes/tests': /\.md$/,
  rules: /^(?:facts|parameters|calendar|classifier|lint-excuses)\.json$|\.rules\.json$/,
  'rules/acts': /\.json$/,
  'rules/tests': /\.(?:md|csv)$/,
  council: /^[a-z]+\.json$/,
  // An office suite lays «~$reply.docx» beside what is open in it.
  letters: /^[^~].*\.docx$/,
};

/** A council lies in a folder of its own; what it has in `rules/` there decides as what lies in the common one does. */
const ofCouncil = /^(council)\/[a-z][a-z0-9-]*(?:$|\/(rules(?:\/.*)?)$)/u;

/** What the program writes beside the files that decide, for whoever checks them: no part of an edition. */
export const declarations = 'processes/contract.json';

/** No file that decides is longer; the interface takes no longer one. */
export const longestFile = 2_000_000;

/** Whether a path names a file that decides. */
export function isOfEdition(path: string): boolean {
  const slash = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, slash), path.slice(slash + 1)];
  // A hidden file is an editor's own.
  return /^[^.\s][^\\/]*$/u.test(name) && deciding[kindOf(folder)]?.test(name) === true;
}

/** `council` and `rules/acts` for `council/kamianske` and `council/kamianske/rules/acts`. */
const kindOf = (folder: string): string =>
  folder === 'council' ? '' : folder.replace(ofCouncil, (_, top, rules) => rules ?? top);

/**
 * The edition that lies in a folder or another source: `processes/`, `rules/` and what else decides.
 *
 * @throws Error where it cannot be read
 */
export function readEdition(top: string | Files): EditionFiles {
  const files = typeof top === 'string' ? new FolderFiles(top) : top;
  const ofRules = Object.keys(deciding).filter((folder) => folder.startsWith('rules'));
  const councils = files
    .list('council')
    .map((name) => `council/${name}`)
    .filter((folder) => ofCouncil.test(folder));
  const ofCouncils = councils.flatMap((top) => [top, ...ofRules.map((folder) => `${top}/${folder}`)]);
  const folders = [...Object.keys(deciding), ...ofCouncils];
  const paths = folders.flatMap((folder) => files.list(folder).map((name) => `${folder}/${name}`));
  const own = paths.filter(isOfEdition).sort();
  return new Map(own.map((path) => [path, files.read(path)]));
}

/** By what the content of a file is known: how it is laid out says nothing. */
function hashOfFile(path: string, text: string): string {
  return sha256(`${path.slice(path.lastIndexOf('.'))}\n${contentOf(path, text)}`);
}

function contentOf(path: string, text: string): string {
  const lines = text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
  if (!path.endsWith('.json')) return lines.trimEnd();
  try {
    return canonicalJson(JSON.parse(lines));
  } catch {
    // What is no JSON is refused by the gate; until then it is known by its text.
    return lines;
  }
}

/** Which content stands under which path. */
export type Manifest = Readonly<Record<string, string>>;

export function manifestOf(files: EditionFiles): Manifest {
  const entries = [...files].map(([path, text]) => [path, hashOfFile(path, text)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** By what an edition is known (відбиток редакції): the same content is the same edition. */
export const digestOf = (manifest: Manifest): string => sha256(canonicalJson(manifest));
export const digestOfFiles = (files: EditionFiles): string => digestOf(manifestOf(files));

/** A file that one edition has otherwise than another, or that only one of them has. */
interface FileChange {
  readonly path: string;
  readonly change: 'added' | 'changed' | 'removed';
}

/** By what an edition differs from the one before it (чим різняться редакції), by path. */
export function changesBetween(before: Manifest, after: Manifest): FileChange[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path) => {
    if (before[path] === after[path]) return [];
    return [{ path, change: before[path] === undefined ? 'added' : after[path] === undefined ? 'removed' : 'changed' }];
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
