import { z } from 'zod';
import type { Scalar } from '../catalogue/condition.js';
import type { Decision } from '../decision.js';

/** Facts by their ids, each with what it may be. */
export type FactFields = Readonly<Record<string, z.ZodType>>;

/** Facts as they are given; null says that one was not asked, and is refused where it matters. */
export type GivenFacts<Facts extends FactFields> = { readonly [Fact in keyof Facts]: z.output<Facts[Fact]> | null };

/** What may come of a question: each outcome with the values that whoever asks reads of it. */
export type Outcomes = Readonly<Record<string, Readonly<Record<string, z.ZodType<Scalar>>>>>;

/**
 * What our code asks of a rule set beside the diagrams (питання до правил): the facts it gives and the outcomes it can tell
 * apart. The files are held to it, at the start and in `rules lint`.
 */
export interface Question<
  Facts extends FactFields | null = FactFields | null,
  Ways extends Outcomes | null = Outcomes | null,
> {
  readonly set: string;
  /** Null where an answer asks what its own diagram will ask next: the facts are those of that place. */
  readonly facts: Facts;
  /** Null where the outcome is handed on as it is, whatever the rules call it. */
  readonly outcomes: Ways;
}

/** A decision as whoever asked reads it: the outcome is one of those declared, with its values. */
export type Ruled<Ways extends Outcomes | null> = Ways extends Outcomes
  ? {
      [Outcome in keyof Ways & string]: Omit<Decision, 'outcome' | 'values'> & {
        readonly outcome: Outcome;
        readonly values: Decision['values'] & z.output<z.ZodObject<Ways[Outcome]>>;
      };
    }[keyof Ways & string]
  : Decision;

/** Declares what is asked. */
export const defineQuestion = <Facts extends FactFields | null, Ways extends Outcomes | null>(
  question: Question<Facts, Ways>,
): Question<Facts, Ways> => question;

/** @throws Error when the rules say what whoever asks cannot read: code and files have parted */
export function ruledAs<Ways extends Outcomes | null>(
  { set, outcomes }: Pick<Question<null, Ways>, 'set' | 'outcomes'>,
  decision: Decision,
): Ruled<Ways> {
  const values = outcomes === null ? {} : outcomes[decision.outcome];
  if (!values) throw new Error(`whoever asks ${set} does not know the outcome ${decision.outcome}`);
  z.object(values).parse(decision.values);
  return decision as Ruled<Ways>;
}
