import { pointerTo } from '../domain/json.js';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { DirectoryData } from '../directory/index.js';
import { type Files, FolderFiles, HeldFiles, perhaps } from '../platform/files/index.js';
import { type CatalogueReading, readCatalogue } from './reading/load-catalogue.js';

/**
 * The rules that a council goes by (правила ради): those of `rules/`, and in the place of some its own, such as the
 * distribution of duties, which every council settles for itself (docs/decisions/0128).
 *
 * @param top where `rules/` and `council/` lie
 */
export function rulesOfCouncil(council: string, top: string): Files {
  const own = join(top, 'council', council, 'rules');
  const common = new FolderFiles(join(top, 'rules'));
  return existsSync(own) ? new OwnOverCommon(common, new FolderFiles(own, `council/${council}/rules`)) : common;
}

/** The same among the files of an edition. */
export function rulesOfCouncilIn(files: ReadonlyMap<string, string>, council: string): Files {
  const under = (folder: string): Files =>
    new HeldFiles(
      folder,
      new Map(
        [...files].flatMap(([path, text]) =>
          path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), text]] : [],
        ),
      ),
    );
  return new OwnOverCommon(under('rules'), under(`council/${council}/rules`));
}

/** Reads them, and checks that whoever the distribution of duties names is a post of this council. */
export function readRulesOf(files: Files, { posts }: Pick<DirectoryData, 'posts'>): CatalogueReading {
  const reading = readCatalogue(files);
  const known = posts.flatMap(({ id, inLaw }) => [id, ...(inLaw === null ? [] : [inLaw])]);
  for (const outcome of Object.keys(reading.catalogue.ruleSets.get(duties)?.outcomes ?? {})) {
    if (outcome === headOfUnit || known.includes(outcome)) continue;
    const text = `Посади «${outcome}» у раді немає.${perhaps(outcome, known)}`;
    reading.ruleSetFiles.get(duties)?.fault(pointerTo('/outcomes', outcome), text, 'unknown-in-council');
  }
  return reading;
}

/** The set that says which leader considers an appeal (KR-3.9), and what it calls the head of the unit that keeps it. */
const [duties, headOfUnit] = ['leader', 'unit-head'];

class OwnOverCommon implements Files {
  readonly name: string;

  constructor(
    private readonly common: Files,
    private readonly own: Files,
  ) {
    this.name = common.name;
  }

  nameOf(path: string): string {
    return this.sourceOf(path).nameOf(path);
  }

  list(folder: string): readonly string[] {
    return [...new Set([...this.common.list(folder), ...this.own.list(folder)])].sort();
  }

  read(path: string): string {
    return this.sourceOf(path).read(path);
  }

  private sourceOf(path: string): Files {
    const folder = posix.dirname(path);
    return this.own.list(folder === '.' ? '' : folder).includes(posix.basename(path)) ? this.own : this.common;
  }
}
