import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import { AnalysisTooLarge, faultText, TableFaults } from '../../policy/analysis/index.js';
import { presentFolder } from './present.js';
import { rulesNamed, RulesSource } from './rules-source.js';
import { Misuse } from './verb.js';
import { pointerTo } from '../../domain/json.js';
import { ChangedFiles, FileFaults } from '../../platform/files/index.js';

const path = /^(?:(?:[a-z0-9-]+\.rules|facts|parameters)\.json|acts\/[a-z0-9-]+\.json|tests\/[a-z0-9-]+\.(?:md|csv))$/;
const misnamed =
  'Файл правил зветься «набір.rules.json», «facts.json», «parameters.json», «acts/акт.json», «tests/набір.md» або «tests/набір.csv».';

/** A proposal as a reviewer sends it: texts of files by their names, instead of the present ones. */
export const PostedFiles = z.record(z.string().max(120), z.string().max(1_000_000)).check(({ value, issues }) => {
  for (const name of Object.keys(value).filter((one) => !path.test(one)))
    issues.push({ code: 'custom', input: value, path: [name], message: misnamed });
});
export type PostedFiles = Readonly<z.infer<typeof PostedFiles>>;

/** The body that brings a proposal. */
export const Proposal = z
  .strictObject({ files: PostedFiles.describe('Зміст файлів за їхніми назвами в rules/') })
  .meta({ id: 'RulesProposal', description: 'Файли правил, що стають на місце чинних лише на час запиту.' });

export const exampleProposal = {
  files: {
    'tests/main-executor.md': `Набір: main-executor
Надходження: 2024-03-04

| № | Випадок | питання з особистого прийому | адресат | перший виконавець — виконком районної ради | перший виконавець із виконкому | у резолюції є виконавець із виконкому | Рішення | Пункт |
|---|---------|------------------------------|---------|--------------------------------------------|--------------------------------|---------------------------------------|---------|-------|
| 1 | Перший у резолюції — з виконкому | ні | * | * | так | * | перший у резолюції | KR-3.12; 348-виконавець |
`,
  },
};

let read: { readonly folder: string; readonly rules: RulesSource } | null = null;

/** The rules in force, read once for an edition. */
function present(): RulesSource {
  const folder = presentFolder();
  if (read?.folder !== folder) read = { folder, rules: rulesNamed(undefined, join(folder, 'rules')) };
  return read.rules;
}

/** Rules as they are, the present ones if no others; with posted files, these stand in their place (пропозиція). */
export function rulesOf(posted: PostedFiles | null, rules = present()): RulesSource {
  if (posted === null) return rules;
  const files = new ChangedFiles('пропозиція', rules.files, new Map(Object.entries(posted)));
  return new RulesSource(files, null, Object.keys(posted));
}

/**
 * Does the work, and tells faults of rules and tables as faults of the body.
 *
 * @throws BODY_INVALID naming file, line and what is wrong; NOT_FOUND for a set that is not there
 */
export async function refusingFaults<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Misuse) throw new Problem('NOT_FOUND', { detail: error.message });
    if (error instanceof AnalysisTooLarge) throw new Problem('BODY_INVALID', { detail: error.message });
    if (!(error instanceof FileFaults || error instanceof TableFaults)) throw error;
    const errors =
      error instanceof TableFaults
        ? error.faults.map((fault) => ({ pointer: pointerToFile(fault.file), detail: faultText(fault) }))
        : error.faults.map(({ file, line, text }) => ({
            pointer: pointerToFile(file),
            detail: `${file}:${line}: ${text}`,
          }));
    throw new Problem('BODY_INVALID', { detail: 'Подані правила чи таблиці не прийнято.', errors });
  }
}

const pointerToFile = (file: string): string => pointerTo('/files', file.replace(/^[^/]*\//, ''));
