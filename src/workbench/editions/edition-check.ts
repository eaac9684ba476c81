import { join } from 'node:path';
import { readConfig } from '../../platform/config.js';
import { FolderFiles } from '../../platform/files/index.js';
import { rulesOfCouncil } from '../../policy/analysis/index.js';
import type { EditionFault } from '../../workflow/index.js';
import type { Analysis } from '../analyses/analysis.js';
import { RulesSource } from '../command/rules-source.js';
import { lint } from '../lint/lint.js';
import { rowsOf } from '../test/choose-rows.js';
import { testTables } from '../test/test-tables.js';

/** What the reviewers' tools find in an edition: how many rows its tables have, and what is wrong. */
export interface EditionFindings {
  readonly rows: number;
  readonly faults: readonly EditionFault[];
}

const lintPage = 'docs/rules/lint.md';

/** Holds the files of an edition against each other, and its rules against every row of their tables. */
export const editionAnalysis: Analysis<{ readonly folder: string }, EditionFindings> = {
  name: 'edition',
  async carry({ folder }, tell) {
    const source = new RulesSource(rulesOfCouncil(readConfig().COUNCIL, folder), join(folder, 'rules'));
    tell({ done: 0, total: 2, step: 'файли, схеми, чинність' });
    const { findings } = await lint(source, new FolderFiles(join(folder, 'processes')));
    const faults = findings
      .filter(({ severity }) => severity !== 'note')
      .map(({ file, line, text }) => ({ file, line, text, element: null, page: lintPage }));
    if (faults.length > 0) return { rows: 0, faults };
    const { rows, sets } = await testTables(source.policy(), rowsOf([], source), tell);
    const failed = sets.flatMap((set) => set.failed);
    return {
      rows,
      faults: failed.map(({ file, line, number, faults: said, why }) => ({
        ...{ file, line, element: null, page: null },
        text: `Рядок № ${number} не справдився: ${[...said, ...why].join(' ')}`,
      })),
    };
  },
};
