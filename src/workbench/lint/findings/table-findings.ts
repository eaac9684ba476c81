import { type CatalogueReading, TableFaults, readTableFiles } from '../../../policy/analysis/index.js';
import { type LintFinding, lintFinding } from '../lint-finding.js';
import type { Files } from '../../../platform/files/index.js';

/** Tables of cases that cannot be read; that every set has its tables is asked by `mutate`; of a set that was not read itself nothing is said. */
export function tableFindings(files: Files, { catalogue }: CatalogueReading): LintFinding[] {
  return files.list('tests').flatMap((table) => {
    const set = table.slice(0, table.lastIndexOf('.'));
    if (!catalogue.ruleSets.has(set) && isThere(files, set)) return [];
    const alone: Files = {
      name: files.name,
      nameOf: (path) => files.nameOf(path),
      list: () => [table],
      read: (path) => files.read(path),
    };
    try {
      readTableFiles(alone, catalogue);
      return [];
    } catch (error) {
      if (!(error instanceof TableFaults)) throw error;
      return error.faults.map(({ file, line, text }) => lintFinding('table-fault', { file, line }, text, { set }));
    }
  });
}

function isThere(files: Files, set: string): boolean {
  return files.list('').includes(`${set}.rules.json`);
}
