import { createRequire } from 'node:module';
import { sexShown } from '../domain/matching/given-names.js';

/** A person as a letter addresses them; `sex` by point 4 of the classifier where the card says it. */
interface NamedPerson {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly sex?: '4.1' | '4.2' | null;
}

const load = createRequire(import.meta.url);
/** The library lays out its neural network when it is read: half a second, which no start of the service need wait for. */
const declension = (): typeof import('shevchenko') => load('shevchenko');
const cyrillic = /^[\p{Script=Cyrillic}\p{M}\s.'’ʼ-]*$/u;

/**
 * «Коваленко Марії Іванівні»: a person in the dative, as the bodies beside them stand (давальний відмінок адресата).
 * A name that shows no sex, or is written in other letters, stays as it is: wrongly declined is worse than not.
 */
export function personInDative({ surname, givenName, patronymic, sex = null }: NamedPerson): string {
  const parts = [surname, givenName, patronymic ?? ''];
  const shown = sex === null ? shownBy(givenName, patronymic) : sex === '4.1' ? 'male' : 'female';
  if (shown === 'unknown' || !parts.every((part) => cyrillic.test(part))) return inOneLine(parts);
  const { Gender, inDative } = declension();
  const gender = shown === 'male' ? Gender.Male : Gender.Female;
  const anthroponym = { gender, lastName: surname, firstName: givenName, middleName: patronymic ?? '' };
  const { lastName = '', firstName = '', middleName = '' } = inDative(anthroponym);
  return inOneLine([lastName, firstName, middleName]);
}

/** An initial has no sex. */
const shownBy = (givenName: string, patronymic: string | null) =>
  /^\p{L}\.?$/u.test(givenName) ? 'unknown' : sexShown(givenName, patronymic);

const inOneLine = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const councillor =
  /^(?<office>(?:народн\S+\s+)?депутат\S*(?:\s+\S+)*?)\s+(?<name>(?:\S+\s+\S+\s+\S+(?:вич|вна|ічна|ліч))|\S+\s+\S\.\s?\S\.)$/iu;

/**
 * «Дніпропетровській обласній державній адміністрації», «Народному депутату України Бойку Олегу Петровичу»: the name
 * of a body, or the office and name of a councillor, that somebody typed. The adjectives in front and the first noun
 * are declined; what follows stands in the genitive already.
 */
export function senderInDative(text: string): string {
  const { office, name } = councillor.exec(text.trim())?.groups ?? {};
  if (office === undefined || name === undefined) return bodyInDative(text);
  const [surname = '', givenName = '', ...rest] = name.split(/\s+/u);
  const person = { surname, givenName, patronymic: rest.join(' ') || null };
  return `${bodyInDative(office)} ${personInDative(person)}`;
}

function bodyInDative(text: string): string {
  const words = text.trim().split(/\s+/u);
  const noun = words.findIndex((word, place) => adjectiveInDative(word) === null || place === words.length - 1);
  return words
    .map((word, place) =>
      place > noun ? word : place === noun ? nounInDative(word) : (adjectiveInDative(word) ?? word),
    )
    .join(' ');
}

type Ending = readonly [pattern: RegExp, ending: string];

const adjectives: readonly Ending[] = [
  [/ій$/u, 'ьому'],
  [/ий$/u, 'ому'],
  [/(?<=[сцз]ьк|н)а$/u, 'ій'],
  [/(?<=[сцз]ьк|н|ов)е$/u, 'ому'],
];
const nouns: readonly Ending[] = [
  [/(?<=і)я$/u, 'ї'],
  [/(?<=[нтлдсз]{2})я$/u, 'ю'],
  [/(?<=лі?н)ня$/u, 'ню'],
  [/[ая]$/u, 'і'],
  [/о$/u, 'у'],
  [/[ьй]$/u, 'ю'],
  [/(?<=[бвгґджзклмнпрстфхцчшщ])$/u, 'у'],
];

/** An abbreviation («ОДА») is not declined. */
const ends = (word: string, endings: readonly Ending[]): string | null => {
  const found = word === word.toUpperCase() ? undefined : endings.find(([pattern]) => pattern.test(word));
  return found === undefined ? null : word.replace(...found);
};
const adjectiveInDative = (word: string): string | null => ends(word, adjectives);
const nounInDative = (word: string): string =>
  ends(
    word.replace(/[гкх](?=а$)/u, (sign) => ({ г: 'з', к: 'ц', х: 'с' })[sign] ?? sign),
    nouns,
  ) ?? word;
