import type { PlainDate } from '../../domain/plain-date.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Extent } from './extent.js';
import { type MarkdownLine, readMarkdown } from './markdown.js';
import { readDay } from './read-day.js';
import { type Column, RowReader } from './rows.js';
import { TableVocabulary } from './vocabulary.js';
import { plainWords } from './words.js';
import { isRuler, look, perhaps } from '../../platform/files/index.js';

const settings = ['Набір', 'Надходження', 'Рішення від'];

/**
 * Reads a file of tables in Markdown: settings and defaults above, then rows. A blank cell takes the
 * default; a column `→ days` is a value of the decision.
 */
export class MarkdownCases {
  private readonly rows: RowReader;
  private vocabulary: TableVocabulary | null = null;
  private receivedOn: PlainDate | null = null;
  private decidedOn: PlainDate | null = null;
  private readonly defaults = new Map<string, Extent>();
  private inDefaults = false;
  private header: { readonly columns: readonly Column[]; readonly line: number; rows: number } | null = null;

  constructor(
    file: string,
    private readonly catalogue: Catalogue,
  ) {
    this.rows = new RowReader(file);
  }

  read(text: string): RowReader {
    for (const line of readMarkdown(text)) this.take(line);
    this.endTable();
    return this.rows;
  }

  private take(line: MarkdownLine): void {
    if (line.kind !== 'cells') this.endTable();
    if (line.kind === 'defaults') this.inDefaults = true;
    if (line.kind === 'cells' || line.kind === 'setting') this.inDefaults = false;
    if (line.kind === 'setting') this.takeSetting(line.name, line.value, line.line);
    if (line.kind === 'item') this.takeItem(line.name, line.value, line.line);
    if (line.kind === 'text') this.takeText(line.text, line.line);
    if (line.kind === 'cells' && !isRuler(line.cells)) this.takeCells(line.cells, line.line);
  }

  private endTable(): void {
    if (this.header?.rows === 0) this.rows.fault(this.header.line, 'Таблиця не має жодного рядка.');
    this.header = null;
  }

  private takeSetting(name: string, value: string, line: number): void {
    if (name === 'набір') return this.takeSet(value, line);
    const day = this.rows.day(value, line);
    if (name === 'рішення від') this.decidedOn = day;
    else [this.receivedOn, this.decidedOn] = [day, null];
  }

  private takeSet(id: string, line: number): void {
    const ruleSet = this.catalogue.ruleSets.get(id);
    if (!ruleSet) return this.rows.fault(line, `Набору «${id}» немає.${perhaps(id, this.catalogue.ruleSets.keys())}`);
    this.vocabulary = new TableVocabulary(ruleSet, this.catalogue);
    this.defaults.clear();
  }

  private takeItem(name: string, word: string, line: number): void {
    const { vocabulary } = this;
    if (!vocabulary) return;
    const id = vocabulary.fact(name);
    if (!this.inDefaults) {
      if ('read' in id) this.rows.fault(line, `Над переліком немає рядка «За замовчуванням:», тому «${name}» не діє.`);
      return;
    }
    const read = this.rows.settled(id, line);
    const extent = read === null ? null : this.rows.settled(vocabulary.extent(read, word), line);
    if (read !== null && extent !== null) this.defaults.set(read, extent);
  }

  /** A misspelt setting would otherwise pass for prose, and the rows below it for those of another day. */
  private takeText(text: string, line: number): void {
    const [, key, value] = /^[\s*]*([^:|*]{1,40}?)[\s*]*:[\s*]*(.*?)\s*$/u.exec(text) ?? [];
    if (key === undefined || value === undefined) return;
    const twin = settings.some((setting) => look(plainWords(setting)) === look(plainWords(key)));
    if (twin || readDay(value) !== null || this.catalogue.ruleSets.has(value))
      this.rows.fault(line, `Рядок «${key}: …» не читається.${perhaps(key, settings)}`);
  }

  private takeCells(cells: readonly string[], line: number): void {
    const { vocabulary, receivedOn, header, rows } = this;
    if (!vocabulary) return rows.fault(line, 'Перед таблицею немає рядка «Набір: …».');
    if (!header) {
      this.header = { columns: rows.header(cells, vocabulary, line), line, rows: 0 };
      return;
    }
    header.rows++;
    if (cells.length !== header.columns.length)
      return rows.fault(line, `Клітинок ${cells.length}, а стовпців ${header.columns.length}.`);
    if (!receivedOn) return rows.fault(line, 'Перед таблицею немає рядка «Надходження: РРРР-ММ-ДД».');
    const asOf = { receivedOn, decidedOn: this.decidedOn ?? receivedOn };
    rows.row(cells, header.columns, line, { vocabulary, asOf, defaults: this.defaults });
  }
}
