import type { ClauseRef } from '../../domain/clause.js';
import type { Act } from '../../policy/analysis/index.js';

/** Where something stands in the repository: path from its root, line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The columns of the matrix that hold parts of the service, in the order they are printed. */
export const columns = ['rules', 'parameters', 'rows', 'nodes', 'fields', 'letters'] as const;
export type Column = (typeof columns)[number];

/** What a register says a clause is covered by, and the column in which such a thing stands. */
export const columnOf = { rule: 'rules', process: 'nodes', form: 'fields', letter: 'letters' } as const;

/**
 * A part of the service that may carry a clause (частина, що виконує пункт): a rule, a value of a parameter,
 * a row of a table, a node of a diagram, a field of a form, a letter.
 */
export interface Part extends Place {
  readonly column: Column;
  /** Its name inside the matrix: `term/3.11-by-leader`, `written-appeal/forward`. */
  readonly ref: string;
  /** Other names under which a register of clauses may call it: the rule without the year of its edition. */
  readonly alias?: string;
  /** Ukrainian, for people. */
  readonly label: string;
  /** Clauses it names itself. */
  readonly cites: readonly ClauseRef[];
  /** Clauses it serves through something else: a decision node through its rule set, a form through its task. */
  readonly through?: readonly ClauseRef[];
  /** Path of the API resource that shows it; null where there is none. */
  readonly resource: string | null;
}

/** Why a part stands beside a clause: it names the clause; the register names it; it serves the clause through another. */
export type Tie = 'cites' | 'covers' | 'through';

export interface Entry extends Place {
  readonly ref: string;
  readonly label: string;
  readonly tie: Tie;
  readonly resource: string | null;
  /** Of a rule: how many stored decisions it made; null where they were not counted. */
  readonly decisions?: number | null;
}

/** One line of the matrix: a clause and everything that carries it. */
export interface ClauseRow extends Place, Readonly<Record<Column, readonly Entry[]>> {
  readonly act: string;
  readonly clause: string;
  /** As tables cite it: «KR-3.7». */
  readonly cited: string;
  readonly summary: string;
  /** Why it is not automated, where the register says so. */
  readonly reasons: readonly string[];
  /** Stored decisions that rest on it; null where they were not counted. */
  readonly decisions: number | null;
}

export type FindingKind = 'uncovered' | 'untested' | 'nothing-there' | 'unknown-clause';

/** Something the matrix shows to be missing (знахідка). */
export interface MatrixFinding extends Place {
  readonly kind: FindingKind;
  /** The clause it is about, as tables cite it; null where it is about none. */
  readonly clause: string | null;
  /** Ukrainian. */
  readonly text: string;
}

export interface MatrixAct extends Place {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ClauseRow[];
}

/** Clause × rule × parameter × test row × process node × form field × letter × stored decisions (матриця). */
export interface Matrix {
  readonly acts: readonly MatrixAct[];
  readonly findings: readonly MatrixFinding[];
  /** All stored decisions; null where they were not counted. */
  readonly decisions: number | null;
}

export const clauseKey = ({ act, clause }: ClauseRef): string => `${act} ${clause}`;

/** `3.7` of the regulation as tables cite it: «KR-3.7». */
export const citedAs = ({ short, id }: Act, number: string): string => `${short ?? id}-${number}`;
