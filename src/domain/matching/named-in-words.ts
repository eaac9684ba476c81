import { sameForTheEye } from './letters.js';
import { wholeStem } from './same-question.js';

/** One who can be named: by a title, and by words that people use for it. */
export interface Nameable {
  readonly id: string;
  readonly name: string;
  /** A post is of the family of its unit: what names the unit names them all, and tells them from nobody. */
  readonly family: string;
  /** «мер», «міський голова»: what people and the law call it besides. */
  readonly alsoCalled: readonly string[];
  /** Names of those who are it: a post is named by its holder's surname too. */
  readonly holders: readonly string[];
}

/** Words that more families than this share tell nothing: «управління», «начальник». */
const mostFamilies = 3;
const mostOffered = 5;

export const wordsIn = (text: string): readonly string[] => sameForTheEye(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The same word in another case or form, or one inside a compound: «освітній» of «освіти», «поліцейські» of «поліції», «водоканал» of «Кривбасводоканал». */
function areAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 7 && long.includes(short)) return true;
  const begun = commonBeginning(short, long);
  if (begun === short.length) return begun === long.length || (begun >= 4 && long.length - begun <= 3);
  return begun >= 5 && short.length - begun <= 1 && long.length - begun <= 4;
}

function commonBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** «ЖКГ», «ПФУ»: first letters of words that follow one another in a name. */
function abbreviationsIn(said: string): readonly string[] {
  return (said.match(/(?<![\p{L}])\p{Lu}{3,6}(?![\p{L}])/gu) ?? []).map(sameForTheEye);
}
const initialsOf = (name: string): string =>
  wordsIn(name)
    .map((word) => word.charAt(0))
    .join('');

interface Known {
  readonly one: Nameable;
  readonly stems: readonly string[];
  readonly initials: string;
  readonly phrases: readonly (readonly string[])[];
}

const stemsIn = (text: string): readonly string[] => wordsIn(text).map(wholeStem);

/**
 * Whom words may mean (кого названо словами), the nearest first: whoever shares with them a word that few others have, in
 * whatever case, or is called so. It offers and decides nothing: a person says who is meant.
 *
 * @param everyday words that tell nothing here, such as those of the council's own name
 */
export function namedIn(said: string, among: readonly Nameable[], everyday = ''): readonly Nameable[] {
  const idle = new Set(stemsIn(everyday));
  const stems = stemsIn(said).filter((stem) => stem.length > 2 && !idle.has(stem));
  const abbreviations = abbreviationsIn(said);
  const known = among.map((one): Known => {
    const phrases = one.alsoCalled.map(stemsIn);
    return { one, stems: stemsIn([one.name, ...one.holders].join(' ')), initials: initialsOf(one.name), phrases };
  });
  const telling = stems.filter((stem) => {
    const families = new Set(
      known.filter((entry) => entry.stems.some((own) => areAlike(own, stem))).map(({ one }) => one.family),
    );
    return families.size > 0 && families.size <= mostFamilies;
  });
  const all = stemsIn(said);
  const scored = known.flatMap(({ one, stems: own, initials, phrases }) => {
    const shared = telling.filter((stem) => own.some((word) => areAlike(word, stem))).length;
    const isCalled = phrases.some((phrase) => phrase.every((word) => all.includes(word)));
    const isAbbreviated = abbreviations.some((letters) => initials.includes(letters));
    const score = shared + (isCalled ? 2 : 0) + (isAbbreviated ? 1 : 0);
    // Of one family the one that has no words beside those said is the nearest: the unit before its specialist.
    return score === 0 ? [] : [{ one, score, extra: own.length }];
  });
  return scored
    .toSorted((a, b) => b.score - a.score || a.extra - b.extra)
    .slice(0, mostOffered)
    .map(({ one }) => one);
}
