import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PolicyService } from '../../src/policy/index.js';
import { readCases } from '../../src/policy/rule-tests/read-cases.js';
import { TableFaults } from '../../src/policy/rule-tests/rule-case.js';
import { runCase } from '../../src/policy/rule-tests/run-case.js';
import { failureText } from './failure-text.js';
import { readTableFiles } from '../../src/policy/rule-tests/table-files.js';
import { library } from './support.js';

const policy = PolicyService.load(library);
const table = readFileSync(join(library, 'tests/loan.md'), 'utf8');
const read = (text: string) => readCases('loan.md', text, policy.catalogue);

async function failures(from: string, to: string): Promise<string[]> {
  const results = await Promise.all(read(table.replace(from, to)).map((one) => runCase(policy, one)));
  return results.filter(({ faults }) => faults.length > 0).map(failureText);
}

function faults(from: string, to: string): string {
  try {
    read(table.replace(from, to));
  } catch (error) {
    if (error instanceof TableFaults) return error.message;
    throw error;
  }
  return '';
}

describe('a table of cases', () => {
  it('is read with its defaults, days and grounds', () => {
    const [{ cases } = { cases: [] }] = readTableFiles(library, policy.catalogue);
    expect(cases).toHaveLength(4);
    expect(cases[1]).toEqual({
      file: 'library/tests/loan.md',
      line: 18,
      number: '2',
      sentence: 'Квиток прострочено',
      ruleSet: 'loan',
      asOf: { receivedOn: '2024-03-04', decidedOn: '2024-03-04' },
      facts: { 'reader.card': 'expired', 'reader.debt': false, 'book.rare': false, 'book.copies': 5 },
      region: {},
      outcome: 'refuse',
      clauses: [{ act: 'library-rules', clause: '3' }],
      rule: undefined,
      values: {},
    });
    expect(cases[3]).toMatchObject({ asOf: { receivedOn: '2014-12-31' }, rule: '4-lend', values: { days: 30 } });
  });

  it('stands when the rules decide as its rows say', async () => {
    expect(await failures('', '')).toEqual([]);
  });

  it('fails by name, line and reason when a row expects another decision', async () => {
    const [failure, ...others] = await failures('| не видавати     | ПК-3 ', '| видати додому   | ПК-3 ');
    expect(others).toEqual([]);
    expect(failure).toContain('loan.md:18, рядок 2 «Квиток прострочено»');
    expect(failure).toContain('очікувалося «видати додому», а вирішено «не видавати» за правилом 3-no-card');
    expect(failure).toContain('Справдилося: читацький квиток');
  });

  it('fails when a row cites a clause that did not decide', async () => {
    const [failure] = await failures('ПК-3 ', 'ПК-6 ');
    expect(failure).toContain('вирішено за правилом 3-no-card на підставі ПК-3, а не ПК-6');
  });

  it('fails when a row leaves out one of the grounds', async () => {
    const [failure] = await failures('ПК-4; З-1 ', 'ПК-4 ');
    expect(failure).toContain('названо не всі підстави: вирішено за правилом 4-lend також на підставі З-1');
  });

  it('fails when a default or another rule decided, or a value differs', async () => {
    expect((await failures('ПК-4; З-1 ', 'за замовчуванням '))[0]).toContain('мало вирішити рішення за замовчуванням');
    expect((await failures('| за замовчуванням |', '| 3-no-card |'))[0]).toContain(
      'мало вирішити 3-no-card, а вирішено за замовчуванням',
    );
    expect((await failures('| 30     |', '| 15     |'))[0]).toContain('days мало бути 15, а є 30');
  });

  it('fails where a fact has neither a cell nor a default', async () => {
    expect((await failures('- рідкісна книга: ні\n', ''))[0]).toContain(
      'Факт «рідкісна книга» (book.rare): не вказано.',
    );
  });
});

describe('a table that cannot be read names the line and the likely word, for', () => {
  it.each([
    [
      'a column',
      '| читацький квиток | Рішення',
      '| читатський квиток | Рішення',
      'loan.md:15: Факту «читатський квиток» набір «loan» не має. Можливо, «читацький квиток»?',
    ],
    [
      'a value',
      '| Прострочений ',
      '| Протермінований ',
      'loan.md:18, стовпець «читацький квиток»: «Протермінований» не є значенням факту «читацький квиток»',
    ],
    ['a misspelt value', '| Прострочений ', '| просрочений ', 'Можливо, «прострочений»?'],
    [
      'a number',
      '| 1                  |',
      '| один                |',
      'loan.md:27, стовпець «примірників у фонді»: «один» не є значенням факту «примірників у фонді». Потрібне ціле від 0 до 1000.',
    ],
    ['an outcome', '| видати додому   |', '| видать додому   |', 'Можливо, «видати додому»?'],
    [
      'a clause',
      'ПК-3 ',
      'ПК-33 ',
      'loan.md:18, стовпець «Пункт»: «ПК-33» не є ні пунктом, ні назвою правила. Можливо, «ПК-3»?',
    ],
    [
      'a default',
      '- рідкісна книга: ні',
      '- рідкісна книга: мабуть',
      'loan.md:12: «мабуть» не є значенням факту «рідкісна книга»',
    ],
    ['a set', 'Набір: loan', 'Набір: laon', 'Набору «laon» немає. Можливо, «loan»?'],
    ['a day', 'Надходження: 2024-03-04', 'Надходження: 04.03.24', '«04.03.24» не є днем'],
    ['a cell too few', '| 2 | Квиток прострочено              |', '| 2 |', 'Клітинок 4, а стовпців 5.'],
    ['a number used twice', '| 4 | Останній', '| 1 | Останній', 'Номер 1 уже має рядок 17.'],
    ['a row without a case', 'Квиток прострочено ', ' ', 'Випадок не названо.'],
    ['a missing column', '| Рішення         | Пункт  |', '| Рішення         | Рішення  |', 'Бракує стовпця «Пункт».'],
  ])('%s', (_name, from, to, expected) => {
    expect(faults(from, to)).toContain(expected);
  });
});
