import type { ClauseRef } from '../domain/clause.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { Basis } from './catalogue/catalogue.js';
import type { Scalar } from './catalogue/condition.js';

/** What is known of a case when a rule set is asked: flat ids, no gaps (факти). */
export type Facts = Readonly<Record<string, Scalar>>;

/** The days on which the law is looked up. */
export type AsOf = Readonly<Record<Basis, PlainDate>>;

/** The answer of a rule set (відповідь набору правил), with all that is needed to check it later. */
export interface Decision {
  readonly ruleSet: string;
  /** Digest of the edition that decided. */
  readonly digest: string;
  /** The day whose law was applied, and which day of the case that was. */
  readonly asOn: PlainDate;
  readonly basis: Basis;
  /** The facts the edition asked for, as they were. */
  readonly facts: Facts;
  readonly outcome: string;
  readonly outcomeLabel: string;
  /** The deciding rule; null when none held and the default stands. */
  readonly rule: string | null;
  readonly clauses: readonly ClauseRef[];
  readonly values: Readonly<Record<string, Scalar>>;
  /** Rules that held too and yielded. */
  readonly alsoHeld: readonly string[];
  /** By name, of whom or what the question says «цей», where it does. */
  readonly about?: string | null;
}
