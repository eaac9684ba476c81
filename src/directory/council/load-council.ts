import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileFaults, type Files, FolderFiles, HeldFiles, perhaps } from '../../platform/files/index.js';
import { councilsDirectory } from '../../platform/installation.js';
import type { DirectoryData } from '../directory-data.js';
import { readCouncil } from './read-council.js';

const file = 'council.json';

/** The councils that lie in a folder such as `council/`, each in a folder of its own, by their names. */
export function councilsIn(folder: string): ReadonlyMap<string, Files> {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const isCouncil = (name: string): boolean => existsSync(join(folder, name, file));
  const names = entries.map(({ name }) => name).filter(isCouncil);
  return new Map(names.sort().map((name) => [name, new FolderFiles(join(folder, name), `council/${name}`)]));
}

/** The council of this installation. @throws FileFaults with all that is wrong in it */
export function loadCouncil(name: string): DirectoryData {
  const councils = councilsIn(councilsDirectory);
  const files = councils.get(name);
  if (!files) throw new Error(`COUNCIL: теки council/${name} немає.${perhaps(name, councils.keys())}`);
  return councilOf(files);
}

/**
 * The council of an edition that is laid down as a folder; that of the installation where the edition has none: it is
 * from before a council was a part of what decides (docs/decisions/0143).
 *
 * @throws FileFaults
 */
export function councilInFolder(top: string, name: string): DirectoryData {
  const files = councilsIn(join(top, 'council')).get(name);
  return files ? councilOf(files) : loadCouncil(name);
}

/** The same among the files of an edition. @throws FileFaults */
export function councilAmong(files: ReadonlyMap<string, string>, name: string): DirectoryData {
  const top = `council/${name}`;
  const own = [...files].flatMap(([path, text]) =>
    path.startsWith(`${top}/`) ? [[path.slice(top.length + 1), text] as const] : [],
  );
  const hasCouncil = own.some(([path]) => !path.includes('/'));
  return hasCouncil ? councilOf(new HeldFiles(top, new Map(own))) : loadCouncil(name);
}

function councilOf(files: Files): DirectoryData {
  const { council, faults } = readCouncil(files);
  if (council === null) throw new FileFaults(faults, `Раду ${files.name}`);
  return council;
}
