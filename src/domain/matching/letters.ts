import { fromLatin } from './latin.js';

/** Apostrophes as people and keyboards write them; all mean the same sign. */
const apostrophes = /['’‘ʼ`´ʹ″"*]/gu;

const latinLookalikes: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** Small Cyrillic letters, without apostrophes and with Latin look-alikes replaced: the same text for the eye. */
export function sameForTheEye(text: string): string {
  const small = text.normalize('NFC').toLocaleLowerCase('uk').replaceAll(apostrophes, '');
  if (!/[а-яґєії]/u.test(small)) return small;
  return [...small].map((letter) => latinLookalikes[letter] ?? letter).join('');
}

const soundsAlike: Readonly<Record<string, string>> = {
  ё: 'е',
  є: 'е',
  э: 'е',
  і: 'и',
  ї: 'и',
  й: 'и',
  ы: 'и',
  ґ: 'г',
  ь: '',
  ъ: '',
};

/**
 * A word by its sound (фонетичний ключ): letters that Ukrainian and Russian spelling, or a tired hand,
 * put for one another fall together, doubled letters become one, and a word all in Latin is read as a passport has it. Two spellings of one name have one key;
 * it is no proof that two people are one.
 */
export function soundKey(word: string): string {
  const seen = sameForTheEye(word);
  const cyrillic = /[а-яґєії]/u.test(seen) ? seen : fromLatin(seen);
  const letters = [...cyrillic].map((letter) => soundsAlike[letter] ?? letter).join('');
  return letters.replaceAll(/(\p{L})\1+/gu, '$1');
}

/**
 * How many slips of the pen lie between two words: a letter put in, left out, mistaken, or two neighbours
 * swapped. Never counts further than `most + 1`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(at(above, column) + 1, at(current, column - 1) + 1, at(above, column - 1) + cost);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, at(before, column - 2) + 1);
      current.push(best);
    }
    if (Math.min(...current) > most) return most + 1;
    before = above;
    above = current;
  }
  return at(above, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.MAX_SAFE_INTEGER;
}
