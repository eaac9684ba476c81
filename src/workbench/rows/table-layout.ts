import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';
import { isRuler } from '../../platform/files/index.js';
import type { AsOf } from '../../policy/index.js';
import {
  type Extent,
  readMarkdown,
  fixedTitles,
  type FixedKind,
  type TableVocabulary,
  plainWords,
} from '../../policy/analysis/index.js';

/** A column of a table: what stands in its cells, or which fact or value of the decision. */
export type LaidColumn =
  | { readonly kind: FixedKind; readonly width: number }
  | { readonly kind: 'fact' | 'value'; readonly name: string; readonly width: number };

/** A table of a file, as a new row must fit it. */
export interface LaidTable {
  readonly asOf: AsOf;
  readonly columns: readonly LaidColumn[];
  readonly defaults: ReadonlyMap<string, Extent>;
  /** The line after which a new row is pasted. */
  readonly lastLine: number;
}

/** How a file of tables is laid out (розкладка таблиць). */
export interface TableLayout {
  readonly tables: readonly LaidTable[];
  /** What a table at the end of the file would start from. */
  readonly defaults: ReadonlyMap<string, Extent>;
  readonly lines: number;
  /** The largest number of a row. */
  readonly lastNumber: number;
}

/** Reads where the tables of a file stand. The file has been read as cases already, so its words are known. */
export function layoutOf(text: string, vocabulary: TableVocabulary): TableLayout {
  const defaults = new Map<string, Extent>();
  const tables: { asOf: AsOf; columns: LaidColumn[]; defaults: ReadonlyMap<string, Extent>; lastLine: number }[] = [];
  let days: Partial<AsOf> & { receivedOn?: PlainDate } = {};
  let inTable = false;
  let lastNumber = 0;
  const lines = readMarkdown(text);
  for (const line of lines) {
    if (line.kind === 'setting' && isPlainDate(line.value)) {
      days = line.name === 'рішення від' ? { ...days, decidedOn: line.value } : { receivedOn: line.value };
    }
    if (line.kind === 'item') {
      const fact = vocabulary.fact(line.name);
      const extent = 'read' in fact ? vocabulary.extent(fact.read, line.value) : fact;
      if ('read' in fact && 'read' in extent) defaults.set(fact.read, extent.read);
    }
    if (line.kind === 'cells' && inTable) {
      const table = tables.at(-1);
      if (table) table.lastLine = line.line;
      if (!isRuler(line.cells)) lastNumber = Math.max(lastNumber, numberIn(line.cells, table?.columns ?? []));
    } else if (line.kind === 'cells' && days.receivedOn !== undefined) {
      const { receivedOn } = days;
      const asOf = { receivedOn, decidedOn: days.decidedOn ?? receivedOn };
      const columns = line.cells.map((cell) => column(cell, vocabulary));
      tables.push({ asOf, columns, defaults: new Map(defaults), lastLine: line.line });
    }
    inTable = line.kind === 'cells';
  }
  const trailing = /\r?\n$/.test(text) ? 1 : 0;
  return { tables, defaults, lines: lines.length - trailing, lastNumber };
}

function column(title: string, vocabulary: TableVocabulary): LaidColumn {
  const width = title.length;
  const kind = fixedTitles.get(plainWords(title));
  if (kind) return { kind, width };
  if (title.startsWith('→')) return { kind: 'value', name: title.slice(1).trim(), width };
  const fact = vocabulary.fact(title);
  return { kind: 'fact', name: 'read' in fact ? fact.read : title, width };
}

function numberIn(cells: readonly string[], columns: readonly LaidColumn[]): number {
  const at = columns.findIndex(({ kind }) => kind === 'number');
  return Number(/^\d+/.exec(cells[at] ?? '')?.[0] ?? 0);
}
