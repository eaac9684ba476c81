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
  /** They are reached by one telephone or e-mail. */
  readonly oneContact: boolean;
  readonly grounds: readonly string[];
}

/** From here on a person is asked to look whether two applicants are one. */
export const samePersonFrom = 0.7;

/**
 * Another surname, but the given names and a contact in common: somebody has to look. Where the patronymic is not told, only
 * if the text is the same too.
 */
const newSurname = { fully: 0.75, 'in-part': 0.6, no: 0 } as const;

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
  const [oneContact, byContact] = [contact !== null, contact === null ? [] : [contact]];
  if (name.verdict === 'different') {
    const shared = oneContact ? shareGivenNames(a, b) : 'no';
    return {
      score: newSurname[shared],
      grounds: [...name.grounds, ...givenNamesShared[shared], ...byContact],
      oneContact,
    };
  }
  const address = compareAddresses(parseAddress(a.residence ?? ''), parseAddress(b.residence ?? ''));
  const byAddress = name.score * weightOfAddress[address.verdict];
  const score = oneContact ? Math.max(byAddress, name.score * 0.95) : byAddress;
  return { score, grounds: [...name.grounds, address.ground, ...byContact], oneContact };
}

const givenNamesShared = {
  fully: ['ім’я та по батькові ті самі'],
  'in-part': ['ім’я те саме', 'по батькові в одному чи в обох зверненнях немає'],
  no: [],
} as const;

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
