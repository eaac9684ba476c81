import { sameForTheEye, slipsBetween, soundKey } from './matching/letters.js';

/**
 * A place of residence in the parts by which two spellings are compared (місце проживання). A part that was
 * not written is null: it agrees with anything.
 */
export interface Address {
  readonly settlement: string | null;
  readonly streetKind: StreetKind | null;
  /** Words of the street's name, by their sound. */
  readonly street: readonly string[];
  readonly house: string | null;
  readonly flat: string | null;
}

export interface AddressComparison {
  /** `close`: nothing contradicts, but a part is missing in one; `unknown`: there is nothing to compare. */
  readonly verdict: 'same' | 'close' | 'different' | 'unknown';
  readonly ground: string;
}

const streetKinds = {
  street: 'вулиця|вулиці|вул|улица|ул',
  avenue: 'проспект|просп|пр-т|пр-кт|пр',
  boulevard: 'бульвар|бульв|бул|б-р',
  lane: 'провулок|пров|переулок|пер',
  square: 'площа|площадь|пл',
  quarter: 'квартал|кв-л',
  district: 'мікрорайон|микрорайон|мкрн|мкр|м-н|мр-н',
  highway: 'шосе|шоссе',
  embankment: 'набережна|набережная|наб',
  descent: 'узвіз|спуск',
  deadEnd: 'тупик|туп',
  passage: 'проїзд|проезд',
} as const;

export type StreetKind = keyof typeof streetKinds;

const number = String.raw`\d+(?:\s*[-/]?\s*[а-яєґії](?![\p{L}]))?(?:\s*/\s*\d+(?:[а-яєґії](?![\p{L}]))?)?`;
const anyStreet = Object.values(streetKinds).join('|');
const settlement = String.raw`(?<!\p{L})(?:місто|город|селище|село|смт|пгт|м|г|с)(?:\.\s*|\s+)(?!-)`;
const flatMark = marked('квартира|кварт|кв|кімната|кім|комната', number);
const blockMark = marked('корпус|корп', number);
const houseMark = marked('будинок|буд|дом|б|д', number);
const outside = /(?<!\p{L})(?:україна|украина|обл(?:асть)?|р-н|район)(?!\p{L})/u;
const titles = new Set(
  ['академіка', 'академика', 'генерала', 'маршала', 'професора', 'імені', 'ім', 'им', 'героя'].map(soundKey),
);

/** Takes an address apart as people write it, in whatever order. */
export function parseAddress(text: string): Address {
  let rest = sameForTheEye(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?<!\d)\d{5}(?!\d)/gu, ' ');
  const take = (mark: RegExp): string | null => {
    const found = mark.exec(rest)?.[1] ?? null;
    if (found !== null) rest = rest.replace(mark, ' , ');
    return found === null ? null : compactNumber(found);
  };
  const flat = take(flatMark);
  const block = take(blockMark);
  const house = take(houseMark);
  return placeRest(piecesOf(rest), { flat, house, block });
}

/** Whether two addresses may be one place. A different street, house, flat or town is a different place. */
export function compareAddresses(a: Address, b: Address): AddressComparison {
  if (isEmpty(a) || isEmpty(b)) return { verdict: 'unknown', ground: 'адреси немає з чим порівняти' };
  if (differ(a.settlement, b.settlement, (one, other) => slipsBetween(one, other, 1) <= 1)) {
    return { verdict: 'different', ground: 'населені пункти різні' };
  }
  if (!sameStreet(a, b)) return { verdict: 'different', ground: 'вулиці різні' };
  const [one, other] = alignFlats(a, b);
  if (differ(one.house, other.house)) return { verdict: 'different', ground: 'будинки різні' };
  if (differ(one.flat, other.flat)) return { verdict: 'different', ground: 'квартири різні' };
  const whole = one.house !== null && other.house !== null && one.flat === other.flat;
  return whole
    ? { verdict: 'same', ground: 'адреса та сама' }
    : { verdict: 'close', ground: 'адреса збігається, але не повна' };
}

interface Numbers {
  readonly house: string | null;
  readonly flat: string | null;
  readonly block: string | null;
}

function placeRest(pieces: readonly string[], { house, flat, block }: Numbers): Address {
  const loose: string[] = [];
  let town: string | null = null;
  let street: { kind: StreetKind | null; name: string[]; house: string | null } = { kind: null, name: [], house: null };
  for (const piece of pieces) {
    const named = new RegExp(`^${settlement}(.+)$`, 'u').exec(piece)?.[1];
    if (named !== undefined) town = soundKey(named.replaceAll(/[^\p{L}]/gu, ''));
    else if (new RegExp(`^${number}$`, 'u').test(piece) || /^\d+\s*-\s*\d+$/u.test(piece))
      loose.push(...piece.split(/(?<=\d)\s*-\s*(?=\d)/u));
    else if (street.name.length === 0 || new RegExp(`(?<!\\p{L})(?:${anyStreet})(?!\\p{L})`, 'u').test(piece)) {
      // A town written without its mark comes before the street: what was taken for the street was the town.
      if (street.name.length > 0 && street.kind === null) town ??= street.name.join('');
      street = readStreet(piece, house === null && loose.length === 0);
    }
  }
  const numbers = [house ?? street.house, ...loose.map(compactNumber)].filter((found) => found !== null);
  const [first = null, second = null] =
    house === null && street.house === null ? numbers : [numbers[0] ?? null, numbers[1] ?? null];
  const building = first === null || block === null ? first : `${first}к${block}`;
  return { settlement: town, streetKind: street.kind, street: street.name, house: building, flat: flat ?? second };
}

function readStreet(
  piece: string,
  mayHoldHouse: boolean,
): { kind: StreetKind | null; name: string[]; house: string | null } {
  const kind = kindOf(piece);
  const bare = piece.replace(new RegExp(`(?<!\\p{L})(?:${anyStreet})(?!\\p{L})\\.?`, 'u'), ' ').trim();
  const tail = mayHoldHouse
    ? new RegExp(`^(.*\\p{L}[\\p{L}.]*\\s+)(${number}|\\d+\\s*-\\s*\\d+)$`, 'u').exec(bare)
    : null;
  const name = (tail?.[1] ?? bare)
    .split(/[\s.]+/u)
    .map(soundOfWord)
    .filter((word) => word !== '' && !titles.has(word));
  return { kind, name, house: tail?.[2] === undefined ? null : compactNumber(tail[2]) };
}

function kindOf(piece: string): StreetKind | null {
  for (const [kind, words] of Object.entries(streetKinds)) {
    if (new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'u').test(piece) && isStreetKind(kind)) return kind;
  }
  return null;
}

function isStreetKind(word: string): word is StreetKind {
  return word in streetKinds;
}

/** Pieces between commas; a town and a street without a comma between them are parted first. */
function piecesOf(text: string): string[] {
  const parted = text.replace(new RegExp(`(${settlement}[^,;]+?)\\s+((?:${anyStreet})(?:\\.|\\s))`, 'u'), '$1, $2');
  return parted
    .split(/[,;]/u)
    .map((piece) => piece.trim().replace(/[.\s]+$/u, ''))
    .filter((piece) => piece !== '' && !outside.test(piece));
}

function sameStreet(a: Address, b: Address): boolean {
  if (a.streetKind !== null && b.streetKind !== null && a.streetKind !== b.streetKind) return false;
  const [few, many] = a.street.length <= b.street.length ? [a.street, b.street] : [b.street, a.street];
  if (few.length === 0) return many.length === 0;
  const extra = many.filter((word) => !few.some((other) => sameWord(word, other)));
  // «Б. Хмельницького» and «Хмельницького» are one street; «Стара Польова» and «Польова» are two.
  return few.every((word) => many.some((other) => sameWord(word, other))) && extra.every((word) => word.length === 1);
}

function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0) && !/\d/u.test(a + b);
  if (/\d/u.test(a + b) || Math.min(a.length, b.length) < 4) return false;
  return a.slice(0, 3) === b.slice(0, 3) && slipsBetween(a, b, 1) <= 1;
}

/** «12/5» in one letter may be house 12, flat 5 in the other. */
function alignFlats(a: Address, b: Address): [Address, Address] {
  return [splitLike(a, b), splitLike(b, a)];
}

function splitLike(address: Address, other: Address): Address {
  const [house, flat] = address.house?.split('/') ?? [];
  const meant =
    house !== undefined && flat !== undefined && address.flat === null && house === other.house && flat === other.flat;
  return meant ? { ...address, house, flat } : address;
}

function differ(a: string | null, b: string | null, alike = (one: string, other: string) => one === other): boolean {
  return a !== null && b !== null && !alike(a, b);
}

function isEmpty(address: Address): boolean {
  return address.street.length === 0 && address.house === null;
}

function soundOfWord(word: string): string {
  return soundKey(word)
    .replace(/ая$/u, 'а')
    .replaceAll(/[^\p{L}\d]/gu, '');
}

function compactNumber(text: string): string {
  return text
    .replaceAll(/\s+/gu, '')
    .replace(/(\d)-(?=\p{L})/u, '$1')
    .replace(/(\d)\/(?=\p{L})/u, '$1');
}

function marked(words: string, value: string): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${words})\\.?\\s*№?\\s*(${value})(?![\\p{L}\\d])`, 'u');
}
