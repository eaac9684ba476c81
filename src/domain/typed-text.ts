/** How many lines a field has. */
export type Lines = 'one' | 'several';

const lineBreak = /[\n\r\v\f\u0085\u2028\u2029]/u;
/** Line breaks that few editors know: of Word, of old printers, of Unicode. */
const rareLineBreaks = /[\v\f\u0085\u2028\u2029]/gu;
/** Zero-width and direction signs, and those of no font: they cannot be seen and say nothing. */
const unseen = /[\p{Cf}\p{Co}\p{Cn}]/gu;
/** Control signs and halves of characters. */
const broken = /(?![\n\r\t\v\f\u0085])[\p{Cc}\p{Cs}]/u;

/**
 * What people type or paste, by one rule for every field (правило тексту): what cannot be seen is left out, and a line
 * break by any sign is a line break. What {@link faultOfText} names is never left out silently: it would join the words
 * around it.
 */
export function typedText(text: string): string {
  return text.replace(unseen, '').replace(rareLineBreaks, '\n').trim();
}

/** Why a text cannot stand in a field: a sign that is none, or more than its one line; in a name that is a slip of copying. */
export function faultOfText(text: string, lines: Lines): string | null {
  const sign = broken.exec(text)?.[0].codePointAt(0);
  if (sign !== undefined) {
    const name = sign.toString(16).toUpperCase().padStart(4, '0');
    return `У тексті є керівний чи зіпсований знак U+${name}: приберіть його.`;
  }
  if (lines === 'several') return null;
  const said = text.trim();
  if (lineBreak.test(said)) return 'Це поле має один рядок: приберіть розриви рядка.';
  return said.includes('\t') ? 'Це поле має один рядок: приберіть табуляцію.' : null;
}

/** A text kept before this was asked of its field, as one line. */
export function inOneLine(text: string): string {
  return typedText(text)
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
}
