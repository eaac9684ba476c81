import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Catalogue } from '../catalogue/catalogue.js';
import { readCases } from './read-cases.js';
import type { RuleCase } from './rule-case.js';

/** One file of `rules/tests` with its rows. */
export interface TableFile {
  readonly name: string;
  readonly cases: readonly RuleCase[];
}

/** Reads every file of tables beside the rules. @throws TableFaults */
export function readTableFiles(rules: string, catalogue: Catalogue): TableFile[] {
  const folder = join(rules, 'tests');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .map((file) => {
      const name = join(basename(rules), 'tests', file);
      return { name, cases: readCases(name, readFileSync(join(folder, file), 'utf8'), catalogue) };
    });
}
