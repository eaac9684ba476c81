import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesOf } from '../platform/files/index.js';
import { declarations, digestOfFiles, type EditionFiles, readEdition } from './edition-files.js';
import type { Editions } from './editions.js';

/** Whatever goes by the edition in force: from now on by this content. */
interface Adopter<Content> {
  adopt(content: Content): void;
}

/** Reads what it needs of the edition in a folder, and says how to go by it. @throws where the edition is not in order */
type Adopt = (folder: string) => () => void;

/** Where a node finds editions. */
interface EditionPlaces {
  /** The installation: `processes/`, `rules/`, `council/` and `letters/` lie in it. */
  readonly top: string;
  /** Where editions out of the database are laid down as files. */
  readonly kept: string;
}

/**
 * The edition that this node goes by (чинна редакція на вузлі): what the database says is in force, laid down as files.
 * Whoever reads of it says once how, and is handed the next one without a restart.
 */
export class EditionInForce {
  private readonly readers: Adopt[] = [];

  private constructor(
    private readonly editions: Editions,
    private readonly places: EditionPlaces,
    private current: { readonly digest: string; readonly version: number; readonly folder: string },
    /** Whether the database has one: before the first start it is the folder's own. */
    private recorded: boolean,
  ) {}

  static async open(editions: Editions, places: EditionPlaces): Promise<EditionInForce> {
    const { digest, version } = await editions.now();
    if (digest === null) {
      const current = { digest: digestOfFiles(readEdition(places.top)), version, folder: places.top };
      return new EditionInForce(editions, places, current, false);
    }
    const folder = await folderOf(editions, digest, places);
    return new EditionInForce(editions, places, { digest, version, folder }, true);
  }

  get digest(): string {
    return this.current.digest;
  }

  /** The folder that holds it: `rules/` and `processes/` in it. */
  get folder(): string {
    return this.current.folder;
  }

  get isRecorded(): boolean {
    return this.recorded;
  }

  /** What is made of the edition now, and goes by what is read of each one that comes into force later. */
  adopt<Content, Own extends Adopter<Content>>(
    read: (folder: string) => Content,
    make: (content: Content) => Own,
  ): Own {
    const own = make(read(this.folder));
    this.readers.push((folder) => {
      const content = read(folder);
      return () => own.adopt(content);
    });
    return own;
  }

  /**
   * Looks whether another edition is in force, and goes by it: all that is read of it in one step, so that nobody meets
   * half of two. @returns whether it did
   * @throws where this program cannot read it; the node then goes on by the former
   */
  async look(): Promise<boolean> {
    const { digest, version } = await this.editions.now();
    if (digest === null || version === this.current.version) return false;
    if (digest === this.current.digest) {
      this.current = { ...this.current, version };
      this.recorded = true;
      return false;
    }
    const folder = await folderOf(this.editions, digest, this.places);
    const steps = this.readers.map((read) => read(folder));
    for (const step of steps) step();
    this.current = { digest, version, folder };
    this.recorded = true;
    return true;
  }

  /** An edition laid down as files. @throws NOT_FOUND */
  folderOf(digest: string): Promise<string> {
    return folderOf(this.editions, digest, this.places);
  }

  /** What lies in the folder of the installation now. @throws Error where it cannot be read */
  installed(): EditionFiles {
    return readEdition(this.places.top);
  }
}

/** The folder of an edition: that of the installation where it is the same, else one laid down for it. */
async function folderOf(editions: Editions, digest: string, { top, kept }: EditionPlaces): Promise<string> {
  if (holds(top, digest)) return top;
  const folder = join(kept, digest);
  // Whatever somebody did to the files since, the node goes by what the database holds.
  if (existsSync(folder) && !holds(folder, digest)) rmSync(folder, { recursive: true });
  if (!existsSync(folder)) layDown(await editions.files(digest), folder);
  const declared = join(top, declarations);
  // Another release declares other things: they are the program's, not the edition's.
  if (existsSync(declared)) copyFileSync(declared, join(folder, declarations));
  return folder;
}

function holds(folder: string, digest: string): boolean {
  try {
    return digestOfFiles(readEdition(folder)) === digest;
  } catch {
    // A folder that cannot be read is told of elsewhere; the edition in force does not need it.
    return false;
  }
}

/** Lays files down as a folder, which appears whole or not at all. */
function layDown(files: EditionFiles, folder: string): void {
  const beside = `${folder}.part-${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  for (const [path, text] of files) {
    const file = join(beside, path);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, bytesOf(path, text), { mode: 0o600 });
  }
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // Another node of this machine was quicker.
    if (!existsSync(folder)) throw error;
  }
}
