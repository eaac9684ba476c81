import type { PlainDate } from '../../domain/plain-date.js';
import type { Scalar } from '../catalogue/condition.js';
import type { AsOf } from '../decision.js';
import type { Extent } from './extent.js';
import { collapsed } from './extent.js';
import { dayAdvice, readDay } from './read-day.js';
import type { Reading } from './read-extent.js';
import type { RuleCase, TableFault } from './rule-case.js';
import type { TableVocabulary } from './vocabulary.js';
import { plainWords } from './words.js';
import { mixedWordIn } from '../../platform/files/index.js';

export type FixedKind = 'number' | 'sentence' | 'outcome' | 'grounds' | 'set' | 'receivedOn' | 'decidedOn';

/** A column of a table, by what its cells say. */
export type Column = { readonly title: string } & (
  { readonly kind: FixedKind | 'unread' } | { readonly kind: 'fact' | 'value'; readonly name: string }
);

/** Columns that every table has once, by their titles. */
export const fixedTitles: ReadonlyMap<string, FixedKind> = new Map([
  ['№', 'number'],
  ['випадок', 'sentence'],
  ['рішення', 'outcome'],
  ['пункт', 'grounds'],
]);

/** What stands around a row and is not in its cells. */
interface Surroundings {
  readonly vocabulary: TableVocabulary;
  readonly asOf: AsOf;
  readonly defaults: ReadonlyMap<string, Extent>;
}

/** Reads the headers and rows of one file, however they are written down. Faults are kept, not thrown. */
export class RowReader {
  readonly cases: RuleCase[] = [];
  readonly faults: TableFault[] = [];

  constructor(private readonly file: string) {}

  fault(line: number, text: string, column: string | null = null): void {
    this.faults.push({ file: this.file, line, column, text });
  }

  settled<T>(reading: Reading<T>, line: number, column: string | null = null): T | null {
    if ('read' in reading) return reading.read;
    this.fault(line, reading.fault, column);
    return null;
  }

  header(
    cells: readonly string[],
    vocabulary: TableVocabulary,
    line: number,
    titles: ReadonlyMap<string, FixedKind> = fixedTitles,
  ): Column[] {
    const columns = cells.map((title): Column => {
      const kind = titles.get(plainWords(title));
      if (kind) return { title, kind };
      const value = title.startsWith('→') ? title.slice(1).trim() : null;
      const reading = value === null ? vocabulary.fact(title, titles.keys()) : vocabulary.valueName(value);
      const name = this.settled(reading, line);
      return name === null ? { title, kind: 'unread' } : { title, kind: value === null ? 'fact' : 'value', name };
    });
    for (const [title, kind] of titles) {
      const found = columns.filter((column) => column.kind === kind).length;
      if (found === 0) this.fault(line, `Бракує стовпця «${inHeader(title)}».`);
      if (found > 1) this.fault(line, `Стовпець «${inHeader(title)}» повторено; має бути один.`);
    }
    for (const [i, column] of columns.entries()) {
      const same = (one: Column): boolean =>
        'name' in one && 'name' in column && one.kind === column.kind && one.name === column.name;
      if (columns.findIndex(same) < i && 'name' in column) this.fault(line, `Стовпець «${column.title}» повторено.`);
    }
    return columns;
  }

  row(cells: readonly string[], columns: readonly Column[], line: number, around: Surroundings): void {
    const { vocabulary, asOf, defaults } = around;
    const before = this.faults.length;
    const texts = new Map(columns.map(({ kind }, i) => [kind, cells[i] ?? '']));
    const extents = new Map(defaults);
    const values: Record<string, Scalar> = {};
    for (const [i, column] of columns.entries()) {
      const word = cells[i] ?? '';
      if (word === '') continue;
      if (column.kind === 'value') this.takeValue(values, column.name, word, line, column.title);
      if (column.kind !== 'fact') continue;
      const extent = this.settled(vocabulary.extent(column.name, word), line, column.title);
      if (extent !== null) extents.set(column.name, extent);
    }
    const outcome = this.settled(vocabulary.outcome(texts.get('outcome') ?? ''), line, 'Рішення');
    const grounds = this.settled(vocabulary.grounds(texts.get('grounds') ?? ''), line, 'Пункт');
    const [number = '', sentence = ''] = [texts.get('number'), texts.get('sentence')];
    this.checkName(number, sentence, line);
    if (this.faults.length > before || outcome === null || grounds === null) return;
    const about = { file: this.file, line, number, sentence, ruleSet: vocabulary.ruleSet.id };
    this.cases.push({ ...about, asOf, ...collapsed(extents), outcome, ...grounds, values });
  }

  /** The days on which the law is looked up; null with a fault where a day is none. */
  day(word: string, line: number, column: string | null = null): PlainDate | null {
    const day = readDay(word);
    if (day === null) this.fault(line, `«${word}» не є днем. ${dayAdvice(word)}`, column);
    return day;
  }

  private takeValue(values: Record<string, Scalar>, name: string, word: string, line: number, title: string): void {
    if (word === '*') this.fault(line, 'Значення рішення має бути одне, а не «*».', title);
    else values[name] = /^-?\d+$/.test(word) ? Number(word) : word;
  }

  private checkName(number: string, sentence: string, line: number): void {
    if (sentence === '') this.fault(line, 'Випадок не названо.');
    if (number === '') this.fault(line, 'Рядок не має номера.');
    const mixed = mixedWordIn(sentence);
    if (mixed !== null) this.fault(line, mixed, 'Випадок');
    const same = this.cases.find((one) => one.number === number);
    if (same) this.fault(line, `Номер ${number} уже має рядок ${same.line}.`);
  }
}

/** A title as people write it in a header: «Пункт». */
const inHeader = (title: string): string => `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
