import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { type DaySpan, joined } from '../../src/policy/analysis/diff/days.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { exitCodes } from '../../src/workbench/command/verb.js';
import { diffVerb } from '../../src/workbench/diff/diff-verb.js';
import { library } from '../policy/support.js';

let folder: string;
let rules: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
  rules = join(folder, 'rules');
  cpSync(library, rules, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

let copies = 0;

/** The library with texts replaced in its files. */
function changed(...edits: readonly (readonly [file: string, from: string, to: string])[]): string {
  const copy = join(folder, `copy-${++copies}`);
  cpSync(library, copy, { recursive: true });
  for (const [file, from, to] of edits) {
    const text = readFileSync(join(copy, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(copy, file), text.replace(from, to));
  }
  return copy;
}

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const streams = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
  const surroundings = { env: { DATA_DIR: folder }, now: () => new Date('2026-03-02T07:00:00Z') };
  return { code: await runCommand([diffVerb], ['diff', '--rules', rules, ...args], streams, surroundings), ...said };
}

describe('npm run rules -- diff', () => {
  it('says that equal rules are proved equal, over how many combinations', async () => {
    const { code, out } = await call(changed(['loan.rules.json', 'Боржник читає в залі', 'Боржник читає лише в залі']));
    expect(code).toBe(exitCodes.fine);
    expect(out).toMatch(/Доведено: рівні \(наборів 2\)\. Перевірено всі \d+ поєднань фактів, без вибірки\./);
    expect((await call(rules, changed(), 'loan')).out).toContain('«Видача книги»: доведено: рівні.');
  });

  it('tells a removed condition: from which day, what becomes of what, where, and a case', async () => {
    const copy = changed([
      'loan.rules.json',
      '"operator": "lessThan", "value": 2',
      '"operator": "lessThan", "value": 3',
    ]);
    const { code, out } = await call(copy, 'loan');
    expect(code).toBe(exitCodes.differs);
    const [now = '', before = ''] = out.split('  Надходження від 01.01.2015 до 31.05.2020:');
    expect(now).toBe(
      [
        'Було: rules',
        'Стає: copy-3',
        '',
        '≠ Видача книги (loan)',
        '  Надходження від 01.06.2020:',
        '    Змінюється лише тут:',
        '      2,4 % можливих поєднань (2)',
        '      коли читацький квиток — «дійсний» або «невідомо»; має неповернені книги — ні; рідкісна книга — ні; примірників у фонді — 2',
        '    • Рішення: «видати додому» → «видати до читальної зали»',
        '        було:  days = 15; library-law, 1; library-rules, 4; правило 4-lend',
        '        стає:  library-rules, 5; правило 5-rare@2015',
        '        1,2 % можливих поєднань (1)',
        '        коли читацький квиток — «дійсний»',
        '        наприклад: читацький квиток — «дійсний»',
        '    • Рішення: «не видавати» → «видати до читальної зали»',
        '        було:  за замовчуванням',
        '        стає:  library-rules, 5; правило 5-rare@2015',
        '        1,2 % можливих поєднань (1)',
        '        коли читацький квиток — «невідомо»',
        '        наприклад: читацький квиток — «невідомо»',
        '',
      ].join('\n'),
    );
    expect(before).toContain('було:  days = 30;');
  });

  it('tells a parameter from its day, and a change of values or of grounds alone', async () => {
    const later = changed([
      'parameters.json',
      '"from": "2020-06-01", "value": 15',
      '"from": "2021-06-01", "value": 15',
    ]);
    const { out } = await call(later);
    expect(out).toContain('Надходження від 01.06.2020 до 31.05.2021:');
    expect(out).toContain('Число «строк користування книгою»: 15 днів → 30 днів');
    expect(out).toContain('• Рішення те саме («видати додому»), змінюються його значення');
    expect(out).toContain('«строк користування книгою» (param.loan.days) від 01.06.2020: 15 днів → 30 днів');
    const grounds = changed([
      'loan.rules.json',
      '{ "act": "library-rules", "clause": "6" }',
      '{ "act": "library-rules", "clause": "5" }',
    ]);
    expect((await call(grounds, 'loan')).out).toContain(
      'Рішення те саме («видати до читальної зали»), змінюється лише підстава',
    );
  });

  it('tells rules that begin and end, and sets that come and go', async () => {
    const ended = changed([
      'guarantor.rules.json',
      '"from": "2000-01-01", "to": null',
      '"from": "2001-01-01", "to": null',
    ]);
    expect((await call(ended)).out).toContain('Рішення від 01.01.2000 до 31.12.2000:');
    const gone = changed();
    rmSync(join(gone, 'guarantor.rules.json'));
    writeFileSync(
      join(gone, 'acts/library-law.json'),
      readFileSync(join(gone, 'acts/library-law.json'), 'utf8')
        .replaceAll('guarantor/2-adult', 'loan/4-lend')
        .replaceAll('guarantor', 'loan'),
    );
    const report = await call(gone, '--json');
    expect(JSON.parse(report.out)).toMatchObject({
      equal: false,
      removed: [{ ruleSet: 'guarantor', title: 'Поручитель' }],
    });
    expect(report.code).toBe(exitCodes.differs);
  });

  it('tells a new value of a fact and other limits, with a refusal on the side that does not know them', async () => {
    const copy = changed(
      ['facts.json', '"unknown": "невідомо"', '"unknown": "невідомо", "lost": "загублено"'],
      ['facts.json', '"maximum": 1000', '"maximum": 500'],
    );
    const { out } = await call(copy, 'loan');
    expect(out).toContain('Факт «читацький квиток»: з’являється значення «загублено»');
    expect(out).toContain('Факт «примірників у фонді»: межі були 0–1000, стають 0–500');
    expect(out).toContain('• Рішення: «відмова: такого значення немає» → «видати додому»');
    expect(out).toContain('• Рішення: «видати додому» → «відмова: такого значення немає»');
  });

  it('tells what becomes possible or impossible', async () => {
    const copy = changed([
      'facts.json',
      '"fact": "reader.card", "operator": "equal", "value": "none"',
      '"fact": "reader.card", "operator": "equal", "value": "expired"',
    ]);
    const { out } = await call(copy, 'loan');
    expect(out).toContain('Тепер неможливо: Той, хто не має квитка');
    expect(out).toContain('• Стає неможливим таке поєднання фактів (служба відмовить)');
    expect(out).toContain('• Стає можливим: «не видавати»');
  });

  it('compares a file of one set, and a revision of git with what stands now', async () => {
    const file = join(changed(['loan.rules.json', '"priority": 80', '"priority": 8']), 'loan.rules.json');
    expect((await call(file)).code).toBe(exitCodes.differs);
    const repository = changed();
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', repository, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args]);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Before');
    writeFileSync(join(repository, 'loan.rules.json'), readFileSync(file, 'utf8'));
    const { code, out } = await call('git:HEAD', '--rules', repository);
    expect(code).toBe(exitCodes.differs);
    expect(out).toMatch(/Було: copy-\d+@HEAD\nСтає: copy-\d+\n/);
  });

  it('refuses what it cannot compare', async () => {
    const misuse = async (...args: string[]) => {
      const { code, err } = await call(...args);
      expect(code).toBe(exitCodes.misused);
      return err;
    };
    expect(await misuse()).toContain('Назвіть, що порівняти');
    expect(await misuse(rules, 'laon')).toContain('Набору «laon» немає. Можливо, «loan»?');
    expect(await misuse(rules, rules, rules)).toContain('порівнюють два');
    expect(await misuse(join(folder, 'none/'))).toContain('немає ні такої теки, ні такого файлу');
    expect(await misuse('edition:0123456789')).toContain('Бази даних немає');
    const broken = changed(['loan.rules.json', '"hitPolicy": "priority"', '"hitPolicy": "prioirty"']);
    expect((await call(broken)).code).toBe(exitCodes.refused);
  });
});

describe('days', () => {
  const first = plainDate('1000-01-01');
  const span = (
    from: string,
    to: string | null,
    decidedFrom = '1000-01-01',
    decidedTo: string | null = null,
  ): DaySpan => ({
    receivedOn: { from: plainDate(from), to: to === null ? null : plainDate(to) },
    decidedOn: { from: plainDate(decidedFrom), to: decidedTo === null ? null : plainDate(decidedTo) },
  });

  it('are joined over neighbouring spans, in any order', () => {
    const spans = [span('2024-01-01', null), span('1000-01-01', '2022-12-31'), span('2023-01-01', '2023-12-31')];
    expect(joined(spans, first)).toEqual([span('1000-01-01', null)]);
    expect(joined([span('2024-01-01', null), span('1000-01-01', '2022-12-31')], first)).toHaveLength(2);
  });

  it('are joined past decisions that would come before their receipt', () => {
    // Received before 2023 and decided from 2023 on, and received from 2023 on: decided from 2023 on, whenever received.
    const spans = [span('1000-01-01', '2022-12-31', '2023-01-01'), span('2023-01-01', null, '2023-01-01')];
    expect(joined(spans, first)).toEqual([span('1000-01-01', null, '2023-01-01')]);
  });
});
