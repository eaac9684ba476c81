import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rulesDirectory } from '../../src/platform/installation.js';
import { RulesSource } from '../../src/workbench/command/rules-source.js';
import type { ClauseRow, Column, Matrix, Place } from '../../src/workbench/matrix/matrix.js';
import { ChangedFiles, FolderFiles } from '../../src/platform/files/index.js';

const repository = dirname(rulesDirectory);

/** The shipped rules with some files changed: a change that changes nothing is a mistake of the test. */
export function changedRules(changes: Readonly<Record<string, (text: string) => string>>): RulesSource {
  return new RulesSource(changed(new FolderFiles(rulesDirectory), changes));
}

export function changed(base: FolderFiles, changes: Readonly<Record<string, (text: string) => string>>): ChangedFiles {
  const texts = Object.entries(changes).map(([path, change]): [string, string] => {
    const [before, after] = [base.read(path), change(base.read(path))];
    if (before === after) throw new Error(`${path}: the change changes nothing`);
    return [path, after];
  });
  return new ChangedFiles(base.name, base, new Map(texts));
}

export function rowOf(matrix: Matrix, cited: string): ClauseRow {
  const row = matrix.acts.flatMap(({ rows }) => rows).find((one) => one.cited === cited);
  if (!row) throw new Error(`немає пункту ${cited}`);
  return row;
}

export const refs = (row: ClauseRow, column: Column, tie?: string): string[] =>
  row[column].filter((entry) => tie === undefined || entry.tie === tie).map(({ ref }) => ref);

/** The line of the repository a place leads to. */
export function lineAt({ file, line }: Place): string {
  return readFileSync(join(repository, file), 'utf8').split('\n')[line - 1] ?? '';
}
