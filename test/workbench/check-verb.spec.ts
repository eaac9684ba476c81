import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { exitCodes } from '../../src/workbench/command/verb.js';
import { checkVerb } from '../../src/workbench/editions/check-verb.js';
import { EditionFolder } from '../edition/edition-folder.js';
import { checkText } from '../../src/workbench/editions/check-text.js';

async function check(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const streams = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const surroundings = { env: {}, now: () => new Date(0) };
  const code = await runCommand([checkVerb], ['check', ...args], streams, surroundings, 'policy');
  return { code, out: out.join('\n'), err: err.join('\n') };
}

it('passes what is shipped, and says how many rows and which cases bear it out', async () => {
  const walks = readdirSync('processes/tests').length;
  const { code, out, err } = await check();
  expect([code, out]).toEqual([
    exitCodes.fine,
    expect.stringMatching(
      new RegExp(`^Редакція [0-9a-f]{64}\nУсе гаразд\\. Рядків таблиць: \\d{3,}\\. Проходів: ${walks}\\.$`),
    ),
  ]);
  expect(err.split('\n')).toHaveLength(3 + walks);
});

it('tells what cannot be read before all else, of rules, council and diagrams at once', async () => {
  const folder = new EditionFolder(
    ['council/kryvyi-rih/units.json', '"units": [', '"units": [{'],
    ['rules/term.rules.json', '"title": "Строк розгляду"', '"title": Строк'],
    ['processes/reply.bpmn', '</bpmn:definitions>', ''],
  );
  const { code, out } = await check(folder.path, '--json');
  expect(code).toBe(exitCodes.found);
  const { faults, passed, rows } = JSON.parse(out);
  expect([passed, rows]).toEqual([false, 0]);
  expect(faults.slice(0, 3).map(({ code: name, file }: { code: string; file: string }) => [name, file])).toEqual([
    ['unreadable-file', 'council/kryvyi-rih/units.json'],
    ['unreadable-file', 'rules/term.rules.json'],
    ['process-unreadable', 'processes/reply.bpmn'],
  ]);
});

it('checks diagrams as the service does, names the element, and puts what only follows last', async () => {
  const folder = new EditionFolder(
    ['processes/tell-citizen.bpmn', '.tellOn}', '.tellOm}'],
    ['processes/reply.bpmn', 'camunda:formKey="sign-reply"', 'camunda:formKey="sign-repli"'],
  );
  const { code, out } = await check(folder.path);
  expect(code).toBe(exitCodes.found);
  expect(out).toMatch(
    /^Назване не існує \(known-names, 1\) — docs\/lint\/known-names\.md\n {2}processes\/reply\.bpmn:\d+ «sign-reply»: .*«sign-reply»\?/,
  );
  expect(out.indexOf('data-written')).toBeGreaterThan(out.indexOf('known-names'));
});

it('comes to the rows of tables when all else is in order, and writes a page that runs nothing', async () => {
  const table = 'rules/tests/priority.md';
  const decided = (outcome: string) =>
    `| 4 | Прохання роз’яснити графік прийому                  | ні               | ні                          | ${outcome}`;
  const folder = new EditionFolder([table, decided('невідкладно '), decided('першочергово')]);
  const page = join(folder.path, 'report.html');
  const { code, out } = await check(folder.path, '--html', '--out', page);
  expect([code, out]).toEqual([
    exitCodes.found,
    expect.stringContaining('Рядок таблиці не справдився (row-failed, 1)'),
  ]);
  const html = readFileSync(page, 'utf8');
  expect(html).toContain('rules/tests/priority.md');
  expect(html).not.toMatch(/<script|src=/);
});

it('misses what no council can do without, though no rule asks for it', async () => {
  const folder = new EditionFolder();
  rmSync(join(folder.path, 'rules/calendar.json'));
  const { code, out } = await check(folder.path);
  expect([code, out]).toEqual([exitCodes.found, expect.stringContaining('rules/calendar.json:1: Файла немає.')]);
});

it('says which folder is none', async () => {
  const { code, err } = await check('docs');
  expect([code, err]).toEqual([exitCodes.misused, expect.stringContaining('«docs»: редакції тут немає')]);
});

it('says of an edition without walks that it has none, and of one with faults before them that it did not come to them', () => {
  const report = { digest: 'a', passed: true, rows: 963, walks: 0, faults: [] };
  expect(checkText(report)).toContain('Проходів: 0.');
  expect(checkText({ ...report, passed: false })).toContain('До проходів не дійшло.');
});
