import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PolicyService } from '../../policy/index.js';
import { readCases, type RuleCase, writeCsv, writeMarkdown } from '../../policy/analysis/index.js';
import { Misuse } from '../command/verb.js';
import type { RulesSource } from '../command/rules-source.js';
import { setsNamed } from '../rows/sets-named.js';
import { FolderFiles } from '../../platform/files/index.js';

/**
 * The rows that words name: sets of the rules, or files of tables on disk; all when there are none.
 *
 * @throws Misuse for a word that is neither, TableFaults for a table that cannot be read
 */
export function rowsNamed(words: readonly string[], source: RulesSource): RuleCase[] {
  const policy = source.policy();
  const files = words.filter((word) => /\.(md|csv)$/i.test(word));
  const sets = words.filter((word) => !files.includes(word));
  const fromFiles = files.flatMap((file) => readCases(file, textOf(file), policy.catalogue));
  return words.length > 0 && sets.length === 0 ? fromFiles : [...rowsOf(sets, source), ...fromFiles];
}

/**
 * Rows of the tables beside the rules; of the sets named, or of all. Where tables were posted, only theirs.
 *
 * @throws Misuse for an unknown set
 */
export function rowsOf(words: readonly string[], source: RulesSource): RuleCase[] {
  const sets = setsNamed(words, source.policy());
  const posted = source.posted.filter((file) => file.startsWith('tests/')).map((file) => source.files.nameOf(file));
  return source
    .tables()
    .flatMap(({ cases }) => cases)
    .filter(({ ruleSet, file }) => sets.includes(ruleSet) && (posted.length === 0 || posted.includes(file)));
}

function textOf(file: string): string {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Misuse(`Файла «${file}» немає.`);
  return new FolderFiles(dirname(file)).read(basename(file));
}

/**
 * Writes the rows for a spreadsheet or back for `rules/tests`: one set into a file, several into a folder.
 *
 * @returns the files written
 * @throws Misuse when several sets would have to go into one file
 */
export function writeRows(rows: readonly RuleCase[], policy: PolicyService, kind: 'csv' | 'md', out: string): string[] {
  const sets = [...new Set(rows.map(({ ruleSet }) => ruleSet))];
  const isFile = out.toLowerCase().endsWith(`.${kind}`);
  if (isFile && sets.length > 1)
    throw new Misuse(`У файл «${out}» можна записати один набір, а тут їх ${sets.length}; назвіть теку.`);
  const write = kind === 'csv' ? writeCsv : writeMarkdown;
  return sets.map((id) => {
    const file = isFile ? out : join(out, `${id}.${kind}`);
    const cases = rows.filter(({ ruleSet }) => ruleSet === id);
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, write(policy.ruleSet(id), cases, policy.catalogue));
    } catch (error) {
      throw new Misuse(`Не вдалося записати «${file}»: ${error instanceof Error ? error.message : String(error)}`);
    }
    return file;
  });
}
