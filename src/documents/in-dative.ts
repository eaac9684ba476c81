import { createRequire } from 'node:module';
import { sexShown } from '../domain/matching/given-names.js';
import { givenNames, isUnsure, surnamesOfMen } from './checked-names.js';

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
 * A name that shows no sex, is written in other letters or has no sure dative stays as it is: wrongly declined is worse
 * than not.
 */
export function personInDative(person: NamedPerson): string {
  const { surname, givenName, patronymic } = person;
  return sureDative(person) ?? inOneLine([surname, givenName, patronymic ?? '']);
}

function sureDative({ surname, givenName, patronymic, sex = null }: NamedPerson): string | null {
  const shown = sex === null ? shownBy(givenName, patronymic) : sex === '4.1' ? 'male' : 'female';
  const isCyrillic = [surname, givenName, patronymic ?? ''].every((part) => cyrillic.test(part));
  if (shown === 'unknown' || !isCyrillic) return null;
  const known = shown === 'male' ? surnamesOfMen : {};
  const isSure = (part: string): boolean => shown === 'female' || inCase(known, part) !== undefined || !isUnsure(part);
  if (!surname.split('-').every(isSure)) return null;
  const { Gender, inDative } = declension();
  const gender = shown === 'male' ? Gender.Male : Gender.Female;
  // The library knows one of the three apostrophes at all places.
  const [lastName, firstName, middleName] = [surname, givenName, patronymic ?? ''].map((part) =>
    part.replaceAll(/[ʼ’]/gu, "'"),
  ) as [string, string, string];
  const declined = inDative({ gender, lastName, firstName, middleName });
  return inOneLine([
    likeApostrophe(surname, byParts(lastName, declined.lastName, known)),
    likeApostrophe(givenName, byParts(firstName, declined.firstName, givenNames)),
    likeApostrophe(patronymic ?? '', declined.middleName ?? ''),
  ]);
}

/** «Бондар-Левицький»: what is checked goes before what the library says, but where it leaves the first part as it is. */
function byParts(typed: string, declined = '', known: Readonly<Record<string, string>>): string {
  const own = typed.split('-');
  const theirs = declined.split('-');
  if (own.length !== theirs.length) return declined;
  return own
    .map((part, at) => {
      const theirsHere = theirs[at] ?? part;
      const isLeft = at < own.length - 1 && theirsHere === part;
      return (isLeft ? undefined : inCase(known, part)) ?? theirsHere;
    })
    .join('-');
}

/** «БОНДАР» is «Бондар» in capitals. */
function inCase(known: Readonly<Record<string, string>>, typed: string): string | undefined {
  const found = known[typed.charAt(0).toUpperCase() + typed.slice(1).toLowerCase()];
  if (found === undefined) return undefined;
  if (typed.length > 1 && typed === typed.toUpperCase()) return found.toUpperCase();
  return typed === typed.toLowerCase() ? found.toLowerCase() : found;
}

const likeApostrophe = (typed: string, declined: string): string =>
  declined.replaceAll("'", /[ʼ’]/u.exec(typed)?.[0] ?? "'");

/** An initial has no sex. */
const shownBy = (givenName: string, patronymic: string | null) =>
  /^\p{L}\.?$/u.test(givenName) ? 'unknown' : sexShown(givenName, patronymic);

const inOneLine = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const named =
  /^(?<office>.+?)\s+(?<name>\p{Lu}\S+\s+\p{Lu}\S+\s+\p{Lu}\S*(?:вич|вна|ічна|ліч)|\p{Lu}\S+\s+\p{Lu}\.\s?\p{Lu}\.)$/u;

/**
 * «Дніпропетровській обласній державній адміністрації», «Народному депутату України Бойку Олегу Петровичу»: the name
 * of a body, or the office and name of an official, that somebody typed. Only what is sure is declined: where any of its
 * words is not, the whole stays in the nominative, in which a body may be addressed too (docs/decisions/0123).
 */
export function senderInDative(text: string): string {
  const typed = text.trim().replaceAll(/\s+/gu, ' ');
  const { office, name } = named.exec(typed)?.groups ?? {};
  if (office === undefined || name === undefined) return bodyInDative(typed) ?? typed;
  const [surname = '', givenName = '', ...rest] = name.split(' ');
  const [theOffice, person] = [
    bodyInDative(office),
    sureDative({ surname, givenName, patronymic: rest.join(' ') || null }),
  ];
  return theOffice === null || person === null ? typed : `${theOffice} ${person}`;
}

type Gender = 'feminine' | 'masculine' | 'neuter';

/** What bodies and their officials are called, by the dative of the word. */
const heads: Readonly<Record<Gender, Readonly<Record<string, string>>>> = {
  feminine: {
    адміністрація: 'адміністрації',
    академія: 'академії',
    асоціація: 'асоціації',
    газета: 'газеті',
    громада: 'громаді',
    депутатка: 'депутатці',
    дирекція: 'дирекції',
    інспекція: 'інспекції',
    канцелярія: 'канцелярії',
    колегія: 'колегії',
    комісія: 'комісії',
    консультація: 'консультації',
    контора: 'конторі',
    лікарня: 'лікарні',
    лінія: 'лінії',
    організація: 'організації',
    палата: 'палаті',
    партія: 'партії',
    поліція: 'поліції',
    пошта: 'пошті',
    приймальня: 'приймальні',
    прокуратура: 'прокуратурі',
    рада: 'раді',
    редакція: 'редакції',
    служба: 'службі',
    спілка: 'спілці',
    установа: 'установі',
    філія: 'філії',
    фракція: 'фракції',
    частина: 'частині',
    школа: 'школі',
  },
  masculine: {
    апарат: 'апарату',
    архів: 'архіву',
    банк: 'банку',
    відділ: 'відділу',
    голова: 'голові',
    департамент: 'департаменту',
    депутат: 'депутату',
    заклад: 'закладу',
    заступник: 'заступнику',
    інститут: 'інституту',
    кабінет: 'кабінету',
    комітет: 'комітету',
    ліцей: 'ліцею',
    міністр: 'міністру',
    начальник: 'начальнику',
    омбудсмен: 'омбудсмену',
    омбудсман: 'омбудсману',
    орган: 'органу',
    офіс: 'офісу',
    підрозділ: 'підрозділу',
    президент: 'президенту',
    'прем’єр-міністр': 'прем’єр-міністру',
    секретар: 'секретарю',
    секретаріат: 'секретаріату',
    суд: 'суду',
    телеканал: 'телеканалу',
    університет: 'університету',
    уповноважений: 'уповноваженому',
    фонд: 'фонду',
    центр: 'центру',
  },
  neuter: {
    агентство: 'агентству',
    бюро: 'бюро',
    відділення: 'відділенню',
    міністерство: 'міністерству',
    'об’єднання': 'об’єднанню',
    підприємство: 'підприємству',
    представництво: 'представництву',
    товариство: 'товариству',
    управління: 'управлінню',
  },
};
const genders = Object.keys(heads) as Gender[];
const adjectives: Readonly<Record<Gender, readonly (readonly [pattern: RegExp, ending: string])[]>> = {
  feminine: [
    [/а$/u, 'ій'],
    [/я$/u, 'ій'],
  ],
  masculine: [
    [/ий$/u, 'ому'],
    [/ій$/u, 'ьому'],
  ],
  neuter: [
    [/е$/u, 'ому'],
    [/є$/u, 'ьому'],
  ],
};

/** Before an abbreviation, which has no gender to go by: «Обласна», and not «Філія». */
const clearAdjective = /(?:[сзц]ьк|[ае]льн|[аоиіе]вн|[оаеія]нн|ійн|асн|одн|ужн|[иі]чн)(?:а|ий|е)$/u;

/**
 * The adjectives in front and the head noun, of one gender, are declined; what follows stands in the genitive already.
 * Null where that is not how the name is built. An abbreviation («ОДА», «КП») is the same in every case.
 */
function bodyInDative(text: string): string | null {
  const words = text.split(' ');
  const place = words.findIndex((word) => genderOf(word) !== null || isAbbreviation(word));
  const head = words[place];
  if (head === undefined) return null;
  const before = words.slice(0, place);
  const gender = genderOf(head);
  const declined = (gender === null ? genders : [gender])
    .map((one) =>
      before.map((word, at) =>
        gender === null && !clearAdjective.test(word) ? null : adjectiveInDative(word, one, before[at - 1]),
      ),
    )
    .find((all) => all.every((word) => word !== null));
  if (declined === undefined) return null;
  const noun = gender === null ? head : likeCase(head, heads[gender][keyOf(head)] ?? head);
  return [...declined, noun, ...words.slice(place + 1)].join(' ');
}

const keyOf = (word: string): string => word.toLowerCase().replaceAll(/['ʼ]/gu, '’');
const genderOf = (word: string): Gender | null => genders.find((gender) => keyOf(word) in heads[gender]) ?? null;
const isAbbreviation = (word: string): boolean => /^\p{Lu}{2,}$/u.test(word);
const likeCase = (like: string, word: string): string =>
  /^\p{Lu}/u.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

/** «районна у місті рада»: the place inside a name stays as it is. */
function adjectiveInDative(word: string, gender: Gender, previous: string | undefined): string | null {
  if (/^[ув]$/u.test(word) || (word === 'місті' && /^[ув]$/u.test(previous ?? ''))) return word;
  const ending = adjectives[gender].find(([pattern]) => pattern.test(word));
  return ending === undefined ? null : word.replace(...ending);
}
