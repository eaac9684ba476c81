import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FolderFiles } from '../../src/platform/files/index.js';
import { RulesSource } from '../../src/workbench/command/rules-source.js';
import { lint } from '../../src/workbench/lint/lint.js';
import { quantitiesIn } from '../../src/workbench/lint/findings/stale-numbers.js';
import { EditionFolder } from '../edition/edition-folder.js';

const parameters = 'rules/parameters.json';
const act = 'rules/acts/kr-225-r-2023.json';

async function found(folder: EditionFolder) {
  const rules = join(folder.path, 'rules');
  const { findings } = await lint(
    new RulesSource(new FolderFiles(rules), rules),
    new FolderFiles(join(folder.path, 'processes')),
  );
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, file, text }) => [code, file, text.slice(0, 30)]);
}

const cap = (value: number) =>
  `{ "from": "2023-08-29", "value": ${value}, "source": { "act": "kr-225-r-2023", "clause": "3.11" } }`;
const fewer = [parameters, cap(45), `${cap(45)}, ${cap(40).replace('2023-08-29', '2026-09-01')}`] as const;
const numbers = [act, '"numbers": [20, 45]', '"numbers": [20, 40, 45]'] as const;

it('finds the former number in the clause, in a form and in a diagram that cite it, and lets a text tell both', async () => {
  expect(await found(new EditionFolder())).toEqual([]);
  const said = 'Текст каже «45 днів», а «загаль';
  expect(await found(new EditionFolder(fewer, numbers))).toEqual([
    ['stale-number', 'processes/consideration.bpmn', said.slice(0, 30)],
    ['stale-number', 'processes/forms/decide-extension.form.json', said.slice(0, 30)],
    ['stale-number', act, said.slice(0, 30)],
  ]);
  const both = 'не понад 45 днів, від 01.09.2026 – 40 днів';
  const mended = new EditionFolder(
    fewer,
    numbers,
    [act, 'загальний — не понад 45 днів', `загальний — ${both}`],
    ['processes/consideration.bpmn', 'разом не більш як 45 днів', `разом ${both}`],
    ['processes/forms/decide-extension.form.json', 'Не пізніше 45 днів', 'Не пізніше 40 днів'],
  );
  expect(await found(mended)).toEqual([]);
});

it('reads numbers written as words, and hours as the minutes of a parameter', async () => {
  const alarm = (value: number, from: string) =>
    `{ "from": "${from}", "value": ${value}, "source": { "act": "kr-225-r-2023", "clause": "2.34" } }`;
  const longer = new EditionFolder(
    [parameters, alarm(120, '2023-08-29'), `${alarm(120, '2023-08-29')}, ${alarm(180, '2026-09-01')}`],
    [act, '"numbers": [2, 120]', '"numbers": [2, 120, 180]'],
  );
  expect((await found(longer)).filter(([code]) => code === 'stale-number')).toContainEqual([
    'stale-number',
    act,
    expect.stringContaining('дв'),
  ]);
});

it.each([
  ['не понад 45 днів', [['45 днів', 45, 'день']]],
  [
    'сорок п’ять днів і десять робочих днів',
    [
      ['сорок п’ять днів', 45, 'день'],
      ['десять робочих днів', 10, 'робочий день'],
    ],
  ],
  [
    'протягом двох годин; 30 осіб',
    [
      ['двох годин', 120, 'хвилина'],
      ['30 осіб', 30, 'особа'],
    ],
  ],
  ['ст. 20 і п. 3.11 у 2023 році', []],
  ['не пізніше місяця', []],
])('«%s»', (text, told) => {
  expect(quantitiesIn(text).map(({ said, value, measure }) => [said, value, measure])).toEqual(told);
});
