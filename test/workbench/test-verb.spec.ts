import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rulesNamed } from '../../src/workbench/command/rules-source.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { exitCodes } from '../../src/workbench/command/verb.js';
import { percent } from '../../src/workbench/command/percent.js';
import { testVerb } from '../../src/workbench/test/test-verb.js';
import { library } from '../policy/support.js';

let folder: string;
let rules: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'));
  rules = join(folder, 'rules');
  cpSync(library, rules, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const streams = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += `${text}\n`) };
  const surroundings = { env: {}, now: () => new Date('2026-03-02T07:00:00Z') };
  return { code: await runCommand([testVerb], ['test', '--rules', rules, ...args], streams, surroundings), ...said };
}

function table(name: string, ...rows: string[]): string {
  const file = join(folder, name);
  const head =
    '| № | Випадок | читацький квиток | має неповернені книги | рідкісна книга | примірників у фонді | Рішення | Пункт |';
  writeFileSync(file, ['Набір: loan', 'Надходження: 2024-03-04', head, ...rows].join('\n'));
  return file;
}

describe('npm run rules -- test', () => {
  it('says that all rows stand, by set', async () => {
    const { code, out } = await call();
    expect(code).toBe(exitCodes.fine);
    expect(out).toContain('✓ loan  Видача книги: рядків 4');
    expect(out).toContain('Разом рядків: 4; справдилося: 4; не справдилося: 0; з них доведених областей: 0.');
  });

  it('says how much the rows about regions prove together', async () => {
    const file = table(
      'proved.md',
      '| 1 | Без квитка | прострочений; немає | * | * | * | не видавати | ПК-3 |',
      '| 2 | Прострочено | прострочений | так | * | >= 7 | не видавати | ПК-3 |',
      '| 3 | Боржник | дійсний | так | * | * | видати до читальної зали | 6-debtor |',
    );
    const { code, out } = await call(file, '--json');
    expect(code).toBe(exitCodes.fine);
    // 4 cards × 2 × 2 × copies, less the impossible «немає» with a debt: 7 parts of two each, of which 4 are told.
    expect(JSON.parse(out)).toMatchObject({
      regions: 3,
      sets: [{ proved: [{ rows: 3, receivedOn: '2024-03-04', share: expect.closeTo(4 / 7, 10) }] }],
    });
    expect((await call(file)).out).toContain('доведено областей: 3 (надходження 2024-03-04), разом 57,1 % можливих');
  });

  it('takes a set from a file of any name into its place, and names each file so that it can be opened', async () => {
    const file = join(folder, 'новий.rules.json');
    const text = readFileSync(join(library, 'loan.rules.json'), 'utf8');
    writeFileSync(file, text);
    const { files } = rulesNamed(file, rules);
    expect(files.list('')).toEqual(readdirSync(rules).sort());
    expect(files.nameOf('loan.rules.json')).toBe(file);
    expect(files.nameOf('tests/loan.md')).toBe('rules/tests/loan.md');
    writeFileSync(file, text.replace(/"priority": \d+/, '"priority": "high"'));
    expect(() => rulesNamed(file, rules).policy()).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ file, text: expect.stringMatching(/а є текст «high»\.$/) })],
      }),
    );
  });

  it.each([
    ['--cvs', 'Ключа «--cvs» немає. Можливо, «csv»?'],
    ['--md', 'Ключ «--md» потребує значення після себе.'],
    ['--json=yes', 'Ключ «--json» пишуть без значення.'],
  ])('says of a wrong option %s in Ukrainian what is wrong', async (option, said) => {
    expect(await call(option)).toMatchObject({ code: exitCodes.misused, err: expect.stringContaining(said) });
  });

  it('ends with `found` and says what is otherwise, where and why', async () => {
    const file = table('wrong.md', '| 7 | Дійсний квиток | дійсний | ні | * | >= 1 | видати додому | ПК-4; З-1 |');
    const { code, out } = await call(file);
    expect(code).toBe(exitCodes.found);
    expect(out).toContain('✗ loan  Видача книги: рядків 1, не справдилося 1');
    expect(out).toContain(`✗ ${file}:4, рядок 7 «Дійсний квиток»`);
    expect(out).toContain('не в усій області: очікувалося «видати додому», а вирішено «видати до читальної зали»');
    expect(out).toContain('Чому вирішено так:\n    Вирішило правило «Рідкісну книгу чи останній примірник');
    expect(out).toContain('не справдилося: 1; з них доведених областей: 0.');
  });

  it('ends with `refused` when a table cannot be read, and with `misused` for a word that names nothing', async () => {
    const broken = await call(table('broken.md', '| 1 | Випадок | дійсно | ні | ні | 5 | видати додому | ПК-4 |'));
    expect(broken).toMatchObject({ code: exitCodes.refused, out: '' });
    expect(broken.err).toContain('broken.md:4, стовпець «читацький квиток»: «дійсно» не є значенням');
    const wrong = await call('laon');
    expect(wrong.code).toBe(exitCodes.misused);
    expect(wrong.err).toContain('Набору «laon» немає. Можливо, «loan»?');
    expect((await call(join(folder, 'none.csv'))).err).toContain('none.csv» немає.');
  });

  it('writes rows for a spreadsheet, reads them back, and writes them for the repository', async () => {
    const sheets = join(folder, 'sheets');
    const { err, code } = await call('loan', '--csv', sheets);
    expect([code, err]).toEqual([exitCodes.fine, `Записано ${join(sheets, 'loan.csv')}\n`]);
    const back = join(folder, 'back.md');
    expect((await call(join(sheets, 'loan.csv'), '--md', back)).code).toBe(exitCodes.fine);
    expect(readFileSync(back, 'utf8')).toContain('Набір: loan');
    const again = await call(back, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ rows: 4, passed: 4 });
    expect(readdirSync(sheets)).toEqual(['loan.csv']);
  });

  it('runs CSV tables that lie beside the rules', async () => {
    await call('loan', '--csv', join(rules, 'tests', 'loan.csv'));
    expect(JSON.parse((await call('--json')).out)).toMatchObject({ rows: 8, passed: 8 });
    rmSync(join(rules, 'tests', 'loan.csv'));
  });
});

it('never rounds a share up to all or down to none', () => {
  expect([0, 0.00001, 0.1234, 0.99999, 1].map(percent)).toEqual([
    '0 %',
    'менше 0,1 %',
    '12,3 %',
    'понад 99,9 %',
    '100 %',
  ]);
});
