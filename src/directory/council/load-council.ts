import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileFaults, type Files, FolderFiles, perhaps } from '../../platform/files/index.js';
import { councilsDirectory } from '../../platform/installation.js';
import type { DirectoryData } from '../directory-data.js';
import { readCouncil } from './read-council.js';

/** The councils that lie in a folder such as `council/`, each in a folder of its own, by their names. */
export function councilsIn(folder: string): ReadonlyMap<string, Files> {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  // An edition laid down as files has of a council its rules alone.
  const isCouncil = (name: string): boolean => existsSync(join(folder, name, 'council.json'));
  const names = entries.map(({ name }) => name).filter(isCouncil);
  return new Map(names.sort().map((name) => [name, new FolderFiles(join(folder, name), `council/${name}`)]));
}

/** The council of a folder under `council/`. @throws FileFaults with all that is wrong in it */
export function loadCouncil(name: string, folder = councilsDirectory): DirectoryData {
  const councils = councilsIn(folder);
  const files = councils.get(name);
  if (!files) throw new Error(`COUNCIL: теки council/${name} немає.${perhaps(name, councils.keys())}`);
  const { council, faults } = readCouncil(files);
  if (council === null) throw new FileFaults(faults, `Раду council/${name}`);
  return council;
}
