import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, parsePersonName, surnameKey } from '../../src/domain/person-name.js';

function verdictOf(a: string, b: string): string {
  return compareNames(parsePersonName(a), parsePersonName(b)).verdict;
}

/** One person, whatever the spelling. */
const same: [string, string][] = [
  ['Коваленко Іван Петрович', 'КОВАЛЕНКО ІВАН ПЕТРОВИЧ'],
  ['Лук’яненко Дар’я Юріївна', "Лук'яненко Дарʼя Юріївна"],
  ['Лук’яненко Дар’я Юріївна', 'Лукяненко Даря Юріївна'],
  ['Соловьёв Семён Игоревич', 'Соловьев Семен Игоревич'],
  ['Левицький Микола Олексійович', 'Левицкий Николай Алексеевич'],
  ['Левицька Олена Миколаївна', 'Левицкая Елена Николаевна'],
  ['Іванов Сергій Андрійович', 'Иванов Сергей Андреевич'],
  ['Бойко Ганна Іллівна', 'Бойко Анна Ильинична'],
  ['Петренко Дмитро Павлович', 'Петренко Дмитрий Павлович'],
  ['Шевченко Наталія Яківна', 'Шевченко Наталья Яковлевна'],
  ['Ткач Світлана Юріївна', 'Ткач Светлана Юрьевна'],
  ['Мельник Євген Васильович', 'Мельник Евгений Васильевич'],
  ['Кисіль Михайло Йосипович', 'Кисиль Михаил Иосифович'],
  ['Іщенко Ірина Федорівна', 'Ищенко Ирина Фёдоровна'],
  ['Іван Петрович Коваленко', 'Коваленко Іван Петрович'],
  ['Нечуй-Левицький Іван Семенович', 'Нечуй – Левицький Іван Семенович'],
  ['Левицький-Нечуй Іван Семенович', 'Нечуй-Левицький Іван Семенович'],
  ['Ґудзь Григорій Ілліч', 'Гудзь Григорий Ильич'],
  ['Koвaлeнкo Іван Петрович', 'Коваленко Іван Петрович'],
  ['Алієв Руслан Гасан огли', 'Алиев Руслан Гасан оглы'],
  ['Алієв Руслан Гасан огли', 'Алієв Руслан Гасанович'],
  ['Алієв Руслан Гасан-огли', 'Руслан Гасан огли Алієв'],
  ['Алієва Лейла Гасан кизи', 'Алиева Лейла Гасанкызы'],
];

/** Perhaps one person: a slip, an initial or a missing part that somebody has to look at. */
const likely: [string, string][] = [
  ['Коваленко І. П.', 'Коваленко Іван Петрович'],
  ['І.П. Коваленко', 'Коваленко Іван Петрович'],
  ['Коваленко Іван', 'Коваленко Іван Петрович'],
  // The Latin of a passport, which has no patronymic.
  ['Kovalenko Mariia', 'Коваленко Марія'],
  ['Shcherbak Yurii', 'Щербак Юрій'],
  ['Khmelnytskyi Serhii', 'Хмельницький Сергій'],
  ['Lukianenko Viacheslav', 'Лук’яненко В’ячеслав'],
  ['Zaiets Tetiana', 'Заєць Тетяна'],
  // An initial has no sex.
  ['Коваленко М. І.', 'Коваленко Марія Іванівна'],
  ['Коваленко О.', 'Коваленко Олена Іванівна'],
  ['Коваленко Н. А.', 'Коваленко Микола Олексійович'],
  ['Коавленко Іван Петрович', 'Коваленко Іван Петрович'],
  ['Ковленко Іван Петрович', 'Коваленко Іван Петрович'],
  ['Коваленко Іван Пертович', 'Коваленко Іван Петрович'],
  ['Шевченко Владислав Ігорович', 'Шевченко Владсилав Ігорович'],
  ['Петренко-Коваль Олена Іванівна', 'Петренко Олена Іванівна'],
  ['Сидоренко Марія Іванівна', 'Сидорченко Марія Іванівна'],
  ['Біленький Олег Ігорович', 'Беленький Олег Игоревич'],
];

const different: [string, string, string][] = [
  ['Петренко Іван Іванович', 'Петренко Іван Петрович', 'a father and a son'],
  ['Петренко Іван Петрович', 'Петренко Ігор Петрович', 'two brothers'],
  ['Петренко Марія Іванівна', 'Петренко Марина Іванівна', 'two sisters'],
  ['Петренко Марія Іванівна', 'Петренко Дарія Іванівна', 'two sisters, a letter apart'],
  ['Петренко Лідія', 'Петренко Лілія', 'two sisters, a letter apart'],
  ['Петренко Марина', 'Петренко Карина', 'a mother and a daughter, a letter apart'],
  ['Петренко Олександр', 'Петренко Олександра', 'a man and a woman'],
  ['Петренко Валентин Іванович', 'Петренко Валентина Іванівна', 'a brother and a sister'],
  ['Петренко Євген', 'Петренко Євгенія', 'a man and a woman'],
  ['Алієва Лейла Гасан кизи', 'Алієв Лейла Гасан огли', 'a daughter and a son'],
  ['Петренко О. І.', 'Петренко Марія Іванівна', 'another initial'],
  ['Петренко Іван В.', 'Петренко Іван Петрович', 'another initial of the father'],
  ['Коваль Іван Петрович', 'Коваленко Іван Петрович', 'two surnames of one root'],
  ['Ткаченко Олег Ігорович', 'Ткачук Олег Ігорович', 'two surnames of one root'],
  ['Мельник Олег Ігорович', 'Мельничук Олег Ігорович', 'two surnames of one root'],
  ['Кравець Олег Ігорович', 'Кравчук Олег Ігорович', 'two surnames of one root'],
  ['Лис Олег Ігорович', 'Лис Олена Ігорівна', 'one surname, two given names'],
  ['Бик Олег Ігорович', 'Бук Олег Ігорович', 'short surnames, where a letter is all'],
  ['Іванова Олександра Петрівна', 'Іванов Олександр Петрович', 'a sister and a brother'],
];

describe('Names', () => {
  it.each(same)('«%s» and «%s» are one', (a, b) => {
    expect(verdictOf(a, b)).toBe('same');
  });

  it.each(likely)('«%s» and «%s» may be one', (a, b) => {
    expect(verdictOf(a, b)).toBe('likely');
  });

  it.each(different)('«%s» and «%s» are not one: %s', (a, b) => {
    expect(verdictOf(a, b)).toBe('different');
  });

  it('are as like one way as the other, and each is like itself', () => {
    const all = [...same, ...likely, ...different].flatMap(([a, b]) => [a, b]);
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (a, b) => {
        const [one, other] = [parsePersonName(a), parsePersonName(b)];
        expect(compareNames(one, other).score).toBeCloseTo(compareNames(other, one).score, 10);
        expect(compareNames(one, one).verdict).not.toBe('different');
      }),
      { numRuns: 1000 },
    );
  });

  it('tell in Ukrainian what agrees and what does not', () => {
    expect(
      compareNames(parsePersonName('Коавленко І. Петрович'), parsePersonName('Коваленко Іван Петрович')).grounds,
    ).toEqual([
      'прізвища «Коавленко» і «Коваленко» різняться опискою',
      'ініціал імені збігається',
      'по батькові те саме',
    ]);
  });
});

describe('A name as written', () => {
  it.each([
    ['Коваленко Іван Петрович', 'Коваленко', 'Іван', 'Петрович'],
    ['Іван Петрович Коваленко', 'Коваленко', 'Іван', 'Петрович'],
    ['Коваленко І.П.', 'Коваленко', 'І.', 'П.'],
    ['І. П. Коваленко', 'Коваленко', 'І.', 'П.'],
    ['Микола Гнатюк', 'Гнатюк', 'Микола', null],
    ['Іван Коваленко', 'Коваленко', 'Іван', null],
    ['Гнатюк Микола', 'Гнатюк', 'Микола', null],
    ['Павлович Ігор Іванович', 'Павлович', 'Ігор', 'Іванович'],
    ['Іван Іванович Павлович', 'Павлович', 'Іван', 'Іванович'],
    ['Мамедов Алі Гасан огли', 'Мамедов', 'Алі', 'Гасан огли'],
    ['Коваленко', 'Коваленко', '', null],
  ])('%s is taken apart', (text, surname, givenName, patronymic) => {
    expect(parsePersonName(text)).toEqual({ surname, givenName, patronymic });
  });

  it('is looked up by one key for its spellings', () => {
    expect(new Set(['Левицький', 'Левицкий', 'ЛЕВИЦЬКИЙ', 'Левицький-Нечуй'].map(surnameKey)).size).toBe(1);
    expect(surnameKey('Лук’яненко')).toBe(surnameKey("Лук'яненко"));
    expect(surnameKey('Коваль')).not.toBe(surnameKey('Коваленко'));
  });
});
