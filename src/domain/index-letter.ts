import { Problem } from './problem.js';

const ukrainian = new Set('АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ');

/** Letters that a surname may begin with in a passport of another country, and the Ukrainian one they go under. */
const foreign: Readonly<Record<string, string>> = {
  Ё: 'Е',
  Э: 'Е',
  Ы: 'И',
  Ў: 'У',
  Ј: 'Й',
  Ђ: 'Д',
  Џ: 'Д',
  A: 'А',
  B: 'Б',
  C: 'К',
  D: 'Д',
  E: 'Е',
  F: 'Ф',
  G: 'Г',
  H: 'Г',
  I: 'І',
  J: 'Д',
  K: 'К',
  L: 'Л',
  M: 'М',
  N: 'Н',
  O: 'О',
  P: 'П',
  Q: 'К',
  R: 'Р',
  S: 'С',
  T: 'Т',
  U: 'У',
  V: 'В',
  W: 'В',
  X: 'К',
  Y: 'Й',
  Z: 'З',
};

/**
 * The letter a surname is registered under: its first letter of the Ukrainian alphabet, as a capital. A
 * double surname goes under its first part, an apostrophe or a quote before it is passed over, a foreign
 * letter goes under the nearest Ukrainian one.
 *
 * @throws BODY_INVALID when there is no such letter
 */
export function indexLetterOf(surname: string): string {
  const first = /\p{L}/u.exec(surname.normalize('NFC'))?.[0]?.toLocaleUpperCase('uk') ?? '';
  const plain = first.normalize('NFD').charAt(0);
  const letter = ukrainian.has(first) ? first : (foreign[first] ?? foreign[plain]);
  if (letter === undefined) {
    throw new Problem('BODY_INVALID', { detail: `Прізвище «${surname}» не починається з літери: індекс не складено.` });
  }
  return letter;
}
