import { CsvError, parse } from 'csv-parse/sync';
import { plainWords } from './words.js';

/** What parts the cells of a table (роздільник), the table itself, and how many lines stood before it. */
export interface Delimited {
  readonly sign: string;
  readonly table: string;
  readonly linesBefore: number;
}

/** By this line Excel is told what parts the cells. */
const declaration = /^sep=([^"\r\n])[;,\t]*(?:\r\n|\r|\n|$)/i;

/** In the order of likelihood where nothing tells them apart. */
const usual = [';', ',', '\t'] as const;

function titlesBy(delimiter: string, text: string): readonly string[] {
  try {
    const options = { delimiter, to: 1, relax_quotes: true, relax_column_count: true };
    return parse(text, options)[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

/** What the table declares, or else the sign by which its first line has the most of the titles every table has. */
export function delimited(text: string, known: ReadonlyMap<string, unknown>): Delimited {
  const [line = '', declared] = declaration.exec(text) ?? [];
  if (declared !== undefined) return { sign: declared, table: text.slice(line.length), linesBefore: 1 };
  let best: { readonly sign: string; readonly titles: number } = { sign: usual[0], titles: 0 };
  for (const sign of usual) {
    const titles = titlesBy(sign, text).filter((title) => known.has(plainWords(title))).length;
    if (titles > best.titles) best = { sign, titles };
  }
  return { sign: best.sign, table: text, linesBefore: 0 };
}
