import { cellsOf } from '../../platform/files/index.js';

/** A line of a table file, by what it is. */
export type MarkdownLine =
  | { readonly kind: 'setting'; readonly line: number; readonly name: string; readonly value: string }
  | { readonly kind: 'item'; readonly line: number; readonly name: string; readonly value: string }
  | { readonly kind: 'defaults'; readonly line: number }
  | { readonly kind: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'text'; readonly line: number; readonly text: string };

const settings = /^\s*\**\s*(Набір|Надходження|Рішення від)\s*\**\s*:\s*\**\s*(.+?)\s*$/iu;
const defaults = /^[#\s*«]*За замовчуванням[»*:\s]*$/iu;
const item = /^\s*[-*]\s+(.+?)\s*:\s*(.+?)\s*$/u;

/** Splits a file of tables into lines that mean something; prose and headings are for the reader only. */
export function readMarkdown(text: string): MarkdownLine[] {
  return text.split(/\r\n|\r|\n/).map((raw, i): MarkdownLine => {
    const line = i + 1;
    if (defaults.test(raw)) return { kind: 'defaults', line };
    const setting = settings.exec(raw);
    if (setting) return { kind: 'setting', line, name: (setting[1] ?? '').toLowerCase(), value: setting[2] ?? '' };
    if (raw.trimStart().startsWith('|')) return { kind: 'cells', line, cells: cellsOf(raw) };
    const listed = item.exec(raw);
    if (listed) return { kind: 'item', line, name: listed[1] ?? '', value: listed[2] ?? '' };
    return { kind: 'text', line, text: raw };
  });
}
