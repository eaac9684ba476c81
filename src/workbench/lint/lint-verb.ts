import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rulesDirectory } from '../../platform/installation.js';
import { perhaps } from '../../policy/index.js';
import { FolderFiles, type RuleFiles } from '../../policy/analysis/index.js';
import { type Answer, type Call, Misuse, type Verb } from '../command/verb.js';
import { installedProcesses } from '../matrix/read-material.js';
import { lint, onlySets } from './lint.js';
import { lintText } from './lint-text.js';
import { lintPage, sarifOf } from './sarif.js';

/** `npm run rules -- lint`: everything that is wrong with the rules, proved where it can be (перевірка правил). */
export const lintVerb: Verb = {
  name: 'lint',
  summary: 'перевіряє файли, чинність, пункти й схеми та доводить, де суперечності, прогалини й зайве',
  usage: '[набір…] [--sarif]',
  options: { sarif: { type: 'boolean' } },
  run,
};

async function run({ source, words, options }: Call): Promise<Answer> {
  const known = source.files.list('').flatMap((file) => /^(.+)\.rules\.json$/.exec(file)?.[1] ?? []);
  const strange = words.find((word) => !known.includes(word));
  if (strange !== undefined) throw new Misuse(`Набору «${strange}» немає.${perhaps(strange, known)}`);
  const folder = folderNamed(options['rules']);
  const whole = await lint(source, processesBeside(folder));
  const report = words.length > 0 ? onlySets(whole, words) : whole;
  const ending = report.counts.error + report.counts.warning > 0 ? 'found' : 'fine';
  if (options['sarif'] !== true) return { ending, report, text: lintText(report) };
  const root = dirname(rulesDirectory);
  const log = sarifOf(report, {
    folders: {
      [basename(rulesDirectory)]: relative(process.cwd(), rulesDirectory),
      [source.files.name]: relative(process.cwd(), folder ?? rulesDirectory),
      processes: relative(process.cwd(), join(dirname(folder ?? rulesDirectory), 'processes')),
    },
    page: pathToFileURL(join(root, lintPage)).href,
  });
  return { ending, report: log, text: JSON.stringify(log, null, 2) };
}

/** The folder that `--rules` names; null for a revision or a single file, which stand in the installation. */
function folderNamed(word: Call['options'][string]): string | null {
  return typeof word === 'string' && existsSync(word) && statSync(word).isDirectory() ? resolve(word) : null;
}

/** Rules elsewhere have the diagrams that lie beside them, or none: not those of this installation. */
function processesBeside(folder: string | null): RuleFiles | null {
  if (folder === null || folder === rulesDirectory) return installedProcesses();
  const processes = join(dirname(folder), 'processes');
  return existsSync(processes) ? new FolderFiles(processes) : null;
}
