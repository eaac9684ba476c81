import { posix } from 'node:path';
import type { PolicyService } from '../../../policy/index.js';
import { type RuleCase, runCase, type TableFile } from '../../../policy/analysis/index.js';
import type { Part } from '../matrix.js';

interface ReadRows {
  readonly parts: readonly Part[];
  /** The rules that some row has seen decide: `term/3.11-by-leader`. */
  readonly tested: ReadonlySet<string>;
}

/** The rows of all tables (рядки таблиць). A row that names a rule instead of clauses stands for the rule's clauses. */
export async function readRows(policy: PolicyService, tables: readonly TableFile[]): Promise<ReadRows> {
  const parts: Part[] = [];
  const tested = new Set<string>();
  for (const row of tables.flatMap(({ cases }) => cases)) {
    const { decision } = await runCase(policy, row);
    for (const rule of [decision?.rule, ...(decision?.alsoHeld ?? [])].slice(0, collects(policy, row) ? undefined : 1))
      if (typeof rule === 'string') tested.add(`${row.ruleSet}/${rule}`);
    parts.push(rowPart(row, row.clauses.length > 0 ? row.clauses : (decision?.clauses ?? [])));
  }
  return { parts, tested };
}

/** Where rules are collected, all that held have decided. */
const collects = (policy: PolicyService, row: RuleCase): boolean => policy.ruleSet(row.ruleSet).hitPolicy === 'collect';

function rowPart({ file, line, number, sentence }: RuleCase, cites: Part['cites']): Part {
  return {
    column: 'rows',
    ref: `${posix.basename(file)}#${number}`,
    label: sentence,
    cites,
    resource: null,
    file,
    line,
  };
}
