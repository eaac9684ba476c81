import { yearOf, type PlainDate } from './plain-date.js';
import { Problem } from './problem.js';
import { indexLetterOf } from './index-letter.js';

/**
 * The mark under which a register keeps an appeal (реєстраційний індекс): `К-127` by the surname, `КО-12`
 * for a collective letter, `БП-3` for an unsigned one; a duplicate takes the first one's index with a
 * fraction, `К-401/1`; a unit's own register puts its code in front, `05-К-12`. The serial is the running
 * number of the register and begins anew each year: an index means one appeal only within its year.
 *
 * Source: CMU 348/1997.
 */
export interface RegistrationIndex {
  /** The code of a unit's register; null in the register of the office. */
  readonly register: string | null;
  /** `К` by the surname, `КО` or `БП`. */
  readonly letter: string;
  readonly serial: number;
  /** The number of a duplicate after the stroke; null for the first. */
  readonly fraction: number | null;
}

const collectiveLetter = 'КО';
const unsignedLetter = 'БП';

const alphabet = 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ';
const shape = new RegExp(
  `^(?:(\\d{1,4})-)?(${collectiveLetter}|${unsignedLetter}|[${alphabet}])-([1-9]\\d{0,8})(?:/([1-9]\\d{0,3}))?$`,
  'u',
);
const latinLookalikes: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
};

/** Who the letter of an index is taken from. */
export type IndexOwner =
  | { readonly subject: 'individual'; readonly surname: string }
  | { readonly subject: 'collective' }
  | { readonly subject: 'unsigned' };

/** The letter of an index. @throws BODY_INVALID when the surname has no letter to take */
export function indexLetter(owner: IndexOwner): string {
  if (owner.subject === 'collective') return collectiveLetter;
  return owner.subject === 'unsigned' ? unsignedLetter : indexLetterOf(owner.surname);
}

export function formatIndex({ register, letter, serial, fraction }: RegistrationIndex): string {
  return `${register === null ? '' : `${register}-`}${letter}-${serial}${fraction === null ? '' : `/${fraction}`}`;
}

/**
 * Reads an index as people write it: small letters, Latin look-alikes, long dashes and spaces are
 * forgiven. @throws BODY_INVALID
 */
export function parseIndex(text: string): RegistrationIndex {
  const found = shape.exec(tidy(text));
  const letter = found?.[2];
  if (found === null || letter === undefined) {
    throw new Problem('BODY_INVALID', {
      detail: `«${text}» не є реєстраційним індексом на зразок К-127, КО-12 чи К-401/1.`,
    });
  }
  return {
    register: found[1] ?? null,
    letter,
    serial: Number(found[3]),
    fraction: found[4] === undefined ? null : Number(found[4]),
  };
}

/** The index of the next duplicate of an appeal: the same, with the first free fraction. */
export function duplicateIndex(first: RegistrationIndex, taken: readonly RegistrationIndex[]): RegistrationIndex {
  const fractions = taken.filter((other) => isDuplicateOf(other, first)).map((other) => other.fraction ?? 0);
  return { ...first, fraction: Math.max(0, ...fractions) + 1 };
}

/** Whether two indexes of one year differ only in the fraction. */
export function isDuplicateOf(one: RegistrationIndex, other: RegistrationIndex): boolean {
  return one.register === other.register && one.letter === other.letter && one.serial === other.serial;
}

/**
 * The counter a new appeal takes its serial from: one for each register and year of registration. A letter
 * that came on 31 December after hours is registered, and numbered, in the new year.
 */
export function serialCounter(register: string | null, registeredOn: PlainDate): string {
  return `${register ?? 'office'}/${yearOf(registeredOn)}`;
}

function tidy(text: string): string {
  const upper = text
    .toLocaleUpperCase('uk')
    .replaceAll(/[‐‑‒–—−]/gu, '-')
    .replaceAll(/\s+/gu, '');
  return [...upper].map((letter) => latinLookalikes[letter] ?? letter).join('');
}
