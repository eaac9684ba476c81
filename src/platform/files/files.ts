import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** No file of an administrator is so big; the reader refuses what is longer. */
const maxBytes = 8_000_000;
/** Stands for a file that is far too long: the reader refuses it without anybody having held all of it. */
const tooLong = ' '.repeat(maxBytes);

/** A document of Word is no text: among texts it stands as its bytes in base64. */
export const isBinary = (path: string): boolean => path.endsWith('.docx');
const textOf = (path: string, bytes: Buffer): string => bytes.toString(isBinary(path) ? 'base64' : 'utf8');

/** The bytes of a file of which this is the text. */
export const bytesOf = (path: string, text: string): Buffer => Buffer.from(text, isBinary(path) ? 'base64' : 'utf8');

/** A text as it will be read back once it has lain on a disk: base64 in one line, no half of a letter. */
export const asKept = (path: string, text: string): string => textOf(path, bytesOf(path, text));

/** Where the files of an edition, or of one of its folders, are read from (джерело файлів): a folder, a git revision, or either with changes. */
export interface Files {
  /** How this source is called in reports: «rules», «rules@HEAD~1». */
  readonly name: string;
  /** How one of its files is called in reports, so that whoever reads a fault can open the file: «rules/term.rules.json». */
  nameOf(path: string): string;
  /** Names of the files directly in a folder (`''` is the root), sorted; none of one that is not there. */
  list(folder: string): readonly string[];
  /** The text of a file; of a document of Word its bytes in base64. @throws Error when there is no such file */
  read(path: string): string;
}

/** The files of a folder on disk. */
export class FolderFiles implements Files {
  constructor(
    private readonly dir: string,
    readonly name = basename(dir),
  ) {}

  nameOf(path: string): string {
    return `${this.name}/${path}`;
  }

  list(folder: string): readonly string[] {
    const within = join(this.dir, folder);
    return existsSync(within) ? readdirSync(within).sort() : [];
  }

  read(path: string): string {
    const file = join(this.dir, path);
    return statSync(file).size > maxBytes ? tooLong : textOf(path, readFileSync(file));
  }
}

/** Files that somebody holds, by their paths: a part of an edition. */
export class HeldFiles implements Files {
  constructor(
    readonly name: string,
    private readonly files: ReadonlyMap<string, string>,
  ) {}

  nameOf(path: string): string {
    return `${this.name}/${path}`;
  }

  list(folder: string): readonly string[] {
    const within = folder === '' ? '' : `${folder}/`;
    const below = [...this.files.keys()].filter((path) => path.startsWith(within));
    return below
      .map((path) => path.slice(within.length))
      .filter((name) => !name.includes('/'))
      .sort();
  }

  read(path: string): string {
    const text = this.files.get(path);
    if (text === undefined) throw new Error(`there is no file ${this.nameOf(path)}`);
    return text;
  }
}

/** The files as they stood in a git revision. @throws Error when git does not know the revision */
export class RevisionFiles implements Files {
  readonly name: string;
  private readonly commit: string;

  constructor(
    private readonly dir: string,
    revision: string,
  ) {
    this.name = `${basename(dir)}@${revision}`;
    this.commit = this.git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).trim();
  }

  nameOf(path: string): string {
    return `${this.name}/${path}`;
  }

  list(folder: string): readonly string[] {
    const names = this.git('ls-tree', '--name-only', '-z', this.commit, `./${folder === '' ? '' : `${folder}/`}`);
    return names
      .split('\0')
      .filter(Boolean)
      .map((path) => basename(path))
      .sort();
  }

  read(path: string): string {
    const blob = `${this.commit}:./${path}`;
    const isLong = Number(this.git('cat-file', '-s', blob)) > maxBytes;
    return isLong ? tooLong : textOf(path, this.gitBytes('cat-file', 'blob', blob));
  }

  private git(...args: string[]): string {
    return this.gitBytes(...args).toString('utf8');
  }

  private gitBytes(...args: string[]): Buffer {
    return execFileSync('git', args, { cwd: this.dir, maxBuffer: maxBytes, stdio: ['ignore', 'pipe', 'pipe'] });
  }
}

/** Files of another source with some of them replaced or added: a proposal that stands on the present rules. */
export class ChangedFiles implements Files {
  constructor(
    readonly name: string,
    private readonly base: Files,
    private readonly changes: ReadonlyMap<string, string>,
  ) {}

  nameOf(path: string): string {
    return `${this.name}/${path}`;
  }

  list(folder: string): readonly string[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    const added = [...this.changes.keys()]
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length));
    return [...new Set([...this.base.list(folder), ...added.filter((path) => !path.includes('/'))])].sort();
  }

  read(path: string): string {
    return this.changes.get(path) ?? this.base.read(path);
  }
}

/** Files of another source with one put in from elsewhere on disk: each keeps the name under which it can be opened. */
export class WithFile extends ChangedFiles {
  constructor(
    private readonly file: string,
    private readonly among: Files,
    private readonly path: string,
    text: string,
  ) {
    super(file, among, new Map([[path, text]]));
  }

  override nameOf(path: string): string {
    return path === this.path ? this.file : this.among.nameOf(path);
  }
}
