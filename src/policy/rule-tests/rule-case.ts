import type { ClauseRef } from '../../domain/clause.js';
import type { Scalar } from '../catalogue/condition.js';
import type { AsOf, Facts } from '../decision.js';

/** One row of a table in `rules/tests` (перевірка правила): a case, and what must be decided on what ground. */
export interface RuleCase {
  readonly file: string;
  readonly line: number;
  readonly number: string;
  /** The case in a sentence that a lawyer can check. */
  readonly sentence: string;
  readonly ruleSet: string;
  readonly asOf: AsOf;
  readonly facts: Facts;
  readonly outcome: string;
  /** Each must be a source of the rule that decides. */
  readonly clauses: readonly ClauseRef[];
  /** The rule that must decide, where the row names one; null where it says «за замовчуванням». */
  readonly rule: string | null | undefined;
  readonly values: Readonly<Record<string, Scalar>>;
}

/** Something in a table that cannot be read. */
export interface TableFault {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A file of tables that cannot be read: every fault in it. */
export class TableFaults extends Error {
  constructor(readonly faults: readonly TableFault[]) {
    super(faults.map(({ file, line, text }) => `${file}:${line}: ${text}`).join('\n'));
    this.name = 'TableFaults';
  }
}
