import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { checks } from '../../src/workbench/lint/checks.js';
import { lintVerb } from '../../src/workbench/lint/lint-verb.js';
import { lintPage } from '../../src/workbench/lint/printing/sarif.js';

const literal = fileURLToPath(new URL('literal/rules', import.meta.url));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const streams = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const code = await runCommand([lintVerb], ['lint', ...args], streams, { env: {}, now: () => new Date(0) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

it('says for people where, what, with which facts and on which days', async () => {
  const { code, out } = await run('--rules', literal, 'main-executor-literal');
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    'rules/main-executor-literal.rules.json:19 застереження gap: Прогалина: тут не справджується жодне правило, і діє рішення за замовчуванням «акт мовчить», за яким немає пункту. Додайте правило, або назвіть пункт у default.source.',
    '    де: у резолюції є виконавець із виконкому — ні',
    '    приклад: перший виконавець із виконкому — ні; у резолюції є виконавець із виконкому — ні',
    '    коли: лист надійшов 29.08.2023 або пізніше',
    'Наборів: 1. Помилок: 0, застережень: 1, зауважень: 0.',
  ]);
});

it('ends well when there are only notes, and badly where there is more', async () => {
  expect((await run('admission')).code).toBe(0);
  expect((await run('--rules', literal, '--json')).code).toBe(1);
});

it('refuses a set that is not there, with the likely one', async () => {
  const { code, err } = await run('admision');
  expect(code).toBe(2);
  expect(err).toContain('Набору «admision» немає. Можливо, «admission»?');
});

it('writes SARIF that keeps to the schema, with relative files and lines', async () => {
  const { out } = await run('--rules', literal, '--sarif');
  const log: unknown = JSON.parse(out);
  const schema: Record<string, unknown> = createRequire(import.meta.url)(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  // Draft 04 in name; it uses nothing in which the drafts differ but the word `id`.
  const { $schema: _, id: __, ...body } = schema;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(body);
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  expect(log).toMatchObject({
    runs: [
      {
        tool: { driver: { rules: [{ id: 'rules-conflict' }, { id: 'gap', shortDescription: { text: 'Прогалина' } }] } },
        results: [{ ruleId: 'rules-conflict', ruleIndex: 0, level: 'error' }, {}, {}, { ruleId: 'gap', ruleIndex: 1 }],
      },
    ],
  });
  expect(out).toContain('"uri": "test/workbench/literal/rules/booking-literal.rules.json"');
  expect(out).toContain(`${lintPage}#gap`);
});

it('has a heading of its page for every check, and no heading for none', () => {
  const page = readFileSync(join(rulesDirectory, '..', lintPage), 'utf8');
  const headings = [...page.matchAll(/^### ([a-z-]+)$/gm)].map(([, code]) => code);
  expect([...headings].sort()).toEqual(Object.keys(checks).sort());
});
