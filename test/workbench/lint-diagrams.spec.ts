import { expect, it } from 'vitest';
import { processesDirectory } from '../../src/platform/installation.js';
import { rulesNamed } from '../../src/workbench/command/rules-source.js';
import { diagramFindings, readDiagrams, unaskedSets } from '../../src/workbench/lint/findings/diagram-findings.js';
import { editionFindings, setsAskedByCode } from '../../src/workbench/lint/findings/edition-findings.js';
import { ChangedFiles, FolderFiles } from '../../src/platform/files/index.js';

const processes = new FolderFiles(processesDirectory);
const reading = rulesNamed(undefined).reading();

/** Findings of the shipped diagrams with one of them changed, as `code file:line text`. */
async function withDiagram(file: string, change: (xml: string) => string): Promise<string[]> {
  const before = processes.read(file);
  const after = change(before);
  expect(after).not.toBe(before);
  const { diagrams, findings } = await readDiagrams(new ChangedFiles('processes', processes, new Map([[file, after]])));
  return [...findings, ...diagramFindings(diagrams, reading.catalogue.ruleSets)].map(
    (one) => `${one.code} ${one.file}:${one.line} ${one.text}`,
  );
}

it('shipped diagrams wait for nothing that no rule gives, and have a way for every outcome', async () => {
  const { diagrams, findings } = await readDiagrams(processes);
  const told = [...findings, ...diagramFindings(diagrams, reading.catalogue.ruleSets)];
  expect(told.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(told.map(({ code, set }) => `${code} ${set}`)).toContain('outcome-by-default admission');
});

it('an outcome that diagrams name otherwise goes by the default flow, and that is told', async () => {
  const told = await withDiagram('written-appeal.bpmn', (xml) =>
    xml.replaceAll('"forward"', '"foward"').replaceAll('&quot;forward&quot;', '&quot;foward&quot;'),
  );
  expect(told.join('\n')).toMatch(/outcome-by-default .*\(forward\)/);
});

it('a gateway without a default flow leaves outcomes unhandled', async () => {
  const told = await withDiagram('written-appeal.bpmn', (xml) => xml.replaceAll(/ default="[^"]+"/g, ''));
  expect(told.join('\n')).toMatch(
    /outcome-unhandled processes\/written-appeal\.bpmn:\d+ .*\(consider\) набору «admission»/,
  );
});

it('a question to a set that is not there is told', async () => {
  const told = await withDiagram('written-appeal.bpmn', (xml) =>
    xml.replace('decisionRef="admission"', 'decisionRef="admision"'),
  );
  expect(told.join('\n')).toMatch(/process-asks-unknown-set .*«admision», якого немає\. Можливо, «admission»\?/);
});

it('a diagram that is no diagram is a finding, not an end', async () => {
  const told = await withDiagram('written-appeal.bpmn', (xml) => xml.slice(0, xml.length / 2));
  expect(told[0]).toMatch(/^process-unreadable processes\/written-appeal\.bpmn:1 /);
});

it('sets that neither a diagram nor the code asks are named', async () => {
  const { diagrams } = await readDiagrams(processes);
  const unasked = (byCode: ReadonlySet<string>) => unaskedSets(diagrams, byCode, reading).map(({ set }) => set);
  expect(unasked(new Set())).toContain('executor-conflict');
  expect(unasked(new Set())).not.toContain('admission');
  expect(unasked(setsAskedByCode(processes))).toEqual([]);
});

it('a form that cannot be read is told once, with the word that was meant, and is there for the other checks', async () => {
  const file = 'forms/sign-reply.form.json';
  const changed = processes.read(file).replace('"maxLength"', '"maxLenght"');
  const told = await editionFindings(new ChangedFiles('processes', processes, new Map([[file, changed]])), reading);
  expect(told.map(({ code, text }) => `${code} ${text}`)).toEqual([
    'form-unreadable Поле «remarks» («validate»): Невідома властивість «maxLenght». Можливо, «maxLength»?',
  ]);
});
