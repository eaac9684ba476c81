import { z } from 'zod';
import { faultOfText, type Lines, typedText } from '../../domain/typed-text.js';

/** A text as its field takes it: refused or cleaned by the one rule for what people type. */
const typed = (text: z.ZodString, lines: Lines) =>
  text
    .superRefine((given, context) => {
      const message = faultOfText(given, lines);
      if (message !== null) context.addIssue({ code: 'custom', message });
    })
    .transform(typedText);
const saysSomething = z.string().regex(/[\p{L}\p{N}]/u, 'Напишіть словами.');

/** A field of one line (однорядкове поле), such as a name; it may be empty. */
export const line = (length: number) => typed(z.string().max(length), 'one');
/** One line that must say something. */
export const writtenLine = (length: number) => line(length).pipe(saysSomething);
export const optionalLine = (length: number) => writtenLine(length).nullable().default(null);

/** A text of several lines that may be empty. */
export const freeText = (length: number) => typed(z.string().max(length), 'several');
/** One that must say something, such as the gist of a letter. */
export const writtenText = (length: number) => freeText(length).pipe(saysSomething);
export const optionalText = (length: number) => writtenText(length).nullable().default(null);

/** Words that somebody adds to what they do: so many characters at least. */
export const remark = (least: number, most: number) =>
  typed(z.string().trim().min(least).max(most), 'several').pipe(z.string().min(least));

/** Why somebody stops or closes something, in their words. */
export const Reason = z
  .strictObject({ reason: remark(3, 4000).describe('Чому') })
  .meta({ id: 'Reason', description: 'Пояснення.' });
