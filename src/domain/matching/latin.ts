/** The Latin of passports (CMU 55/2010, and what was written before it), longest first, by sound. */
const letters: readonly (readonly [latin: string, cyrillic: string])[] = [
  ['shch', 'щ'],
  ['zgh', 'зг'],
  ...pairs('zh ж, kh х, ts ц, ch ч, sh ш, yu ю, iu ю, ju ю, ya я, ia я, ja я, ye є, ie є, je є, yi ї, yo йо'),
  ...pairs('a а, b б, c к, d д, e е, f ф, g г, h г, i і, j й, k к, l л, m м, n н, o о, p п, q к, r р, s с'),
  ...pairs('t т, u у, v в, w в, x кс, y и, z з'),
];
const cyrillicOf = new Map(letters);
const anyLatin = new RegExp(letters.map(([latin]) => latin).join('|'), 'gu');

/** A word in Latin letters by the Cyrillic it stands for (транслітерація): Shcherbak is Щербак. */
export function fromLatin(word: string): string {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return plain.replaceAll(anyLatin, (latin) => cyrillicOf.get(latin) ?? latin);
}

function pairs(text: string): (readonly [string, string])[] {
  return text.split(', ').map((pair) => {
    const [latin = '', cyrillic = ''] = pair.split(' ');
    return [latin, cyrillic] as const;
  });
}
