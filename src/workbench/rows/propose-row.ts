import {
  type Diagram,
  type Space,
  type Scalar,
  type Edition,
  everything,
  type Extent,
  type Given,
  type RuleCase,
  RowWords,
  TableVocabulary,
} from '../../policy/analysis/index.js';
import type { Catalogue, RuleSet, AsOf, Facts } from '../../policy/index.js';
import type { ClauseRef } from '../../domain/clause.js';
import { givenBy } from './given.js';
import { nearest, type Nearest } from './nearest.js';
import { type LaidColumn, type LaidTable, layoutOf, type TableLayout } from './table-layout.js';

/** Stands where a proposed row has no sentence yet: the outcome is what the rules say, not what is right. */
export const toConfirm = 'Підтвердьте очікуване рішення';

/** A row that is missing, ready to paste once a person has confirmed what it expects (запропонований рядок). */
export interface ProposedRow {
  readonly file: string;
  /** The line after which `lines` are pasted. */
  readonly afterLine: number;
  /** The row; with the head of a table before it where no table of the file has its columns or days. */
  readonly lines: readonly string[];
  /** The row as the reader of tables will read it. */
  readonly case: RuleCase;
  /** Its case in words: what is unusual in it. */
  readonly words: string;
}

/** Where a row is looked for. */
interface Wanted {
  readonly space: Space;
  readonly region: Diagram;
  /** The edition that decides it, and days on which it is in force. */
  readonly edition: Edition;
  readonly asOf: readonly AsOf[];
  /** Tables whose days will do as well. */
  readonly suits: (asOf: AsOf) => boolean;
}

interface Choice {
  readonly table: LaidTable | null;
  readonly asOf: AsOf;
  readonly found: Nearest;
  readonly defaults: ReadonlyMap<string, Extent>;
}

/** Writes rows for the tables of one set: in the columns of the file, under the right days. */
export class RowProposals {
  private readonly words: RowWords;
  private readonly layout: TableLayout;
  private number: number;

  /** @param text the set's own file of tables; empty where there is none */
  constructor(
    private readonly ruleSet: RuleSet,
    private readonly catalogue: Catalogue,
    private readonly file: string,
    private readonly text: string,
  ) {
    this.words = new RowWords(ruleSet, catalogue);
    this.layout = layoutOf(text, new TableVocabulary(ruleSet, catalogue));
    this.number = this.layout.lastNumber;
  }

  /** The plainest row of a region, or null when the region is empty. @param values whether it names the values */
  propose(wanted: Wanted, values = false): ProposedRow | null {
    const choice = this.choose(wanted, values);
    if (!choice) return null;
    const { table, asOf, found, defaults } = choice;
    const given = givenBy(wanted.edition, found.facts);
    if (given.outcome === null) return null;
    const named = values ? given.values : {};
    const facts = this.completed(found.facts, defaults);
    const words = this.unusual(facts, defaults);
    const row: RuleCase = {
      ...{ file: this.file, line: 0, number: String(++this.number), sentence: `${toConfirm}: ${words}` },
      ...{
        ruleSet: this.ruleSet.id,
        asOf,
        facts,
        region: {},
        outcome: given.outcome,
        clauses: inOrder(given, wanted.edition),
      },
      rule: given.clauses.length === 0 ? given.rule : undefined,
      values: named,
    };
    const lines = table ? [this.line(row, table.columns, defaults)] : this.newTable(row, defaults);
    return { file: this.file, afterLine: table?.lastLine ?? this.layout.lines, lines, case: row, words };
  }

  /** Gives the number of the last row back: it is not wanted. */
  withdraw(): void {
    this.number--;
  }

  /** The table that needs the fewest unusual facts among those with all the columns; else a new one. */
  private choose({ space, region, asOf, suits, edition }: Wanted, values: boolean): Choice | null {
    const choices = this.layout.tables
      .filter((table) => suits(table.asOf))
      .flatMap((table): Choice[] => {
        const found = nearest(space, region, table.defaults);
        return found ? [{ table, asOf: table.asOf, found, defaults: table.defaults }] : [];
      });
    const best = choices.toSorted((a, b) => a.found.differs - b.found.differs);
    const fitting = best.find(({ table, found, defaults }) => {
      const columns = table?.columns ?? [];
      const has = (kind: string, name: string) =>
        columns.some((one) => one.kind === kind && 'name' in one && one.name === name);
      const facts = this.completed(found.facts, defaults);
      const given = values ? Object.keys(givenBy(edition, found.facts).values) : [];
      return (
        this.changed(facts, defaults).every((fact) => has('fact', fact)) && given.every((name) => has('value', name))
      );
    });
    if (fitting) return fitting;
    const { defaults } = this.layout;
    const [known] = best;
    const day = known?.asOf ?? asOf.at(-1);
    const found = nearest(space, region, defaults);
    return day && found ? { table: null, asOf: day, found, defaults } : null;
  }

  /** Facts of the set that the edition does not ask for have their usual value, or any. */
  private completed(facts: Facts, defaults: ReadonlyMap<string, Extent>): Facts {
    const whole: Record<string, Scalar> = {};
    for (const id of this.ruleSet.facts) {
      const definition = this.catalogue.facts.get(id);
      const [usual] = defaults.get(id) ?? (definition ? everything(definition) : []);
      const value = facts[id] ?? usual?.from;
      if (value !== undefined) whole[id] = value;
    }
    return whole;
  }

  private changed(facts: Facts, defaults: ReadonlyMap<string, Extent>): string[] {
    return Object.keys(facts).filter((fact) => {
      const [usual, ...others] = defaults.get(fact) ?? [];
      return others.length > 0 || usual?.from !== usual?.to || usual?.from !== facts[fact];
    });
  }

  private unusual(facts: Facts, defaults: ReadonlyMap<string, Extent>): string {
    const row = { facts, region: {} };
    const parts = this.changed(facts, defaults).map(
      (fact) => `${this.words.title(fact)} — ${this.words.cell(row, fact)}`,
    );
    return parts.join('; ') || 'звичайний випадок';
  }

  private newTable(row: RuleCase, defaults: ReadonlyMap<string, Extent>): string[] {
    const { receivedOn, decidedOn } = row.asOf;
    const facts = this.changed(row.facts, defaults);
    const titles = [
      '№',
      'Випадок',
      ...facts.map((fact) => this.words.title(fact)),
      ...Object.keys(row.values).map((name) => `→ ${name}`),
      'Рішення',
      'Пункт',
    ];
    const columns: LaidColumn[] = [
      { kind: 'number', width: 1 },
      { kind: 'sentence', width: 7 },
      ...facts.map((name): LaidColumn => ({ kind: 'fact', name, width: this.words.title(name).length })),
      ...Object.keys(row.values).map((name): LaidColumn => ({ kind: 'value', name, width: name.length + 2 })),
      { kind: 'outcome', width: 7 },
      { kind: 'grounds', width: 5 },
    ];
    return [
      ...(this.text === '' ? [`# ${this.ruleSet.title}`, '', `Набір: ${this.ruleSet.id}`] : []),
      '',
      `## Надходження ${receivedOn}`,
      '',
      `Надходження: ${receivedOn}`,
      ...(decidedOn === receivedOn ? [] : [`Рішення від: ${decidedOn}`]),
      '',
      `| ${titles.map(escaped).join(' | ')} |`,
      `|${titles.map((title) => '-'.repeat(title.length + 2)).join('|')}|`,
      this.line(row, columns, defaults),
    ];
  }

  private line(row: RuleCase, columns: readonly LaidColumn[], defaults: ReadonlyMap<string, Extent>): string {
    const changed = this.changed(row.facts, defaults);
    const cells = columns.map((column) => this.cell(row, column, changed).padEnd(column.width));
    return `| ${cells.join(' | ')} |`;
  }

  private cell(row: RuleCase, column: LaidColumn, changed: readonly string[]): string {
    switch (column.kind) {
      case 'number':
        return row.number;
      case 'sentence':
        return escaped(row.sentence);
      case 'fact':
        return changed.includes(column.name) ? escaped(this.words.cell(row, column.name)) : '';
      case 'value':
        return String(row.values[column.name] ?? '');
      case 'outcome':
        return escaped(this.words.outcome(row));
      case 'grounds':
        return this.words.grounds(row);
      default:
        return '';
    }
  }
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|');
}

/** Clauses as the rule that decides lists them, the most telling first. */
function inOrder({ rule, clauses }: Given, { rules, document }: Edition): ClauseRef[] {
  const source = rules.find((ready) => ready.rule.name === rule)?.rule.source ?? document.default.source ?? [];
  const place = ({ act, clause }: ClauseRef): number => {
    const at = source.findIndex((one) => one.act === act && one.clause === clause);
    return at === -1 ? source.length : at;
  };
  return clauses.toSorted((a, b) => place(a) - place(b));
}
