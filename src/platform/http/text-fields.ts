import { z } from 'zod';
import { hasLineBreak, oneLineOnly } from '../../domain/one-line.js';

// Control and invisible characters say nothing and break searching and printing; new lines and tabs stay.
const unseen = /[^\P{C}\n\r\t]/gu;

const text = (length: number) =>
  z
    .string()
    .max(length)
    .transform((given) => given.replace(unseen, '').trim());
const saysSomething = z.string().regex(/[\p{L}\p{N}]/u, 'Напишіть словами.');

/** A field of one line (однорядкове поле), such as a name; it may be empty. */
export const line = (length: number) =>
  z
    .string()
    .max(length)
    .refine((given) => !hasLineBreak(given), oneLineOnly)
    .pipe(text(length));
/** One line that must say something. */
export const writtenLine = (length: number) => line(length).pipe(saysSomething);
export const optionalLine = (length: number) => writtenLine(length).nullable().default(null);

/** A text of several lines, such as the gist of a letter. */
export const writtenText = (length: number) => text(length).pipe(saysSomething);
export const optionalText = (length: number) => writtenText(length).nullable().default(null);

/** Why somebody stops or closes something, in their words. */
export const Reason = z
  .strictObject({ reason: z.string().trim().min(3).max(4000).describe('Чому') })
  .meta({ id: 'Reason', description: 'Пояснення.' });
