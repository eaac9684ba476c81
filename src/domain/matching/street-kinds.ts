/** What a street is (вид вулиці), with the words people write for it, longest first. */
const words = {
  street: 'вулиця|вулиці|вул|улица|ул',
  avenue: 'проспект|просп|пр-т|пр-кт|пр',
  boulevard: 'бульвар|бульв|бул|б-р',
  lane: 'провулок|пров|переулок|пер',
  square: 'площа|площадь|пл',
  quarter: 'квартал|кв-л',
  district: 'мікрорайон|микрорайон|мікр-н|мкр-н|мкрн|мікр|мкр|м-н|мр-н|мк-н|м/р',
  highway: 'шосе|шоссе|ш',
  embankment: 'набережна|набережная|наб',
  descent: 'узвіз|спуск',
  deadEnd: 'тупик|туп',
  passage: 'проїзд|проезд',
} as const;

export type StreetKind = keyof typeof words;

export const anyStreetKind = Object.values(words).join('|');

const patterns = Object.entries(words)
  .filter((row): row is [StreetKind, (typeof words)[StreetKind]] => row[0] in words)
  .map(([kind, of]) => ({ kind, pattern: new RegExp(`(?<!\\p{L})(?:${of})(?!\\p{L})`, 'u') }));

/** The kind of street a piece of an address names, or null when it does not say. */
export function streetKindOf(piece: string): StreetKind | null {
  return patterns.find(({ pattern }) => pattern.test(piece))?.kind ?? null;
}
