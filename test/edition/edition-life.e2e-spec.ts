import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { WorkingCalendar } from '../../src/domain/working-calendar.js';
import { EditionInForce, Editions } from '../../src/edition/index.js';
import { Forms } from '../../src/workflow/index.js';
import { EditionFolder } from './edition-folder.js';
import { aDatabaseFor, type Node } from './nodes.js';

const titled = (title: string) => ['rules/term.rules.json', '"Строк розгляду"', `"${title}"`] as const;
const named = (name: string) => ['processes/reply.bpmn', 'name="Відповідь заявникові"', `name="${name}"`] as const;
const labelled = (label: string) =>
  ['processes/forms/prepare-reply.form.json', '"Текст відповіді"', `"${label}"`] as const;
const worked = [
  'rules/calendar.json',
  '"holidays": [',
  '"holidays": [{"name":"День міста","date":"03-03","from":"2026-01-01","to":null,"certainty":"seen"},',
] as const;
const peace = [
  'rules/calendar.json',
  '"from": "2022-03-24", "to": null',
  '"from": "2022-03-24", "to": "2026-03-01"',
] as const;

/** What a node goes by: of the rules, of the diagrams, of the forms and of the calendar one thing each. */
async function goesBy({ council }: Node) {
  const admin = await council.as('workflow-admin');
  const { body: set } = await admin.get('/rule-sets/term').expect(200);
  const { body: process } = await admin.get('/processes/reply').expect(200);
  const active = process.versions.find((version: { active: boolean }) => version.active);
  const form = council.app.get(Forms, { strict: false }).get('prepare-reply');
  const label = JSON.stringify(form).includes('Зміст відповіді') ? 'Зміст відповіді' : 'Текст відповіді';
  const works = council.app.get(WorkingCalendar, { strict: false }).isWorkingDay(plainDate('2026-03-03'));
  return [set.title, active.title, label, works];
}

const shipped = ['Строк розгляду', 'Відповідь заявникові', 'Текст відповіді', true];
const changed = ['Строк', 'Відповідь', 'Зміст відповіді', false];
const changes = [titled('Строк'), named('Відповідь'), labelled('Зміст відповіді'), worked, peace] as const;

test('a folder that has changed comes into force at the start, whole; one brought back stays set aside', async () => {
  const node = await aDatabaseFor();
  const [old, fresh] = [new EditionFolder(), new EditionFolder(...changes)];
  const first = await node(old);
  expect([await goesBy(first), await first.remarks()]).toEqual([shipped, []]);
  await first.stop();
  const second = await node(fresh);
  expect([await goesBy(second), await second.remarks()]).toEqual([changed, []]);
  await second.stop();
  const third = await node(old);
  expect([await goesBy(third), await third.remarks()]).toEqual([changed, ['folder:differs']]);
  const acts = await third.council.app.get(Editions, { strict: false }).acts(5);
  expect(acts.map(({ kind, byId }) => [kind, byId])).toEqual([
    ['start', 'system'],
    ['start', 'system'],
  ]);
});

test.each([
  [
    'JSON',
    ['rules/term.rules.json', '"title": "Строк розгляду"', '"title": Строк'] as const,
    'rules/term.rules.json:4',
  ],
  ['a form', labelled('Текст",'), 'processes/forms/prepare-reply.form.json'],
  [
    'a diagram',
    ['processes/reply.bpmn', 'bpmn:process id="reply"', 'bpmn:process id="replay"'] as const,
    'processes/reply.bpmn',
  ],
  ['the flow of data', ['processes/tell-citizen.bpmn', '.tellOn}', '.tellOm}'] as const, 'Можливо, «tellOn»?'],
])(
  'a folder with a fault in %s stops no running council: the last good edition goes on, and the fault is told',
  async (_what, change, told) => {
    const node = await aDatabaseFor();
    const broken = await node(new EditionFolder(change));
    expect([await goesBy(broken), await broken.remarks()]).toEqual([shipped, ['folder:faulty']]);
    const said = broken.lines.filter((line) => 'faults' in line);
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).toContain(told);
  },
);

test('a folder that cannot be read, and files of an edition that somebody has changed, are no edition', async () => {
  const node = await aDatabaseFor();
  const fresh = await node(new EditionFolder(...changes));
  const { folder } = fresh.council.app.get(EditionInForce, { strict: false });
  await fresh.stop();
  const unreadable = new EditionFolder();
  mkdirSync(join(unreadable.path, 'processes', 'nothing.bpmn'));
  const other = await node(unreadable);
  expect([await goesBy(other), await other.remarks()]).toEqual([changed, ['folder:faulty']]);
  const laid = other.council.app.get(EditionInForce, { strict: false }).folder;
  expect(laid).not.toBe(folder);
  await other.stop();
  writeFileSync(join(laid, 'rules/term.rules.json'), '{}');
  expect(await goesBy(await node(unreadable))).toEqual(changed);
});

test('two nodes with different folders go by one edition, and within a second by what either puts into force', async () => {
  const node = await aDatabaseFor();
  const first = await node(new EditionFolder());
  const other = await node(new EditionFolder(...changes), { EDITION_FROM_FOLDER: 'no' });
  expect([await goesBy(first), await goesBy(other)]).toEqual([shipped, shipped]);
  expect([await first.remarks(), await other.remarks()]).toEqual([[], ['folder:differs']]);
  await other.stop();
  const third = await node(new EditionFolder(...changes));
  expect(await goesBy(third)).toEqual(changed);
  await pause(1000);
  expect(await goesBy(first)).toEqual(changed);
  const reviewer = await first.council.as('compliance-reviewer');
  const { body } = await reviewer.get('/workbench/tests?set=term').expect(200);
  expect([body.sets[0].title, body.failed]).toEqual(['Строк', 0]);
});
