import { z } from 'zod';
import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';

/** A day of the calendar in the data of a case. */
export const day = z
  .custom<PlainDate>(isPlainDate, 'потрібен день РРРР-ММ-ДД')
  .meta({ type: 'string', format: 'date' });

/** An instant in the data of a case: ISO text, as timers read it. */
export const instant = z.iso.datetime({ offset: true });

/** An instant as a person enters it in a form, with the offset of its day: `2026-03-10T14:05+02:00`. */
export const enteredInstant = z.union([z.iso.datetime({ offset: true, precision: -1 }), instant]);

const clause = z.object({ act: z.string(), clause: z.string() });

const decision = <Outcome extends z.ZodType<string>>(outcome: Outcome) =>
  z.object({
    outcome,
    rule: z.string().nullable(),
    clauses: z.array(clause).readonly(),
    values: z.record(z.string(), z.unknown()),
    decisionId: z.string(),
  });

/**
 * What a process keeps of a decision (рішення правил у даних справи).
 *
 * @param outcomes those that whoever reads it can tell apart; none where any will do
 */
export function ruling(): ReturnType<typeof decision<z.ZodString>>;
export function ruling<const Outcome extends string>(
  outcomes: readonly Outcome[],
): ReturnType<typeof decision<z.ZodEnum<{ [One in Outcome]: One }>>>;
export function ruling(outcomes?: readonly string[]) {
  return outcomes ? decision(z.enum(outcomes)) : decision(z.string());
}

/** One of the names of a table, such as the kinds of a reception. */
export function nameIn<const T extends Readonly<Record<string, unknown>>>(table: T) {
  return z.enum(Object.keys(table) as (keyof T & string)[]);
}
