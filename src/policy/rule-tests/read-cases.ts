import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Scalar } from '../catalogue/condition.js';
import { perhaps } from '../catalogue/nearest.js';
import { isRuler, type MarkdownLine, readMarkdown } from './markdown.js';
import { type RuleCase, type TableFault, TableFaults } from './rule-case.js';
import { type Reading, TableVocabulary } from './vocabulary.js';
import { plainWords } from './words.js';

type Column =
  | { readonly kind: 'number' | 'sentence' | 'outcome' | 'grounds' | 'unread' }
  | { readonly kind: 'fact' | 'value'; readonly name: string };

const fixedColumns = new Map<string, Column>([
  ['№', { kind: 'number' }],
  ['випадок', { kind: 'sentence' }],
  ['рішення', { kind: 'outcome' }],
  ['пункт', { kind: 'grounds' }],
]);

/**
 * Reads a file of tables (`rules/tests/<set>.md`): settings and defaults above, then rows. A blank cell
 * takes the default; a column `→ days` is a value of the decision.
 *
 * @throws TableFaults naming file, line and the likely word
 */
export function readCases(file: string, text: string, catalogue: Catalogue): RuleCase[] {
  const reader = new CaseReader(file, catalogue);
  for (const line of readMarkdown(text)) reader.take(line);
  return reader.finish();
}

class CaseReader {
  private readonly cases: RuleCase[] = [];
  private readonly faults: TableFault[] = [];
  private vocabulary: TableVocabulary | null = null;
  private receivedOn: PlainDate | null = null;
  private decidedOn: PlainDate | null = null;
  private readonly defaults = new Map<string, Scalar>();
  private inDefaults = false;
  private columns: readonly Column[] | null = null;

  constructor(
    private readonly file: string,
    private readonly catalogue: Catalogue,
  ) {}

  take(line: MarkdownLine): void {
    if (line.kind !== 'cells') this.columns = null;
    if (line.kind === 'defaults') this.inDefaults = true;
    if (line.kind === 'cells' || line.kind === 'setting') this.inDefaults = false;
    if (line.kind === 'setting') this.takeSetting(line.name, line.value, line.line);
    if (line.kind === 'item' && this.inDefaults) this.takeDefault(line.name, line.value, line.line);
    if (line.kind === 'cells' && !isRuler(line.cells)) this.takeCells(line.cells, line.line);
  }

  finish(): RuleCase[] {
    if (this.faults.length > 0) throw new TableFaults(this.faults);
    return this.cases;
  }

  private fault(line: number, text: string): void {
    this.faults.push({ file: this.file, line, text });
  }

  private settled<T>(reading: Reading<T>, line: number): T | null {
    if ('read' in reading) return reading.read;
    this.fault(line, reading.fault);
    return null;
  }

  private takeSetting(name: string, value: string, line: number): void {
    if (name === 'набір') return this.takeSet(value, line);
    if (!isPlainDate(value)) return this.fault(line, `«${value}» не є днем; потрібно РРРР-ММ-ДД.`);
    if (name === 'рішення від') this.decidedOn = value;
    else [this.receivedOn, this.decidedOn] = [value, null];
  }

  private takeSet(id: string, line: number): void {
    const ruleSet = this.catalogue.ruleSets.get(id);
    if (!ruleSet) return this.fault(line, `Набору «${id}» немає.${perhaps(id, this.catalogue.ruleSets.keys())}`);
    this.vocabulary = new TableVocabulary(ruleSet, this.catalogue);
    this.defaults.clear();
  }

  private takeDefault(name: string, word: string, line: number): void {
    const id = this.vocabulary && this.settled(this.vocabulary.fact(name), line);
    const value = id === null ? null : this.vocabulary && this.settled(this.vocabulary.value(id, word), line);
    if (id !== null && value !== null) this.defaults.set(id, value);
  }

  private takeCells(cells: readonly string[], line: number): void {
    const { vocabulary } = this;
    if (!vocabulary) return this.fault(line, 'Перед таблицею немає рядка «Набір: …».');
    if (!this.columns) {
      this.columns = this.readHeader(cells, vocabulary, line);
    } else if (cells.length !== this.columns.length) {
      this.fault(line, `Клітинок ${cells.length}, а стовпців ${this.columns.length}.`);
    } else {
      this.takeRow(cells, this.columns, vocabulary, line);
    }
  }

  private readHeader(cells: readonly string[], vocabulary: TableVocabulary, line: number): Column[] {
    const columns = cells.map((cell): Column => {
      const fixed = fixedColumns.get(plainWords(cell));
      if (fixed) return fixed;
      if (cell.startsWith('→')) return { kind: 'value', name: cell.slice(1).trim() };
      const name = this.settled(vocabulary.fact(cell), line);
      return name === null ? { kind: 'unread' } : { kind: 'fact', name };
    });
    for (const [title, { kind }] of fixedColumns) {
      if (columns.filter((column) => column.kind === kind).length !== 1)
        this.fault(line, `Стовпець «${title}» має бути один.`);
    }
    return columns;
  }

  private takeRow(
    cells: readonly string[],
    columns: readonly Column[],
    vocabulary: TableVocabulary,
    line: number,
  ): void {
    const before = this.faults.length;
    const texts = new Map(columns.map(({ kind }, i) => [kind, cells[i] ?? '']));
    const facts = new Map(this.defaults);
    const values: Record<string, Scalar> = {};
    for (const [i, column] of columns.entries()) {
      const word = cells[i] ?? '';
      if (word === '') continue;
      if (column.kind === 'value') values[column.name] = /^-?\d+$/.test(word) ? Number(word) : word;
      if (column.kind !== 'fact') continue;
      const value = this.settled(vocabulary.value(column.name, word), line);
      if (value !== null) facts.set(column.name, value);
    }
    const outcome = this.settled(vocabulary.outcome(texts.get('outcome') ?? ''), line);
    const grounds = this.settled(vocabulary.grounds(texts.get('grounds') ?? ''), line);
    const [number = '', sentence = ''] = [texts.get('number'), texts.get('sentence')];
    this.checkName(number, sentence, line);
    if (!this.receivedOn) return this.fault(line, 'Перед таблицею немає рядка «Надходження: РРРР-ММ-ДД».');
    if (this.faults.length > before || outcome === null || grounds === null) return;
    const asOf = { receivedOn: this.receivedOn, decidedOn: this.decidedOn ?? this.receivedOn };
    const about = { file: this.file, line, number, sentence, ruleSet: vocabulary.ruleSet.id };
    this.cases.push({ ...about, asOf, facts: Object.fromEntries(facts), outcome, ...grounds, values });
  }

  private checkName(number: string, sentence: string, line: number): void {
    if (sentence === '') this.fault(line, 'Випадок не названо.');
    if (number === '') this.fault(line, 'Рядок не має номера.');
    const same = this.cases.find((one) => one.number === number);
    if (same) this.fault(line, `Номер ${number} уже має рядок ${same.line}.`);
  }
}
