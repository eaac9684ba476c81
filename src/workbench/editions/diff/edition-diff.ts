import { z } from 'zod';
import { wordsOfTemplate } from '../../../documents/index.js';
import {
  changesBetween,
  digestOf,
  digestOfFiles,
  type EditionFiles,
  manifestOf,
  readEdition,
} from '../../../edition/index.js';
import { readConfig } from '../../../platform/config.js';
import { FileFaults } from '../../../platform/files/index.js';
import { flag, text, type View, view } from '../../../platform/http/index.js';
import { rulesOfCouncilIn } from '../../../policy/index.js';
import { EngineFault } from '../../../workflow/index.js';
import type { Analysis } from '../../analyses/analysis.js';
import { RulesSource } from '../../command/rules-source.js';
import { type DiffReport, DiffReportView, diffSides } from '../../diff/diff.js';
import { sideOfRules } from '../../diff/sides.js';
import { digest } from '../../views.js';
import { type Change, changeKind, EditionChangeView } from './changes.js';
import { diagramChanges } from './diagram-changes.js';
import { jsonChanges } from './json-changes.js';

/** All that one edition has otherwise than another (звіт про різницю редакцій). */
export const EditionDiffView = view('EditionDiff', 'Чим одна редакція різниться від іншої.', {
  was: digest,
  becomes: digest,
  equal: flag('Чи це одна редакція'),
  files: z
    .array(
      view('EditionFileDiff', 'Файл, що різниться.', {
        path: text('Файл'),
        change: changeKind,
        changes: z.array(EditionChangeView).describe('Що в ньому, словами; для правил – лише те, чого не каже rules'),
      }),
    )
    .describe('За шляхами'),
  rules: DiffReportView.nullable().describe(
    'Кому, що і на що змінять правила; null, якщо їх з одного боку не прочитати',
  ),
});
export type EditionDiff = View<typeof EditionDiffView>;
type FileDiff = EditionDiff['files'][number];

/** Compares two editions, every file that differs in words, and the rules by what they decide. */
export async function diffEditions(was: EditionFiles, becomes: EditionFiles): Promise<EditionDiff> {
  const rules = rulesDiff(was, becomes);
  const [before, after] = [manifestOf(was), manifestOf(becomes)];
  const files: FileDiff[] = [];
  for (const { path, change } of changesBetween(before, after)) {
    const isChanged = change === 'changed';
    const changes = isChanged ? await changesIn(path, was.get(path) ?? '', becomes.get(path) ?? '', rules) : [];
    files.push({ path, change, changes: [...changes] });
  }
  return { was: digestOf(before), becomes: digestOf(after), equal: files.length === 0, files, rules };
}

function rulesDiff(was: EditionFiles, becomes: EditionFiles): DiffReport | null {
  const { COUNCIL } = readConfig();
  try {
    const side = (files: EditionFiles) => ({
      ...sideOfRules(new RulesSource(rulesOfCouncilIn(files, COUNCIL))),
      name: `правила редакції ${digestOfFiles(files).slice(0, 12)}`,
    });
    return diffSides(side(was), side(becomes));
  } catch (error) {
    if (!(error instanceof FileFaults)) throw error;
    return null;
  }
}

async function changesIn(
  path: string,
  was: string,
  becomes: string,
  rules: DiffReport | null,
): Promise<readonly Change[]> {
  try {
    if (path.endsWith('.bpmn')) return orLooks(await diagramChanges(was, becomes));
    if (path.endsWith('.docx')) return lineChanges(wordsOfTemplate(was), wordsOfTemplate(becomes));
    if (!path.endsWith('.json')) return lineChanges(was, becomes);
    // What a set decides otherwise is told by regions of facts, which says more than its conditions do.
    const [, set] = /([^/]+)\.rules\.json$/.exec(path) ?? [];
    const isTold = rules?.sets.some(({ ruleSet, equal }) => ruleSet === set && !equal);
    const changes = jsonChanges(JSON.parse(was), JSON.parse(becomes));
    return isTold ? changes.filter(({ text }) => !text.includes('conditions')) : changes;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof EngineFault)) throw error;
    return [{ change: 'changed', text: `Файл не читається: ${error.message}` }];
  }
}

const orLooks = (changes: readonly Change[]): readonly Change[] =>
  changes.length > 0 ? changes : [{ change: 'changed', text: 'Перемальовано; хід справи той самий.' }];

/** Rows of a table that are new or gone; where a row has moved nothing has changed. */
function lineChanges(was: string, becomes: string): Change[] {
  const rows = (text: string): string[] => text.split(/\r?\n/u).map((line) => line.replaceAll(/\s+/gu, ' ').trim());
  const [before, after] = [rows(was), rows(becomes)];
  const beyond = (some: string[], others: string[]): string[] => {
    const known = new Set(others);
    return some.filter((line) => !known.has(line) && /[\p{L}\p{N}]/u.test(line));
  };
  return [
    ...beyond(before, after).map((text) => ({ change: 'removed', text }) as const),
    ...beyond(after, before).map((text) => ({ change: 'added', text }) as const),
  ];
}

/** The same of editions that lie in two folders, in a process of its own. */
export const editionDiffAnalysis: Analysis<{ readonly was: string; readonly becomes: string }, EditionDiff> = {
  name: 'edition-diff',
  carry: ({ was, becomes }) => diffEditions(readEdition(was), readEdition(becomes)),
};
