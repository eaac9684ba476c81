import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';
import { printable } from './plain-words.js';

const file = (path: string): string => createRequire(import.meta.url).resolve(path);

/** The typeface of all papers, in HTML, DOCX and PDF alike (гарнітура): it has every sign of Ukrainian papers, «₴» too. */
export const typeface = 'Noto Serif';

/** Where the letters of each typeface are. What the first does not have is looked for in those after it. */
export const fontFiles = {
  [typeface]: {
    normal: file('@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf'),
    bold: file('@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf'),
  },
  'DejaVu Serif': {
    normal: file('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf'),
    bold: file('dejavu-fonts-ttf/ttf/DejaVuSerif-Bold.ttf'),
  },
  'DejaVu Sans': {
    normal: file('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
    bold: file('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  },
} as const;

type FontName = keyof typeof fontFiles;

/** Says that a sign was there which no typeface here has: an empty box would say nothing. */
const missing = '\ufffd';

function signsOf({ normal, bold }: { readonly normal: string; readonly bold: string }): ReadonlySet<number> {
  const [one, other] = [normal, bold].map((path) => new Set((openSync(path) as Font).characterSet));
  return new Set([...(one ?? [])].filter((sign) => other?.has(sign)));
}

const families = Object.entries(fontFiles).map(([name, files]) => ({
  name: name as FontName,
  signs: signsOf(files),
}));

/** A piece of a line: in which typeface it is set, and whether it stays on one line. */
interface Run {
  readonly text: string;
  readonly font: FontName;
  readonly noWrap: boolean;
}

/**
 * What a line never breaks in: «№ 01/15», «225-р», «8-го», with the space after it, so that no line begins or ends in
 * a space of its own.
 */
const kept = /([№§]\u00a0\S+ ?|\S*\d-\p{L}\S* ?)/u;
/** A justified line is spread wherever it could break, so there «житлово-комунального» is one piece too. */
const keptJustified = /([№§]\u00a0\S+ ?|\S*[\d\p{L}]-\p{L}\S* ?)/u;

/** A text as its typefaces can show it: every code point in a font that has it. */
export function setInType(text: string, justified = false): Run[] {
  const pieces = printable(text).split(justified ? keptJustified : kept);
  return pieces.flatMap((piece, place) => (piece === '' ? [] : inFonts(piece, place % 2 === 1)));
}

function inFonts(text: string, noWrap: boolean): Run[] {
  const runs: { text: string; font: FontName; noWrap: boolean }[] = [];
  for (const sign of text) {
    const { shown, font } = fontOf(sign);
    const last = runs.at(-1);
    if (last?.font === font) last.text += shown;
    else runs.push({ text: shown, font, noWrap });
  }
  return runs;
}

function fontOf(sign: string): { shown: string; font: FontName } {
  if (/[\n\t]/u.test(sign)) return { shown: sign, font: typeface };
  const found = families.find(({ signs }) => signs.has(sign.codePointAt(0) ?? 0));
  return found ? { shown: sign, font: found.name } : { shown: missing, font: 'DejaVu Sans' };
}
