import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where `package.json` lies, with `processes/`, `rules/` and `council/` beside it. */
function installationRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The service does not find its own package.json.');
    folder = above;
  }
  return folder;
}

/** The folder of this installation. */
export const installation = installationRoot();

/** `rules/` of this installation. */
export const rulesDirectory = join(installation, 'rules');

/** `processes/` of this installation. */
export const processesDirectory = join(installation, 'processes');

/** `council/` of this installation: a folder for each council. */
export const councilsDirectory = join(installation, 'council');

/** `letters/` of this installation: a template of each letter. */
export const lettersDirectory = join(installation, 'letters');

/** A program of this installation by the name of its module, for whoever begins a process or a thread with it. */
export const programFile = (name: string): string => join(installation, 'dist', 'programs', `${name}.js`);
