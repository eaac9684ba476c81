import type { ClauseRef } from '../../domain/clause.js';
import type { Scalar } from '../catalogue/condition.js';
import type { AsOf, Facts } from '../decision.js';
import type { Extent } from './extent.js';

/** One row of a table in `rules/tests` (перевірка правила): a case, and what must be decided on what ground. */
export interface RuleCase {
  readonly file: string;
  readonly line: number;
  readonly number: string;
  /** The case in a sentence that a lawyer can check. */
  readonly sentence: string;
  readonly ruleSet: string;
  readonly asOf: AsOf;
  /** Facts of which the row names one value. */
  readonly facts: Facts;
  /**
   * Facts of which it names several, with all of them: such a row is about a whole region (область), and
   * stands only when everything possible in the region is decided as it says. Empty for a row about one case.
   */
  readonly region: Readonly<Record<string, Extent>>;
  readonly outcome: string;
  /** All the grounds of the decision; empty when the row names a rule or a default alone. */
  readonly clauses: readonly ClauseRef[];
  /** The rule that must decide, where the row names one; null where it says «за замовчуванням». */
  readonly rule: string | null | undefined;
  readonly values: Readonly<Record<string, Scalar>>;
}

/** Something in a table that cannot be read. */
export interface TableFault {
  readonly file: string;
  readonly line: number;
  /** The title of the column, where the fault is in one cell. */
  readonly column: string | null;
  readonly text: string;
}

/** A file of tables that cannot be read: every fault in it. */
export class TableFaults extends Error {
  constructor(readonly faults: readonly TableFault[]) {
    super(faults.map(faultText).join('\n'));
    this.name = 'TableFaults';
  }
}

/** «loan.md:18, стовпець «Пункт»: …». */
export function faultText({ file, line, column, text }: TableFault): string {
  return `${file}:${line}${column === null ? '' : `, стовпець «${column}»`}: ${text}`;
}
