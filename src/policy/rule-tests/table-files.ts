import type { Catalogue } from '../catalogue/catalogue.js';
import { readCases } from './read-cases.js';
import type { RuleCase } from './rule-case.js';
import { FolderFiles, type Files } from '../../platform/files/index.js';

/** One file of `rules/tests` with its rows. */
export interface TableFile {
  readonly name: string;
  readonly cases: readonly RuleCase[];
}

/** Reads every file of tables beside the rules. @throws TableFaults */
export function readTableFiles(source: string | Files, catalogue: Catalogue): TableFile[] {
  const files = typeof source === 'string' ? new FolderFiles(source) : source;
  return files
    .list('tests')
    .filter((file) => (file.endsWith('.md') || file.endsWith('.csv')) && file !== 'README.md')
    .map((file) => {
      const name = files.nameOf(`tests/${file}`);
      return { name, cases: readCases(name, files.read(`tests/${file}`), catalogue) };
    });
}
