import { z } from 'zod';
import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';

/** A day of the calendar in the data of a case. */
export const day = z
  .custom<PlainDate>(isPlainDate, 'потрібен день РРРР-ММ-ДД')
  .meta({ type: 'string', format: 'date' });

const named = (kind: string) => z.string().meta({ format: kind });

/** What data may name of the directory (ідентифікатори): the places of a diagram that ask for one take no other. */
export const postId = named('post');
export const unitId = named('unit');
export const personId = named('person');
/** A letter of the council's own: the name of its template, `letters/own-….docx`. */
export const ownLetterName = z.custom<`own-${string}`>().meta({ type: 'string', format: 'letter' });
/** The group that has a task: `executor@housing`. */
export const groupName = named('group');

/** An instant in the data of a case: ISO text, as timers read it. */
export const instant = z.iso.datetime({ offset: true });

const clause = z.object({ act: z.string(), clause: z.string() });

const decision = <Outcome extends z.ZodType<string>, Named extends Readonly<Record<string, z.ZodType>>>(
  outcome: Outcome,
  values: Named,
) =>
  z.object({
    outcome,
    rule: z.string().nullable(),
    clauses: z.array(clause).readonly(),
    values: z.looseObject(values),
    decisionId: z.string(),
  });

type Nothing = Readonly<Record<never, z.ZodType>>;

/**
 * What a process keeps of a decision whose outcome is handed on as it is, such as a post (рішення правил у даних справи).
 *
 * @param sets those that may have decided: the outcome of any other would mean something else
 */
export const rulingOf = (...sets: readonly [string, ...string[]]) => decision(z.string(), {}).meta({ sets });

/**
 * What a process keeps of a decision whose outcomes are told apart.
 *
 * @param outcomes all that there are
 * @param values what is read of the values that come with an outcome
 * @param needs the values that must come with some outcomes, whatever rule decides
 */
export function ruling<const Outcome extends string, Named extends Readonly<Record<string, z.ZodType>> = Nothing>(
  outcomes: readonly Outcome[],
  values?: Named,
  needs?: Readonly<Partial<Record<NoInfer<Outcome>, readonly (keyof NoInfer<Named> & string)[]>>>,
): ReturnType<typeof decision<z.ZodEnum<{ [One in Outcome]: One }>, Named>> {
  return decision(z.enum(outcomes), values ?? ({} as Named)).meta({ needs: needs ?? {} }) as ReturnType<
    typeof decision<z.ZodEnum<{ [One in Outcome]: One }>, Named>
  >;
}

/** Each of some names with the same field: facts that are all yes or no, outcomes without values. */
export const each = <const Name extends string, Field>(names: readonly Name[], field: Field) =>
  Object.fromEntries(names.map((name) => [name, field])) as { readonly [One in Name]: Field };

/** What may be unknown: neither yes nor no. */
export const yesNoUnknown = z.enum(['yes', 'no', 'unknown']);

/** One of the names of a table, such as the kinds of a reception. */
export function nameIn<const T extends Readonly<Record<string, unknown>>>(table: T) {
  return z.enum(Object.keys(table) as (keyof T & string)[]);
}
