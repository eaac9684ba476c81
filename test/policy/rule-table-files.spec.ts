import { describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { PolicyService } from '../../src/policy/index.js';
import { readCases } from '../../src/policy/rule-tests/read-cases.js';
import { type RuleCase, TableFaults } from '../../src/policy/rule-tests/rule-case.js';
import { readTableFiles } from '../../src/policy/rule-tests/table-files.js';
import { writeCsv } from '../../src/policy/rule-tests/write-csv.js';
import { writeMarkdown } from '../../src/policy/rule-tests/write-markdown.js';
import { library } from './support.js';

const policy = PolicyService.load(library);
const shipped = PolicyService.load(rulesDirectory);

/** A row without the place it was read from. */
const content = (cases: readonly RuleCase[]) => cases.map(({ file: _file, line: _line, ...rest }) => rest);

function csv(...rows: string[]): string {
  const header = '№;Випадок;Набір;Надходження;Рішення від;читацький квиток;примірників у фонді;Рішення;Пункт';
  return [header, ...rows].join('\r\n');
}
const good = '1;Випадок;loan;2024-03-04;;не дійсний; >= 2;не видавати;ПК-3';

const read = (text: string, file = 'loan.csv') => readCases(file, text, policy.catalogue);

function fault(text: string, file = 'loan.csv'): string {
  try {
    read(text, file);
  } catch (error) {
    if (error instanceof TableFaults) return error.message;
    throw error;
  }
  return '';
}

describe('rows keep their meaning from Markdown to CSV and back', () => {
  it.each(readTableFiles(rulesDirectory, shipped.catalogue).map((file) => [file.name, file.cases] as const))(
    '%s',
    (_, cases) => {
      const ruleSet = shipped.ruleSet(cases[0]?.ruleSet ?? '');
      const { catalogue } = shipped;
      const sheet = readCases('a.csv', writeCsv(ruleSet, cases, catalogue), catalogue);
      expect(content(sheet)).toEqual(content(cases));
      expect(content(readCases('a.md', writeMarkdown(ruleSet, sheet, catalogue), catalogue))).toEqual(content(cases));
    },
  );

  it('with regions, days, awkward words and nothing a spreadsheet would run', () => {
    const text = [
      'Набір: guarantor',
      'Надходження: 2024-03-04',
      'Рішення від: 2024-04-01',
      '| № | Випадок | вік читача | день надходження книги | → by | Рішення | Пункт |',
      '| 1 | =HYPERLINK("x"); «ні» | 5–7; >= 90 | < 1991-08-24 | | не потрібен | 2-old-book |',
      '| 2 | @кома, "лапки" \\| риска | не 5 | * | law | не потрібен | ЗБ-2 |',
      '| 3 | +1 | 20 | 1991-01-01..1999-12-31; 2001-02-03 | | не потрібен | 2-adult |',
    ]
      .join('\n')
      .replaceAll('ЗБ-2', 'З-2');
    const cases = read(text, 'guarantor.md');
    const ruleSet = policy.ruleSet('guarantor');
    const sheet = writeCsv(ruleSet, cases, policy.catalogue);
    expect(sheet).toMatch(/^\uFEFF№;Випадок;/);
    expect(sheet).not.toMatch(/(^|;|")[=@+]/m);
    expect(sheet).toContain('"\'=HYPERLINK(""x""); «ні»"');
    const back = read(sheet, 'guarantor.csv');
    expect(content(back)).toEqual(content(cases));
    expect(content(read(writeMarkdown(ruleSet, back, policy.catalogue), 'guarantor.md'))).toEqual(content(cases));
  });
});

describe('a CSV table', () => {
  it('is read with semicolons, commas, days with dots, empty rows and columns that a spreadsheet leaves', () => {
    const [row] = read(csv(good));
    expect(row).toMatchObject({
      ruleSet: 'loan',
      asOf: { receivedOn: '2024-03-04', decidedOn: '2024-03-04' },
      line: 2,
    });
    expect(Object.keys(row?.region ?? {})).toEqual(['reader.card', 'book.copies']);
    const spread = csv(good.replace('2024-03-04;', '04.03.2024;05.03.2024')).replaceAll('\r\n', ';;\r\n');
    expect(read(`\uFEFF${spread}\r\n;;;;;;;;;;\r\n`)[0]?.asOf.decidedOn).toBe('2024-03-05');
    expect(content(read(csv(good).replaceAll(';', ',')))).toEqual(content(read(csv(good))));
  });

  const quoted = good.replace('Випадок', '"Перший; другий, третій"');
  it.each([
    ['semicolons', csv(quoted)],
    ['commas', csv(good).replaceAll(';', ',').replace('Випадок,loan', '"Перший; другий, третій",loan')],
    ['tabs', csv(good).replaceAll(';', '\t').replace('Випадок\tloan', '"Перший; другий, третій"\tloan')],
    ['a declared semicolon', `sep=;\r\n${csv(quoted)}`],
    [
      'a declared comma',
      `SEP=,\r\n${csv(good).replaceAll(';', ',').replace('Випадок,loan', '"Перший; другий, третій",loan')}`,
    ],
    ['a declaration that a spreadsheet has saved', `sep=;;;;;\r\n${csv(quoted)}`],
    [
      'a sign nobody uses',
      `sep=|\n${csv(good).replaceAll(';', '|').replace('Випадок|loan', 'Перший; другий, третій|loan')}`,
    ],
  ])('has its cells parted by %s, also where a quoted cell holds another sign', (_, text) => {
    const [row] = read(text);
    expect(row).toMatchObject({ sentence: 'Перший; другий, третій', ruleSet: 'loan', outcome: 'refuse' });
    expect(row?.line).toBe(/^sep/i.test(text) ? 3 : 2);
  });

  it.each(['2024-03-04', '04.03.2024', '4.3.2024', '4.03.2024'])('takes %s for the day it is', (day) => {
    expect(read(csv(good.replace('2024-03-04', day)))[0]?.asOf.receivedOn).toBe('2024-03-04');
  });

  const onDay = (day: string): string =>
    [
      '№;Випадок;Набір;Надходження;Рішення від;вік читача;день надходження книги;Рішення;Пункт',
      `1;Випадок;guarantor;04.03.2024;;20;${day};не потрібен;2-adult`,
    ].join('\n');
  it.each([
    ['< 24.8.1991', '< 1991-08-24'],
    ['1.1.1991..31.12.1999', '1991-01-01..1999-12-31'],
    ['"3.2.2001; 04.02.2001"', '"2001-02-03; 2001-02-04"'],
  ])('takes %s for the days they are', (dotted, iso) => {
    expect(content(read(onDay(dotted)))).toEqual(content(read(onDay(iso))));
  });

  it.each(['31.02.2024', '04.13.2024', '4/3/2024', '45355', '0.3.2024'])(
    'quotes «%s», no day, as it was written',
    (day) => {
      expect(fault(csv(good.replace('2024-03-04', day)))).toBe(
        `loan.csv:2, стовпець «Надходження»: «${day}» не є днем. Потрібен день РРРР-ММ-ДД або ДД.ММ.РРРР.`,
      );
      expect(fault(onDay(day))).toContain(`стовпець «день надходження книги»: «${day}» не є значенням`);
    },
  );

  it('asks for the century of a short year instead of guessing it', () => {
    expect(fault(csv(good.replace('2024-03-04', '04.03.24')))).toContain(
      '«04.03.24» не є днем. Потрібен день РРРР-ММ-ДД або ДД.ММ.РРРР. Рік запишіть чотирма цифрами.',
    );
  });

  it.each([
    [
      'an unknown column',
      csv(good).replace('читацький', 'читатський'),
      'loan.csv:1: Факту «читатський квиток» набір «loan» не має. Можливо, «читацький квиток»?',
    ],
    ['a missing column', csv(good).replace('Пункт', '').replace(';ПК-3', ''), 'Бракує стовпця «Пункт».'],
    [
      'a repeated column',
      csv(good).replace('примірників у фонді', 'читацький квиток'),
      'Стовпець «читацький квиток» повторено.',
    ],
    ['an extra cell', csv(`${good};зайве`), 'loan.csv:2: Клітинок 10, а стовпців 9.'],
    [
      'an unknown set',
      csv(good.replace('loan', 'laon')),
      'loan.csv:2, стовпець «Набір»: Набору «laon» немає. Можливо, «loan»?',
    ],
    [
      'two sets',
      csv(good, good.replace('1;', '2;').replace('loan', 'guarantor')),
      'loan.csv:3, стовпець «Набір»: Файл має бути про один набір',
    ],
    [
      'a value',
      csv(good.replace('не дійсний', 'дійсно')),
      'loan.csv:2, стовпець «читацький квиток»: «дійсно» не є значенням',
    ],
    ['a number used twice', csv(good, good), 'loan.csv:3: Номер 1 уже має рядок 2.'],
    ['an open quote', csv(good.replace('Випадок', '"Випадок')), 'loan.csv:2: Лапки відкрито й не закрито.'],
    [
      'an open quote after a declaration',
      `sep=;\n${csv(good.replace('Випадок', '"Випадок'))}`,
      'loan.csv:3: Лапки відкрито й не закрито.',
    ],
    ['a stray quote', csv(good.replace('Випадок', '"Випадок"х')), 'Лапки стоять не на місці'],
    ['a header alone', csv(), 'loan.csv:1: Таблиця не має жодного рядка.'],
    ['nothing', '', 'loan.csv:1: У файлі немає жодного рядка з випадком.'],
    ['prose', 'Просто текст', 'loan.csv:1'],
    ['bytes', 'PK\u0003\u0004\0\0', 'loan.csv:1: Це не текст у кодуванні UTF-8.'],
    ['another encoding', csv(good.replace('Випадок', '\uFFFD\uFFFD')), 'loan.csv:2: Це не текст у кодуванні UTF-8.'],
    ['50 MB', csv(good).padEnd(50_000_000, ' '), 'loan.csv:1: Файл завеликий: понад 2 млн знаків.'],
  ])('with %s is refused by its place', (_, text, expected) => {
    expect(fault(text)).toContain(expected);
  });
});

describe('mixed alphabets are told letter by letter', () => {
  const table = (change: (text: string) => string) =>
    change(
      [
        'Набір: loan',
        'Надходження: 2024-03-04',
        '',
        'За замовчуванням:',
        '',
        '- рідкісна книга: ні',
        '',
        '| № | Випадок | читацький квиток | Рішення | Пункт |',
        '| 1 | Сліпий випадок | дійсний | видати додому | ПК-4 |',
      ].join('\n'),
    );

  it.each([
    ['a column', 'читацький квиток', 'читацький квитoк', 'знак 15 («o») — латинська літера, а потрібна кирилична «о»'],
    ['a fixed column', 'Випадок |', 'Випадoк |', 'Можливо, «випадок»? Знак 6 («o») — латинська'],
    ['a value', '| дійсний', '| дiйсний', 'Можливо, «дійсний»? Знак 2 («i») — латинська'],
    ['an outcome', 'видати додому', 'видати дoдому', 'знак 9 («o») — латинська'],
    ['a clause', 'ПК-4', 'ПK-4', 'Знак 2 («K») — латинська літера, а потрібна кирилична «К»'],
    ['a sentence', 'Сліпий', 'Слiпий', 'стовпець «Випадок»: У слові «Слiпий» змішано абетки. Знак 3 («i»)'],
    ['a default', '- рідкісна', '- рiдкісна', 'Знак 2 («i») — латинська'],
    ['a setting', 'Набір:', 'Набiр:', 't.md:1: Рядок «Набiр: …» не читається. Можливо, «Набір»? Знак 4 («i»)'],
  ])('in %s', (_, from, to, expected) => {
    expect(
      fault(
        table((text) => text.replace(from, to)),
        't.md',
      ).toLowerCase(),
    ).toContain(expected.toLowerCase());
  });

  it('and a setting or a list that would pass for prose is not passed over', () => {
    expect(
      fault(
        table((text) => text.replace('\n\nЗа', '\nНадхоження: 2014-01-01\n\nЗа')),
        't.md',
      ),
    ).toContain('t.md:3: Рядок «Надхоження: …» не читається. Можливо, «Надходження»?');
    expect(
      fault(
        table((text) => text.replace('За замовчуванням:', 'Типово')),
        't.md',
      ),
    ).toContain('t.md:6: Над переліком немає рядка «За замовчуванням:»');
    expect(
      fault(
        table((text) => text.replace(/\n\| 1.*/, '')),
        't.md',
      ),
    ).toContain('Таблиця не має жодного рядка.');
    expect(
      fault(
        table((text) => text.replaceAll('\n', '\r\n').replace('Набір', '\uFEFFНабір')),
        't.md',
      ),
    ).toBe('');
  });
});
