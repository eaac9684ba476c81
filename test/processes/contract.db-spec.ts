import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { processesDirectory, rulesDirectory } from '../../src/platform/installation.js';
import { RulesSource } from '../../src/workbench/command/rules-source.js';
import { lint } from '../../src/workbench/lint/lint.js';
import { declaredOf } from '../../src/workflow/contract/contract-of.js';
import { declaredFile, declaredText } from '../../src/workflow/contract/declared-file.js';
import { PolicyService, Questions } from '../../src/policy/index.js';
import { referenceOf } from '../../src/workflow/reference/reference.js';
import { toldOf } from '../../src/workflow/reference/told-of.js';
import { DiagramPublisher, Registries } from '../../src/workflow/index.js';
import { WalkedCouncil } from '../support/appeal-council.js';
import { FolderFiles } from '../../src/platform/files/index.js';

test('what is made of the declarations of the code is as they are: otherwise run npm run contract', () =>
  WalkedCouncil.walkedBy(async (council) => {
    const declared = declaredOf({
      ...council.get(Registries),
      questions: council.get(Questions),
    });
    const told = await toldOf(processesDirectory, declared, council.get(PolicyService));
    const files = [[`processes/${declaredFile}`, declaredText(declared)] as const, ...referenceOf(told)];
    const root = join(processesDirectory, '..');
    expect(
      files.filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text).map(([path]) => path),
    ).toEqual([]);
  }));

/** The processes of the installation with one diagram changed. */
function folderWith(file: string, from: string, to: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'pryimalnia-processes-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  cpSync(processesDirectory, dir, { recursive: true });
  writeFileSync(join(dir, file), readFileSync(join(dir, file), 'utf8').replaceAll(from, to));
  return dir;
}

test.each([
  ['written-appeal', 'admission.outcome', 'admision.outcome', 'Можливо, «admission»?'],
  ['consideration', 'post:${variables.data.leader}', 'post:${variables.data.leder}', 'Можливо, «leader»?'],
  ['tell-citizen', '${variables.data.tellOn}', '${variables.data.tellOm}', 'Можливо, «tellOn»?'],
])('%s: %s → %s is refused when it is tried, and in the workbench', (key, from, to, told) =>
  WalkedCouncil.walkedBy(async (council) => {
    const publisher = council.get(DiagramPublisher);
    const dir = folderWith(`${key}.bpmn`, from, to);
    const { reports } = await publisher.check(key, readFileSync(join(dir, `${key}.bpmn`), 'utf8'));
    expect(JSON.stringify(reports)).toContain(told);
    const around = new FolderFiles(dir);
    const { findings } = await lint(new RulesSource(new FolderFiles(rulesDirectory)), around);
    expect(findings.map(({ text }) => text).join('\n')).toContain(told);
  }),
);
