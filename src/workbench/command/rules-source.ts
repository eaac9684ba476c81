import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { councilsIn } from '../../directory/index.js';
import { PolicyService } from '../../policy/index.js';
import {
  type CatalogueReading,
  readCatalogue,
  readTableFiles,
  rulesOfCouncil,
  type TableFile,
} from '../../policy/analysis/index.js';
import { readConfig } from '../../platform/config.js';
import { presentFolder } from './present.js';
import { Misuse } from './verb.js';
import { FileFaults, FolderFiles, RevisionFiles, type Files, WithFile } from '../../platform/files/index.js';

/** Rules to work on: their files, and what was read from them, each part once (джерело правил). */
export class RulesSource {
  private known: CatalogueReading | null = null;
  private service: PolicyService | null = null;

  constructor(
    readonly files: Files,
    /** The folder they lie in; null for a revision and for files that stand in the place of others. */
    readonly folder: string | null = null,
    /** Files of it that were posted. */
    readonly posted: readonly string[] = [],
  ) {}

  /** What could be read, with every fault. */
  reading(): CatalogueReading {
    return (this.known ??= readCatalogue(this.files));
  }

  /** @throws FileFaults when the files are not in order */
  policy(): PolicyService {
    const { catalogue, faults } = this.reading();
    if (faults.length > 0) throw new FileFaults(faults);
    return (this.service ??= new PolicyService(catalogue));
  }

  /** The diagrams and forms beside the rules; those of this installation where the rules stand in it, null where there are none. */
  processes(): Files | null {
    const present = presentFolder();
    if (this.folder === null || resolve(this.folder) === resolve(present, 'rules'))
      return new FolderFiles(join(present, 'processes'));
    const beside = join(dirname(resolve(this.folder)), 'processes');
    return existsSync(beside) ? new FolderFiles(beside) : null;
  }

  /** The templates of letters beside the rules; null where there are none. */
  letters(): Files | null {
    const beside = join(this.folder === null ? presentFolder() : dirname(resolve(this.folder)), 'letters');
    return existsSync(beside) ? new FolderFiles(beside) : null;
  }

  /** The councils beside the rules, each with the rules it goes by: these, but for its own. */
  councils(): readonly { readonly files: Files; readonly rules: Files }[] {
    const present = resolve(presentFolder(), 'rules');
    const rules = this.folder === null ? present : resolve(this.folder);
    const chosen = rules === present ? readConfig().COUNCIL : null;
    return [...councilsIn(join(dirname(rules), 'council'))].map(([name, files]) => {
      return { files, rules: name === chosen ? this.files : rulesOfCouncil(name, dirname(rules)) };
    });
  }

  /** @throws FileFaults, TableFaults */
  tables(): TableFile[] {
    return readTableFiles(this.files, this.policy().catalogue);
  }
}

/**
 * The rules that a word names: a folder; a file of one set, which replaces that set in the installation's
 * rules; or `git:REVISION`, the rules as they stood there.
 *
 * @throws Misuse when it names nothing
 */
export function rulesNamed(word: string | undefined, directory = join(presentFolder(), 'rules')): RulesSource {
  if (word === undefined) return directory === join(presentFolder(), 'rules') ? presentRules() : rulesIn(directory);
  if (word.startsWith('git:')) return new RulesSource(atRevision(directory, word.slice('git:'.length)));
  if (!existsSync(word))
    throw new Misuse(`«${word}»: немає ні такої теки, ні такого файлу; ревізію пишуть як git:HEAD~1.`);
  if (statSync(word).isDirectory()) return rulesIn(word);
  return new RulesSource(withFile(directory, word));
}

/** The rules that this council goes by, in the edition that is worked over. */
function presentRules(): RulesSource {
  const top = presentFolder();
  return new RulesSource(rulesOfCouncil(readConfig().COUNCIL, top), join(top, 'rules'));
}

const rulesIn = (folder: string): RulesSource => new RulesSource(new FolderFiles(folder), folder);

function atRevision(directory: string, revision: string): Files {
  try {
    return new RevisionFiles(directory, revision);
  } catch {
    throw new Misuse(`Ревізії git «${revision}» немає, або правила лежать не в сховищі git.`);
  }
}

/**
 * A file inside a folder of rules stands among its neighbours; a file from elsewhere among the installed ones,
 * in the place of the set that it says it is, whatever the file is called.
 */
function withFile(directory: string, file: string): Files {
  const name = basename(file);
  if (!name.endsWith('.rules.json')) throw new Misuse(`«${file}» не є файлом набору (*.rules.json).`);
  const neighbours = existsSync(join(dirname(file), 'facts.json')) ? dirname(file) : directory;
  const isGuest = neighbours === directory && resolve(dirname(file)) !== resolve(directory);
  const among = new FolderFiles(neighbours);
  const text = new FolderFiles(dirname(file)).read(name);
  return new WithFile(file, among, (isGuest ? placeOf(text) : null) ?? name, text);
}

/** The name of the file that the text of a set belongs in; null where the text does not tell. */
function placeOf(text: string): string | null {
  const [, id] = /"id"\s*:\s*"([a-z][a-z0-9-]{0,60})"/.exec(text.slice(0, 2_000)) ?? [];
  return id === undefined ? null : `${id}.rules.json`;
}
