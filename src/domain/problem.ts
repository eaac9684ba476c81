import { problemTable, type ProblemCode } from './problem-table.js';

export type { ProblemCode };

/** Why a rule refused: the clause behind a refusal (підстава). */
export interface Ground {
  readonly act: string;
  readonly clause: string;
  readonly rule: string | null;
  readonly text: string;
}

/** One faulty field of a body: `pointer` is a JSON Pointer into it. */
export interface FieldFault {
  readonly pointer: string;
  readonly detail: string;
}

export interface ProblemDetails {
  /** Overrides the table's sentence where the case has more to say (Ukrainian). */
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
  readonly grounds?: readonly Ground[];
  /** What the caller may use next: allowed states, the current version, the earlier index … */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * A refusal (відмова): a row of the problem table and what is particular to this case. Whoever throws
 * one has changed nothing: the transaction around it is rolled back. It becomes RFC 9457 at the edge.
 */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly advice: string;

  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    const row = problemTable[code];
    super(details.detail ?? row.title);
    this.name = 'Problem';
    this.status = row.status;
    this.title = row.title;
    this.advice = row.advice;
  }
}

/** The refusal of one field of a body. */
export function refusedAt(pointer: string, detail: string): Problem {
  return new Problem('BODY_INVALID', { errors: [{ pointer, detail }] });
}
