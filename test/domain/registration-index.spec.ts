import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  duplicateIndex,
  formatIndex,
  indexLetter,
  isDuplicateOf,
  parseIndex,
  serialCounter,
  type RegistrationIndex,
} from '../../src/domain/registration-index.js';
import { day } from './days.js';

describe('The letter of an index', () => {
  it.each([
    ['Коваленко', 'К'],
    ['коваленко', 'К'],
    ['ґалаґан', 'Ґ'],
    ['Їжакевич', 'Ї'],
    ['Нечуй-Левицький', 'Н'],
    ['’Яворницький', 'Я'],
    ['  «Щербань»', 'Щ'],
    ['д’Артаньян', 'Д'],
    ['Ёлкин', 'Е'],
    ['Эйхенбаум', 'Е'],
    ['Smith', 'С'],
    ['Öztürk', 'О'],
    ['Йовенко', 'Й'],
  ])('of the surname %s is %s', (surname, letter) => {
    expect(indexLetter({ subject: 'individual', surname })).toBe(letter);
  });

  it('of a collective letter is КО and of an unsigned one БП', () => {
    expect([indexLetter({ subject: 'collective' }), indexLetter({ subject: 'unsigned' })]).toEqual(['КО', 'БП']);
  });

  it.each(['', '—', '123', '王'])('is refused where the surname %j gives none', (surname) => {
    expect(() => indexLetter({ subject: 'individual', surname })).toThrow(
      expect.objectContaining({ code: 'BODY_INVALID' }),
    );
  });
});

describe('An index', () => {
  it.each([
    ['К-127', { register: null, letter: 'К', serial: 127, fraction: null }],
    ['КО-12', { register: null, letter: 'КО', serial: 12, fraction: null }],
    ['БП-3', { register: null, letter: 'БП', serial: 3, fraction: null }],
    ['К-401/1', { register: null, letter: 'К', serial: 401, fraction: 1 }],
    ['05-К-12', { register: '05', letter: 'К', serial: 12, fraction: null }],
    ['05-КО-12/3', { register: '05', letter: 'КО', serial: 12, fraction: 3 }],
  ])('%s is read and written', (text, index) => {
    expect(parseIndex(text)).toEqual(index);
    expect(formatIndex(index)).toBe(text);
  });

  it.each(['к-127', 'K-127', ' К – 127 ', 'К—127', 'k - 127'])(
    '%j means К-127: keyboards and dashes are forgiven',
    (text) => {
      expect(formatIndex(parseIndex(text))).toBe('К-127');
    },
  );

  it.each(['', 'К', 'К-0', 'К-01', 'К-127/0', 'Ы-1', 'Ь-1', 'ККО-1', 'К-1/2/3', '127', 'К--1', 'К-1.5', '05-127'])(
    '%j is none',
    (text) => {
      expect(() => parseIndex(text)).toThrow(expect.objectContaining({ code: 'BODY_INVALID' }));
    },
  );

  it('comes back the same from its text, whatever it is', () => {
    const any: fc.Arbitrary<RegistrationIndex> = fc.record({
      register: fc.option(fc.constantFrom('1', '05', '117', '0042')),
      letter: fc.constantFrom('КО', 'БП', ...'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ'),
      serial: fc.integer({ min: 1, max: 999_999_999 }),
      fraction: fc.option(fc.integer({ min: 1, max: 9999 })),
    });
    fc.assert(
      fc.property(any, (index) => {
        expect(parseIndex(formatIndex(index))).toEqual(index);
        expect(parseIndex(formatIndex(index).toLocaleLowerCase('uk'))).toEqual(index);
      }),
    );
  });
});

describe('Duplicates', () => {
  const first = parseIndex('К-401');

  it('take the first index with the next fraction', () => {
    expect(formatIndex(duplicateIndex(first, [first]))).toBe('К-401/1');
    expect(formatIndex(duplicateIndex(first, ['К-401', 'К-401/1', 'К-401/4', 'К-402/9'].map(parseIndex)))).toBe(
      'К-401/5',
    );
  });

  it('of a duplicate are numbered in the same row', () => {
    expect(formatIndex(duplicateIndex(parseIndex('К-401/1'), ['К-401/1', 'К-401/2'].map(parseIndex)))).toBe('К-401/3');
  });

  it('belong to one register', () => {
    expect(isDuplicateOf(parseIndex('05-К-401/1'), first)).toBe(false);
  });
});

describe('A register', () => {
  it('numbers each year anew, by the day of registration', () => {
    expect(serialCounter(null, day('2024-12-31'))).not.toBe(serialCounter(null, day('2025-01-01')));
    expect(serialCounter('05', day('2025-01-01'))).not.toBe(serialCounter(null, day('2025-01-01')));
    expect(serialCounter('05', day('2025-01-01'))).toBe(serialCounter('05', day('2025-12-31')));
  });
});
