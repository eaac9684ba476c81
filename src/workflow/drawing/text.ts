import type { Box } from './geometry.js';
import { svg, type Svg } from './svg.js';

export const lineHeight = 1.22;

const narrow = /[iіїljІЇI.,:;!|'’`()[\]\s]/;
const wide = /[жшщюмфыъWMmw@ЖШЩЮМФЫЪ№—%]/;
const capital = /\p{Lu}/u;

/**
 * How wide a text may be on the widest of the usual screen fonts. There is no browser to ask, so it is guessed
 * from the letters, rather too wide than too narrow: a name must fit wherever it is read.
 */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) {
    if (narrow.test(sign)) ems += 0.36;
    else if (wide.test(sign)) ems += 0.9;
    else ems += capital.test(sign) ? 0.74 : 0.62;
  }
  return ems * size;
}

/** A word longer than a whole line is cut; one that has a hyphen or a slash, after it. */
function cutWord(word: string, width: number, size: number): string[] {
  if (widthOf(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part !== '' && widthOf(part + sign, size) > width) {
      const hinge = Math.max(part.lastIndexOf('-'), part.lastIndexOf('/')) + 1;
      parts.push(hinge > 1 ? part.slice(0, hinge) : part);
      part = hinge > 1 ? part.slice(hinge) : '';
    }
    part += sign;
  }
  return [...parts, part];
}

/** The words of a text that can be seen: what is only blank, of whatever kind, has none. */
export function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cn}\p{Cs}]/u.test(word));
}

/** The lines of a text that may be only so wide. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const part of wordsIn(text).flatMap((word) => cutWord(word, width, size))) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${part}`, size) <= width) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines;
}

/** A text made to fit a place: its lines and the size of its letters. */
interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
}

const sizes = [12, 11, 10, 9] as const;

const hasWholeWords = (text: string, lines: readonly string[]): boolean => lines.join(' ') === wordsIn(text).join(' ');

/** The largest letters in which the text fits with its words whole; what fits in none is cut short. */
export function fit(text: string, width: number, height: number): FittedText {
  for (const size of sizes) {
    const lines = wrap(text, width, size);
    if (lines.length * size * lineHeight <= height && hasWholeWords(text, lines)) return { lines, size };
  }
  const size = sizes[3];
  const all = wrap(text, width, size);
  const most = Math.max(1, Math.floor(height / (size * lineHeight)));
  const lines = all.slice(0, most);
  const last = lines.at(-1);
  if (all.length > most && last !== undefined) lines[most - 1] = `${last.slice(0, -1)}…`;
  return { lines, size };
}

/** Lines of text, centred in a box. */
export function textIn(box: Box, { lines, size }: FittedText, attributes: Readonly<Record<string, string>> = {}): Svg {
  const x = box.x + box.width / 2;
  const step = size * lineHeight;
  const first = box.y + box.height / 2 - (lines.length * step) / 2 + step / 2;
  const spans = lines.map((line, index) => svg('tspan', { x, y: first + index * step, dy: '0.35em' }, line));
  return svg('text', { 'font-size': size, 'text-anchor': 'middle', ...attributes }, ...spans);
}
