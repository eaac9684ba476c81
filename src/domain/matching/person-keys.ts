import { inParts, partsOfSurname } from '../person-name.js';
import { soundKey } from './letters.js';
import { type KnownPerson, reachedBy } from './same-person.js';

const longestKey = 80;

/**
 * The keys under which letters of some people are kept (ключі пошуку осіб): each part of a surname by its sound, a
 * telephone, an e-mail. What is alike in none of them is not found at all.
 */
export function keysOfPersons(persons: readonly KnownPerson[]): string[] {
  return unique(persons.flatMap((person) => [...partsOfSurname(person.surname), ...reachedBy(person)]));
}

/** The keys under which their earlier letters are looked for: a given name too, for people swap it with the surname. */
export function keysToLookBy(persons: readonly KnownPerson[]): string[] {
  return unique([...keysOfPersons(persons), ...persons.map((person) => soundKey(inParts(person).givenName))]);
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.slice(0, longestKey)))].filter((key) => key !== '');
}
