import { z } from 'zod';
import { isPlainDate, type PlainDate } from '../../../domain/plain-date.js';

/** What a schema shows, as code writes it: nobody changes an answer, so whatever is read-only may go into it. */
type Shown<Value> = Value extends Date | string
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Shown<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Shown<Value[Key]> }
      : Value;

/** The type of an answer, taken from its schema. */
export type View<Schema extends z.ZodType> = Shown<z.output<Schema>>;

/**
 * A body or an answer of the interface, or a part of one, under the name that clients' programs will know it by.
 * A name is given once; a test refuses a second, and the words that some language keeps for itself.
 */
export const view = <Shape extends z.core.$ZodLooseShape>(id: string, description: string, shape: Shape) =>
  z.object(shape).meta({ id, description });

/** A list of words of which exactly one stands there. */
export const choice = <const Word extends string>(id: string, description: string, words: readonly Word[]) =>
  z.enum(words).meta({ id, description });

/** The words of a table of words and their labels. */
export const wordsOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table & string)[];

/** Objects of several kinds under one name, told apart by the word in `key`. */
export const either = <
  const Kinds extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
  Key extends string,
>(
  id: string,
  description: string,
  key: Key,
  kinds: Kinds,
) => z.discriminatedUnion(key, kinds).meta({ id, description });

/** Of a row what the schema shows, and nothing else of it; what is undefined is left out. */
export const shownAs = <Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
  row: View<z.ZodObject<Shape>>,
): View<z.ZodObject<Shape>> => {
  const values = new Map<string, unknown>(Object.entries(row));
  const shown = Object.keys(schema.shape).filter((name) => values.get(name) !== undefined);
  return Object.fromEntries(shown.map((name) => [name, values.get(name)])) as View<z.ZodObject<Shape>>;
};

/** All there is of something, without pages. */
export const listOf = <Item extends z.ZodType>(id: string, item: Item) =>
  view(id, 'Перелік цілком.', { items: z.array(item).describe('Рядки переліку') });

/** One page of a list that can be searched. */
export const pageOf = <Item extends z.ZodType>(id: string, item: Item) =>
  view(id, 'Сторінка переліку.', {
    items: z.array(item).describe('Рядки цієї сторінки'),
    next: z.string().nullable().describe('Позначка продовження: надішліть її в after; null на останній сторінці'),
    count: z.int().optional().describe('Скільки рядків усього, якщо про це просили'),
  });

/** What a form, a process or a rule set decides the shape of. */
export const open = (description: string) => z.record(z.string(), z.unknown()).describe(description);

export const id = (description: string) => z.uuid().describe(description);
export const instant = (description: string) => z.date().describe(description);
export const day = (description: string) => z.iso.date().describe(description);
/** The same, where code reckons with it. */
export const plainDay = (description: string) =>
  z.custom<PlainDate>(isPlainDate).meta({ type: 'string', format: 'date', description });
export const text = (description: string) => z.string().describe(description);
export const texts = (description: string) => z.array(z.string()).describe(description);
export const flag = (description: string) => z.boolean().describe(description);
export const whole = (description: string) => z.int().describe(description);

/** A switch in an address. */
export const YesOrNo = choice('YesOrNo', 'Так чи ні.', ['true', 'false']);

/** What somebody was asked and could not always tell. */
export const YesNoUnknown = choice('YesNoUnknown', 'Так, ні чи невідомо.', ['yes', 'no', 'unknown']);

/** With it an answer carries its `ETag`, and the next change its `If-Match`. */
export const version = z.int().describe('Версія запису: та сама, що в ETag');
