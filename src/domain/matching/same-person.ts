import { compareAddresses, parseAddress } from '../address.js';
import { compareNames, type PersonName, shareGivenNames } from '../person-name.js';

/** What is known of who wrote: an applicant of an appeal is one. */
export interface KnownPerson extends PersonName {
  readonly residence: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** How far two appeals seem to be one person's, with the grounds in Ukrainian. */
export interface PersonLikeness {
  readonly score: number;
  readonly grounds: readonly string[];
}

/** From here on a person is asked to look whether two applicants are one. */
export const samePersonFrom = 0.7;

/** Another surname, but the given names and a contact in common: somebody has to look. */
const newSurname = 0.75;

/** How much of the name's likeness is left when the residence says so. */
const weightOfAddress = { same: 1, close: 0.95, unknown: 0.72, different: 0.4 } as const;

/**
 * Whether two applicants may be one person. The name must not contradict; a residence or a contact that
 * agrees carries it over slips of spelling; a different residence needs a contact to outweigh it, for people
 * move but namesakes are many.
 */
export function likenessOfPersons(a: KnownPerson, b: KnownPerson): PersonLikeness {
  const name = compareNames(a, b);
  const contact = sharedContact(a, b);
  if (name.verdict === 'different') {
    if (contact === null || !shareGivenNames(a, b)) return { score: 0, grounds: name.grounds };
    return { score: newSurname, grounds: [...name.grounds, 'ім’я та по батькові ті самі', contact] };
  }
  const address = compareAddresses(parseAddress(a.residence ?? ''), parseAddress(b.residence ?? ''));
  const byAddress = name.score * weightOfAddress[address.verdict];
  const score = contact === null ? byAddress : Math.max(byAddress, name.score * 0.95);
  return { score, grounds: [...name.grounds, address.ground, ...(contact === null ? [] : [contact])] };
}

function sharedContact(a: KnownPerson, b: KnownPerson): string | null {
  const contacts = new Set(reachedBy(b));
  const shared = reachedBy(a).find((contact) => contacts.has(contact));
  if (shared === undefined) return null;
  return shared.includes('@') ? 'та сама електронна адреса' : 'той самий телефон';
}

/** How a person is reached, each in one spelling: the telephone by its last digits, the e-mail in small letters. */
export function reachedBy({ phone, email }: Pick<KnownPerson, 'phone' | 'email'>): string[] {
  const digits = digitsOf(phone);
  const address = email?.trim().toLowerCase() ?? '';
  return [...(digits.length >= 9 ? [digits] : []), ...(address === '' ? [] : [address])];
}

/** The last nine digits: +380 and the leading 0 are two ways to begin one number. */
function digitsOf(phone: string | null): string {
  return (phone ?? '').replaceAll(/\D/gu, '').slice(-9);
}
