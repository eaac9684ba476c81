import {
  fathersName,
  givenNameKey,
  initialsOf,
  isKnownGivenName,
  looksLikePatronymic,
  patronymicKey,
  sexShown,
} from './matching/given-names.js';
import { sameForTheEye, slipsBetween, soundKey } from './matching/letters.js';

/** A person's name in its three parts (прізвище, ім’я, по батькові); some people have no patronymic. */
export interface PersonName {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
}

/** How alike two names are. `different` is said only where they contradict each other. */
interface NameComparison {
  readonly verdict: 'same' | 'likely' | 'different';
  /** From 0 to 1. */
  readonly score: number;
  /** What agrees and what does not, in Ukrainian. */
  readonly grounds: readonly string[];
}

interface PartComparison {
  readonly score: number;
  readonly ground: string;
}

const conflict = (ground: string): PartComparison => ({ score: 0, ground });

/**
 * Takes a name apart as people write it: surname first or last, in full or with initials. A single word is
 * a surname.
 */
export function parsePersonName(text: string): PersonName {
  const words = wordsOf(text);
  const turkic = words.findIndex(isTurkicEnd);
  // «Гасан огли» is one part of the name, wherever the surname stands.
  if (turkic > 1) words.splice(turkic - 1, 2, `${words[turkic - 1] ?? ''} ${words[turkic] ?? ''}`);
  const [first = '', second = '', third = ''] = words;
  if (words.length < 3) {
    const givenFirst = isInitial(first) || (isKnownGivenName(first) && !isKnownGivenName(second) && !isInitial(second));
    return givenFirst && second !== ''
      ? { surname: second, givenName: first, patronymic: null }
      : { surname: first, givenName: second, patronymic: null };
  }
  const surnameLast =
    isInitial(first) ||
    (looksLikePatronymic(second) && !looksLikePatronymic(third)) ||
    (looksLikePatronymic(second) && isKnownGivenName(first));
  return surnameLast
    ? { surname: words.slice(2).join(' '), givenName: first, patronymic: second }
    : { surname: first, givenName: second, patronymic: third };
}

function wordsOf(text: string): string[] {
  return text
    .trim()
    .replaceAll(/\.(?=\S)/gu, '. ')
    .replaceAll(/\s*[‐‑‒–—−-]\s*/gu, '-')
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
}

/** «огли», «кизи»: with the word before it a patronymic. */
const isTurkicEnd = (word = ''): boolean => /^(огли|оглы|оглу|кизи|кызы|гизи|ogl[yiu]|[kqg][iy]z[iy])$/iu.test(word);

/** The key to look up a surname by in a register: one for its spellings, the first part of a double one. */
export function surnameKey(surname: string): string {
  return partsOfSurname(surname)[0] ?? '';
}

/**
 * Whether two names may be one person's despite their spelling: apostrophes and case, ё and е, slips of и,
 * і and ї, Russian spellings, the Latin of a passport, initials, a missing patronymic, one swapped or wrong letter,
 * a double surname and its half, a surname in the place of the given name. Names of different sex, or of a father and a son, are different.
 */
export function compareNames(one: PersonName, other: PersonName): NameComparison {
  const [a, b] = [inParts(one), inParts(other)];
  if (areSwapped(a, b)) return compareSwapped(a, b);
  const surname = compareSurnames(a.surname, b.surname);
  const given = compareGivenNames(a.givenName, b.givenName);
  const patronymic = comparePatronymics(a.patronymic, b.patronymic);
  const parts = [surname, given, patronymic];
  const against = parts.filter((part) => part.score === 0);
  if (against.length > 0) return { verdict: 'different', score: 0, grounds: against.map((part) => part.ground) };
  if (contradictInSex(a, b)) return { verdict: 'different', score: 0, grounds: ['ім’я чоловіче і жіноче'] };
  const score = surname.score * 0.5 + given.score * 0.3 + patronymic.score * 0.2;
  const exact = parts.every((part) => part.score >= variant);
  return { verdict: exact ? 'same' : 'likely', score, grounds: parts.map((part) => part.ground) };
}

/**
 * A name in its parts where it was written into fewer fields: «М.І.» or «Марія Іванівна» as the given name, or all of it
 * as the surname.
 */
export function inParts(name: PersonName): PersonName {
  const { surname, givenName, patronymic } = name;
  const [first, second] = [givenName, patronymic ?? ''].map((part) => part.trim());
  if (first && second) return name;
  const words = wordsOf(first || second || surname);
  const isWhole = !first && !second;
  if (words.length < (isWhole ? 3 : 2) || !endsInPatronymic(words)) return name;
  if (isWhole) return parsePersonName(surname);
  const from = isTurkicEnd(words.at(-1)) && words.length > 2 ? -2 : -1;
  return { surname, givenName: words.slice(0, from).join(' '), patronymic: words.slice(from).join(' ') };
}

function endsInPatronymic(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return isInitial(last) || isTurkicEnd(last) || looksLikePatronymic(last);
}

/**
 * How far given name and patronymic are one person's whose surname is another, for people marry: with a contact in common
 * they outweigh it. `fully`: the patronymic agrees, by its initial at least; `in-part`: somebody has told none.
 */
export function shareGivenNames(one: PersonName, other: PersonName): 'fully' | 'in-part' | 'no' {
  const [a, b] = [inParts(one), inParts(other)];
  const isGivenShared = compareGivenNames(a.givenName, b.givenName).score >= variant && a.givenName.length > 2;
  if (!isGivenShared || contradictInSex(a, b)) return 'no';
  const patronymic = comparePatronymics(a.patronymic, b.patronymic).score;
  if (patronymic === 0 || patronymic === slip) return 'no';
  const areTold = [a, b].every((name) => (name.patronymic ?? '').trim() !== '');
  return areTold ? 'fully' : 'in-part';
}

/** Whether two names agree in what both tell, without a slip in the surname. */
export function mayBeOneName(one: PersonName, other: PersonName): boolean {
  const [a, b] = [inParts(one), inParts(other)];
  const isOneSurname = areSwapped(a, b) || compareSurnames(a.surname, b.surname).score >= variant;
  return isOneSurname && compareNames(a, b).verdict !== 'different';
}

/** Whether two full names are one, surname and given name perhaps in each other's place. */
export function shareFullName(one: PersonName, other: PersonName): boolean {
  const [a, b] = [inParts(one), inParts(other)];
  const isFull = ({ givenName, patronymic }: PersonName) => givenName.length > 2 && (patronymic ?? '').length > 2;
  if (!isFull(a) || !isFull(b)) return false;
  const isSwapped = areSwapped(a, b) && comparePatronymics(a.patronymic, b.patronymic).score >= variant;
  return isSwapped || compareNames(a, b).verdict === 'same';
}

/** The given name stands where the surname should, and the other way round. */
function areSwapped(a: PersonName, b: PersonName): boolean {
  const isOther = (surname: string, givenName: string) => surname !== '' && soundKey(surname) === soundKey(givenName);
  return isOther(a.surname, b.givenName) && isOther(b.surname, a.givenName) && !isOther(a.surname, a.givenName);
}

function compareSwapped(a: PersonName, b: PersonName): NameComparison {
  const patronymic = comparePatronymics(a.patronymic, b.patronymic);
  if (patronymic.score === 0) return { verdict: 'different', score: 0, grounds: [patronymic.ground] };
  const grounds = ['прізвище й ім’я переставлено', patronymic.ground];
  return { verdict: 'likely', score: slip * (1 - 0.2 * (1 - patronymic.score)) + 0.1, grounds };
}

function contradictInSex(a: PersonName, b: PersonName): boolean {
  const sexes = [sexShown(a.givenName, a.patronymic), sexShown(b.givenName, b.patronymic)];
  return sexes.includes('male') && sexes.includes('female');
}

const variant = 0.97;
const slip = 0.8;
const half = 0.75;
const initial = 0.7;
/** One of the two has not told it: a mother and a daughter are both Марія. */
const untold = 0.4;

function compareSurnames(a: string, b: string): PartComparison {
  if (sameForTheEye(a) === sameForTheEye(b)) return { score: 1, ground: 'прізвище те саме' };
  const [one, other] = [partsOfSurname(a), partsOfSurname(b)];
  if (one.length === 0 || other.length === 0) return conflict('прізвища немає');
  if ([...one].sort().join() === [...other].sort().join())
    return { score: variant, ground: 'прізвище те саме, написання різне' };
  const [joined, otherJoined] = [one.join(''), other.join('')];
  if (slipsBetween(joined, otherJoined, slipsAllowed(joined, otherJoined)) <= slipsAllowed(joined, otherJoined)) {
    return { score: slip, ground: `прізвища «${a}» і «${b}» різняться опискою` };
  }
  const shared = one.length !== other.length && one.some((part) => part.length > 3 && other.includes(part));
  return shared ? { score: half, ground: `прізвище «${a}» збігається з частиною «${b}»` } : conflict('прізвища різні');
}

function compareGivenNames(a: string, b: string): PartComparison {
  if (sameForTheEye(a) === sameForTheEye(b) && a !== '') return { score: 1, ground: 'ім’я те саме' };
  if (a === '' || b === '') return { score: untold, ground: 'імені в одному зі звернень немає' };
  if (isInitial(a) || isInitial(b)) {
    const agree = isInitial(a) ? initialsOf(b).has(soundKey(a).charAt(0)) : initialsOf(a).has(soundKey(b).charAt(0));
    return agree ? { score: initial, ground: 'ініціал імені збігається' } : conflict('ініціал імені інший');
  }
  const [one, other] = [givenNameKey(a), givenNameKey(b)];
  if (one === other) return { score: variant, ground: 'ім’я те саме, написання різне' };
  // The last letter is not a slip: Олександр and Олександра are two people. Neither is Дарія a slip in Марія.
  const alike =
    !(isKnownGivenName(a) && isKnownGivenName(b)) &&
    lastLetterAside(one, other) &&
    slipsBetween(one, other, 1) <= 1 &&
    Math.min(one.length, other.length) >= 5;
  return alike ? { score: slip, ground: `імена «${a}» і «${b}» різняться опискою` } : conflict('імена різні');
}

function comparePatronymics(first: string | null, second: string | null): PartComparison {
  const [a, b] = [first?.trim() ?? '', second?.trim() ?? ''];
  if (a === '' && b === '') return { score: 0.9, ground: 'по батькові немає в обох' };
  if (a === '' || b === '') return { score: untold, ground: 'по батькові в одному зі звернень немає' };
  if (sameForTheEye(a) === sameForTheEye(b)) return { score: 1, ground: 'по батькові те саме' };
  if (isInitial(a)) return compareInitial(a, b);
  if (isInitial(b)) return compareInitial(b, a);
  const [one, other] = [patronymicKey(a), patronymicKey(b)];
  if (one === other) return { score: variant, ground: 'по батькові те саме, написання різне' };
  const alike = Math.min(one.length, other.length) >= 4 && slipsBetween(one, other, 1) <= 1;
  return alike
    ? { score: slip, ground: `по батькові «${a}» і «${b}» різняться опискою` }
    : conflict('по батькові різні');
}

function compareInitial(letter: string, patronymic: string): PartComparison {
  const first = soundKey(letter).charAt(0);
  const agree = initialsOf(fathersName(patronymic)).has(first) || soundKey(patronymic).startsWith(first);
  return agree ? { score: initial, ground: 'ініціал по батькові збігається' } : conflict('ініціал по батькові інший');
}

/** The parts of a double surname, each by its sound. */
export function partsOfSurname(surname: string): string[] {
  return sameForTheEye(surname)
    .split(/[\s‐‑‒–—−-]+/u)
    .filter((part) => part !== '')
    .map((part) => soundKey(part).replace(/ая$/u, 'а'));
}

function slipsAllowed(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  return length >= 10 ? 2 : length >= 5 ? 1 : 0;
}

function lastLetterAside(a: string, b: string): boolean {
  return a.at(-1) === b.at(-1) || a.length === b.length;
}

function isInitial(word: string): boolean {
  return /^\p{L}\.?$/u.test(word);
}
