import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { installation } from '../../src/platform/installation.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { exitCodes } from '../../src/workbench/command/verb.js';
import { diagramChanges } from '../../src/workbench/editions/diff/diagram-changes.js';
import { editionDiffVerb } from '../../src/workbench/editions/diff/edition-diff-verb.js';
import { jsonChanges } from '../../src/workbench/editions/diff/json-changes.js';
import { EditionFolder } from '../edition/edition-folder.js';
import { reworded } from '../support/word.js';

async function diff(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const streams = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const surroundings = { env: {}, now: () => new Date(0) };
  const code = await runCommand([editionDiffVerb], ['diff', ...args], streams, surroundings, 'policy');
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const holiday = '{"name":"День міста","date":"03-03","from":"2026-01-01","to":null,"certainty":"seen"},';

it('tells every file that differs in words, and rules by what they decide', async () => {
  const folder = new EditionFolder(
    ['rules/calendar.json', '"holidays": [', `"holidays": [${holiday}`],
    ['processes/forms/prepare-reply.form.json', '"Текст відповіді"', '"Зміст відповіді"'],
    ['processes/reply.bpmn', 'name="Відповідь заявникові"', 'name="Відповідь"'],
    ['rules/term.rules.json', '"Строк розгляду"', '"Строк"'],
    ['rules/classifier.json', '"name": "дублетне"', '"name": "двічі надіслане"'],
    ['rules/tests/priority.md', 'Ремонт покрівлі', 'Ремонт даху'],
    ['rules/priority.rules.json', '"value": "no"', '"value": "yes"'],
  );
  const { code, out } = await diff(folder.path);
  expect(code).toBe(exitCodes.differs);
  for (const words of [
    '~ rules/calendar.json\n  + «День міста»: день 03-03, від 2026-01-01, certainty seen\n',
    '~ processes/forms/prepare-reply.form.json\n  ~ «Зміст відповіді»: назва: «Текст відповіді» → «Зміст відповіді»\n',
    '~ processes/reply.bpmn\n  ~ процес «Відповідь» (reply): назва: «Відповідь заявникові» → «Відповідь»\n',
    '~ rules/term.rules.json\n  ~ назва: «Строк розгляду» → «Строк»\n',
    '~ rules/classifier.json\n  ~ «двічі надіслане»: назва: «дублетне» → «двічі надіслане»\n',
    '  − | 5 | Ремонт покрівлі',
    '≠ ',
  ])
    expect(out).toContain(words);
});

it('is equal to itself however it is laid out, and says so', async () => {
  const folder = new EditionFolder();
  const calendar = readFileSync(join(folder.path, 'rules/calendar.json'), 'utf8');
  folder.change(['rules/calendar.json', null, JSON.stringify(JSON.parse(calendar))]);
  const { code, out } = await diff(folder.path);
  expect([code, out]).toEqual([exitCodes.fine, expect.stringMatching(/^Одна й та сама редакція: [0-9a-f]{64}$/)]);
});

it('tells which sentences of a letter differ', async () => {
  const folder = new EditionFolder();
  const path = join(folder.path, 'letters/receipt.docx');
  writeFileSync(path, await reworded(readFileSync(path), 'Звернення одержано та зареєстровано', 'Зареєстровано'));
  expect((await diff(folder.path)).out).toContain(
    '~ letters/receipt.docx\n  − Звернення одержано та зареєстровано\n  + Зареєстровано\n',
  );
});

it('goes on where the rules of a side cannot be read', async () => {
  const folder = new EditionFolder(['rules/term.rules.json', '"title": "Строк розгляду"', '"title": Строк']);
  const { code, out } = await diff(folder.path);
  expect([code, out]).toEqual([exitCodes.differs, expect.stringContaining('Файл не читається')]);
  expect(out).toContain('Правил з одного боку не прочитати');
});

it('names what is new, gone and changed in a diagram, and says nothing of where it is drawn', async () => {
  const xml = readFileSync(join(installation, 'processes/reply.bpmn'), 'utf8');
  const moved = xml.replace(/x="(\d+)"/, (_, x) => `x="${Number(x) + 5}"`);
  expect(moved).not.toBe(xml);
  expect(await diagramChanges(xml, moved)).toEqual([]);
  const other = xml
    .replace('camunda:formKey="sign-reply"', 'camunda:formKey="sign-letter"')
    .replace('<bpmn:sequenceFlow id="reply-drafted--agree-reply"', '<bpmn:sequenceFlow id="drafted--agree"');
  const changes = await diagramChanges(xml, other);
  expect(changes.map(({ change }) => change)).toEqual(['added', 'removed', 'changed']);
  expect(changes[0]?.text).toMatch(/^перехід .* → «.*» \(drafted--agree\)$/);
  expect(changes[2]?.text).toMatch(/^завдання «.*» \(sign-reply\): форма: «sign-reply» → «sign-letter»$/);
});

it('knows the items of a list by their ids, not by their places', () => {
  const items = (...ids: string[]) => ({ items: ids.map((id) => ({ id, label: id.toUpperCase() })) });
  expect(jsonChanges(items('a', 'b'), items('c', 'a', 'b'))).toEqual([{ change: 'added', text: '«C»: id c' }]);
  expect(jsonChanges(items('a', 'b'), items('b'))).toEqual([{ change: 'removed', text: '«A»: id a' }]);
});

it('refuses what is none, and more than two', async () => {
  expect((await diff()).code).toBe(exitCodes.misused);
  expect((await diff('git:no-such-revision')).err).toContain('Ревізії git «no-such-revision» немає');
  expect((await diff('a'.repeat(64), installation)).err).toContain('порівнює try');
});
