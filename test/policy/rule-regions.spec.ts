import { describe, expect, it } from 'vitest';
import { PolicyService } from '../../src/policy/index.js';
import { readCases } from '../../src/policy/rule-tests/read-cases.js';
import { TableFaults } from '../../src/policy/rule-tests/rule-case.js';
import { runCase } from '../../src/policy/rule-tests/run-case.js';
import { failureText } from './failure-text.js';
import { library } from './support.js';

const policy = PolicyService.load(library);

/** One row of the loan table: every fact a column. */
function row(card: string, debt: string, rare: string, copies: string, rest = 'видати додому | ПК-4; З-1'): string {
  return [
    'Набір: loan',
    'Надходження: 2024-03-04',
    '| № | Випадок | читацький квиток | має неповернені книги | рідкісна книга | примірників у фонді | Рішення | Пункт |',
    '|---|---|---|---|---|---|---|---|',
    `| 1 | Випадок | ${card} | ${debt} | ${rare} | ${copies} | ${rest} |`,
  ].join('\n');
}

const read = (text: string) => readCases('loan.md', text, policy.catalogue);

async function result(text: string) {
  const [only] = read(text);
  return only ? runCase(policy, only) : expect.fail('рядка немає');
}

const failure = async (text: string): Promise<string> => {
  const one = await result(text);
  return one.faults.length === 0 ? '' : failureText(one);
};

function fault(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof TableFaults) return error.message;
    throw error;
  }
  return '';
}

describe('a cell that names several values', () => {
  it.each([
    ['*', [{ from: 0, to: 1000 }]],
    ['>= 2', [{ from: 2, to: 1000 }]],
    ['≥2', [{ from: 2, to: 1000 }]],
    ['> 2', [{ from: 3, to: 1000 }]],
    ['не більше 5', [{ from: 0, to: 5 }]],
    ['< 5', [{ from: 0, to: 4 }]],
    ['2–45', [{ from: 2, to: 45 }]],
    ['2-45', [{ from: 2, to: 45 }]],
    ['2..45', [{ from: 2, to: 45 }]],
    ['від 2 до 45', [{ from: 2, to: 45 }]],
    [
      '1; 5; 6–9; > 998',
      [
        { from: 1, to: 1 },
        { from: 5, to: 9 },
        { from: 999, to: 1000 },
      ],
    ],
    [
      'не 5',
      [
        { from: 0, to: 4 },
        { from: 6, to: 1000 },
      ],
    ],
    [
      'не 5; не 7–9',
      [
        { from: 0, to: 4 },
        { from: 6, to: 6 },
        { from: 10, to: 1000 },
      ],
    ],
  ])('reads «%s» of a number', (cell, runs) => {
    expect(read(row('дійсний', 'ні', 'ні', cell))[0]?.region).toEqual({ 'book.copies': runs });
  });

  it('reads lists and negations of values, and one value left is no region', () => {
    const values = (cell: string) =>
      read(row(cell, 'ні', 'ні', '5'))[0]?.region['reader.card']?.map(({ from }) => from);
    expect(values('прострочений; немає')).toEqual(['expired', 'none']);
    expect(values('одне з: немає; Дійсний')).toEqual(['valid', 'none']);
    expect(values('не невідомо')).toEqual(['valid', 'expired', 'none']);
    expect(values('*')).toEqual(['valid', 'expired', 'none', 'unknown']);
    const [one] = read(row('не дійсний; не немає; не прострочений', 'не так', 'ні', '7..7'));
    expect(one).toMatchObject({
      region: {},
      facts: { 'reader.card': 'unknown', 'reader.debt': false, 'book.copies': 7 },
    });
  });

  it('may stand among the defaults', () => {
    const text = row('дійсний', 'ні', 'ні', '').replace('|', '\nЗа замовчуванням:\n\n- примірників у фонді: >= 2\n\n|');
    expect(read(text)[0]?.region).toEqual({ 'book.copies': [{ from: 2, to: 1000 }] });
  });

  it.each([
    ['45–30', '«45–30»: межі стоять навпаки. Можливо, «30–45»?'],
    ['5000', '«5000» не є значенням факту «примірників у фонді». Потрібне ціле від 0 до 1000.'],
    ['>= 5000', '«>= 5000» не є значенням факту'],
    ['10–5000', '«10–5000» не є значенням факту'],
    ['< 0', '«< 0» не лишає факту «примірників у фонді» жодного значення.'],
    ['не *', '«*» не є значенням факту'],
    ['5; не 7', 'змішано «не» і значення без «не»'],
    ['2.5', '«2.5» не є значенням факту'],
  ])('refuses «%s» of a number', (cell, expected) => {
    expect(fault(row('дійсний', 'ні', 'ні', cell))).toContain(expected);
  });

  it('refuses an order of values that have none, and any outcome', () => {
    expect(fault(row('>= дійсний', 'ні', 'ні', '5'))).toContain('значення факту «читацький квиток» не мають порядку');
    expect(fault(row('дійсний', '1–2', 'ні', '5'))).toContain(
      'значення факту «має неповернені книги» не мають порядку',
    );
    expect(fault(row('дійсний', 'ні', 'ні', '5', '* | ПК-4'))).toContain('Рішення «*»');
  });
});

describe('a row about a region', () => {
  it('stands when all of it is decided so, and tells how much that is', async () => {
    const { proof, faults, decision } = await result(row('дійсний', 'ні', 'ні', '>= 2'));
    expect(faults).toEqual([]);
    expect(proof).toMatchObject({ elsewhere: [], impossible: [] });
    expect(decision?.facts['book.copies']).toBeGreaterThanOrEqual(2);
    const everywhere = await result(
      row('*', '*', '*', '*', '* | ПК-4').replace('* | ПК-4', 'не видавати | за замовчуванням'),
    );
    expect(everywhere.proof?.share).toBe(1);
  });

  it('fails with the part where it is otherwise, what comes out there and a case of it', async () => {
    const text = await failure(row('дійсний', 'ні', '*', '*'));
    expect(text).toContain('loan.md:5, рядок 1 «Випадок»');
    expect(text).toContain(
      'очікувалося «видати додому», а вирішено «видати до читальної зали» за правилом 5-rare@2015',
    );
    expect(text).toContain('– рідкісна книга — так');
    expect(text).toContain('– примірників у фонді — не більше 1');
    expect(text).toMatch(/наприклад: рідкісна книга — (так|ні); примірників у фонді — \d/);
  });

  it('tells of the part only what the row has left open', async () => {
    const text = await failure(row('не невідомо', 'ні', 'ні', '1–30'));
    expect(text).toContain('там, де читацький квиток — «дійсний»; примірників у фонді — 1\n');
  });

  it('is not deceived at an edge that no rule has', async () => {
    expect(await failure(row('дійсний', 'ні', 'ні', '2; 900'))).toBe('');
    expect(await failure(row('дійсний', 'ні', 'ні', '1; 900'))).toContain('примірників у фонді — 1');
  });

  it('fails where the same is decided on another ground or by another rule', async () => {
    const hall = (grounds: string) => row('дійсний', '*', 'так', '*', `видати до читальної зали | ${grounds}`);
    expect(await failure(hall('ПК-5'))).toContain('на підставі ПК-6, а не ПК-5');
    expect(await failure(hall('5-rare@2015'))).toContain('мало вирішити 5-rare@2015, а вирішено за правилом 6-debtor');
    expect(await failure(row('не дійсний', 'ні', '*', '*', 'не видавати | ПК-3'))).toContain(
      'вирішено за замовчуванням',
    );
  });

  it('leaves out what cannot be, and is an error when nothing is left', async () => {
    expect(await failure(row('немає; прострочений', '*', '*', '*', 'не видавати | ПК-3'))).toBe('');
    const none = await failure(row('немає', 'так', '*', '*', 'не видавати | ПК-3'));
    expect(none).toContain('рядок не описує жодного можливого випадку. Той, хто не має квитка, не міг узяти книг');
  });

  it('fails where a fact has neither a cell nor a default', async () => {
    expect(await failure(row('*', '', '*', '*', 'не видавати | ПК-3'))).toContain(
      'Факт «має неповернені книги» (reader.debt): не вказано.',
    );
  });
});
