/** Letters that look alike in both alphabets, Latin and Cyrillic in turn. */
const pairs = 'aаcсeеiіjјoоpрxхyуkкsѕAАBВCСEЕHНIІJЈKКMМOОPРTТXХYУSЅ';
const latinOf = new Map<string, string>();
const cyrillicOf = new Map<string, string>();
for (let i = 0; i < pairs.length; i += 2) {
  latinOf.set(pairs.charAt(i + 1), pairs.charAt(i));
  cyrillicOf.set(pairs.charAt(i), pairs.charAt(i + 1));
}

/** Whether a letter is of the alphabet, or any letter of a word. */
const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);
const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text);

/** The word as the eye sees it: every look-alike in Latin. Two words of one look are meant to be the same. */
export function look(word: string): string {
  return [...word].map((letter) => latinOf.get(letter) ?? letter).join('');
}

/** Which letters of a word are of the other alphabet than in the word that was meant; empty when none is. */
export function strayIn(word: string, meant: string): string {
  const wanted = [...meant];
  const stray = [...word].flatMap((letter, i) => {
    const right = wanted[i];
    if (right === undefined || letter === right || look(letter) !== look(right)) return [];
    return isCyrillic(letter)
      ? `знак ${i + 1} («${letter}») — кирилична літера, а потрібна латинська «${right}»`
      : `знак ${i + 1} («${letter}») — латинська літера, а потрібна кирилична «${right}»`;
  });
  return sentence(stray);
}

/** Cyrillic letters where only Latin ones may stand; empty when there are none. */
export function cyrillicIn(word: string): string {
  const stray = [...word].flatMap((letter, i) => {
    if (!isCyrillic(letter)) return [];
    const right = latinOf.get(letter);
    const instead = right === undefined ? 'латинські літери' : `латинська «${right}»`;
    return `знак ${i + 1} («${letter}») — кирилична літера, а тут ${right === undefined ? 'потрібні' : 'потрібна'} ${instead}`;
  });
  return sentence(stray);
}

/**
 * A word of a text that mixes the alphabets by look-alike letters («пiдпис» with a Latin «i»): it reads
 * right and is never found again. Null when every word keeps to one alphabet.
 */
export function mixedWordIn(text: string): string | null {
  for (const [word] of text.matchAll(/[\p{L}\p{M}’']+/gu)) {
    if (!isLatin(word) || !isCyrillic(word)) continue;
    const letters = [...word];
    const latin = letters.filter(isLatin);
    const cyrillic = letters.filter(isCyrillic);
    const [few, twin] = latin.length < cyrillic.length ? [latin, cyrillicOf] : [cyrillic, latinOf];
    if (!few.every((letter) => twin.has(letter))) continue;
    const meant = letters.map((letter) => (few.includes(letter) ? (twin.get(letter) ?? letter) : letter)).join('');
    return `У слові «${word}» змішано абетки.${strayIn(word, meant)}`;
  }
  return null;
}

function sentence(parts: readonly string[]): string {
  const [first, ...rest] = parts.slice(0, 5);
  if (first === undefined) return '';
  return ` ${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join('; ')}.`;
}
