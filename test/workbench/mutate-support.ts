import type { z } from 'zod';
import type { MissingRow } from '../../src/workbench/mutate/mutate-report.js';
import type { Verb } from '../../src/workbench/command/verb.js';
import { RulesSource } from '../../src/workbench/command/rules-source.js';
import { library } from '../policy/support.js';
import { ChangedFiles, FolderFiles } from '../../src/platform/files/index.js';

type Paste = Pick<MissingRow, 'afterLine' | 'lines'>;

/** A file of tables with rows pasted where a report says, as a reviewer would. */
export function pasted(text: string, rows: readonly Paste[]): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const byLine = new Map<number, string[]>();
  for (const { afterLine, lines: own } of rows) byLine.set(afterLine, [...(byLine.get(afterLine) ?? []), ...own]);
  return lines.flatMap((line, i) => [line, ...(byLine.get(i + 1) ?? [])]).join('\n');
}

/** The library with another table for its loans. */
export function libraryTable(text: string): RulesSource {
  return new RulesSource(new ChangedFiles('library', new FolderFiles(library), new Map([['tests/loan.md', text]])));
}

export const surroundings = { env: {}, now: () => new Date('2026-03-02T07:00:00Z') };

/** What a verb answers about a source that no `--rules` could name. */
export async function told<Options extends z.ZodObject, Report>(
  { options: schema, run, ending, text }: Verb<Options, Report>,
  source: RulesSource,
  words: readonly string[],
  options: z.input<Options>,
) {
  const report = await run({ ...surroundings, words, options: schema.parse(options), source, say: () => undefined });
  return { report, ending: ending?.(report), text: text(report, { source, folder: '.' }) };
}
