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
  Љ: 'Л',
  Њ: 'Н',
  Ћ: 'Ч',
  Ѕ: 'З',
  Ә: 'А',
  Ғ: 'Г',
  Қ: 'К',
  Ң: 'Н',
  Ө: 'О',
  Ү: 'У',
  Ұ: 'У',
  Һ: 'Х',
  Ҳ: 'Х',
  Ҷ: 'Ч',
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
  Ø: 'О',
  Ł: 'Л',
  Đ: 'Д',
  Ð: 'Д',
  Þ: 'Т',
  Æ: 'Е',
  Œ: 'Е',
  Ə: 'Е',
};

/** A letter as people write a name with: modifier signs, such as an apostrophe before it, are none. */
const firstLetter = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u;

/**
 * The letter a surname is registered under: its first letter of the Ukrainian alphabet, as a capital. A
 * double surname goes under its first part, an apostrophe or a quote before it is passed over, a foreign
 * letter goes under the nearest Ukrainian one.
 *
 * @throws BODY_INVALID when there is no such letter
 */
export function indexLetterOf(surname: string): string {
  const letter = letterOf(surname);
  if (letter !== null) return letter;
  throw new Problem('BODY_INVALID', { detail: `Прізвище «${surname}»: ${whyNotIndexed(surname) ?? ''}` });
}

/** Why a surname cannot be registered, in words for whoever types it; null where it can. */
export function whyNotIndexed(surname: string): string | null {
  if (letterOf(surname) !== null) return null;
  const first = firstLetter.exec(surname)?.[0];
  if (first === undefined) return 'У прізвищі немає жодної літери. Якщо прізвища не зазначено, залиште поле порожнім.';
  return `Прізвище починається з «${first}», а реєстраційний індекс має українську літеру: запишіть прізвище українськими або латинськими літерами, як у документі чи на слух.`;
}

function letterOf(surname: string): string | null {
  const first = firstLetter.exec(surname.normalize('NFC'))?.[0].toLocaleUpperCase('uk').charAt(0) ?? '';
  const plain = first.normalize('NFD').charAt(0);
  return ukrainian.has(first) ? first : (foreign[first] ?? foreign[plain] ?? null);
}
