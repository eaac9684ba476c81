import { z } from 'zod';
import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { counted } from '../../domain/plural.js';
import {
  authorFor,
  dotted,
  grounds,
  inYourAppeal,
  sentence,
  theAppeal,
  yourAppeal,
  type AppealMention,
  type ApplicantMention,
} from '../letters/wording.js';

/** What a letter is filled with (поля листа): by the name that stands in braces, with its meaning in Ukrainian. */
export type Fields = Readonly<Record<string, z.ZodType>>;

/** Words as they are given. */
export const text = (means: string) => z.string().describe(means);

/** Somebody’s words, as a whole sentence. */
export const said = (means: string) => z.string().transform(sentence).describe(means);

/** A day, as letters write it: 04.03.2024. */
export const day = (means: string) => z.custom<PlainDate>().transform(dotted).describe(means);

export const count = (means: string) => z.number().transform(String).describe(means);

/** «45 днів» */
export const days = (means: string) =>
  z
    .number()
    .transform((many) => counted(many, ['дня', 'днів', 'днів']))
    .describe(means);

export const flag = (means: string) => z.boolean().describe(means);

export const list = <Item extends z.ZodType>(means: string, item: Item) => z.array(item).readonly().describe(means);

export const texts = (means: string) => list(means, z.string());

export const group = <Of extends Fields>(means: string, of: Of) => z.object(of).readonly().describe(means);

/** One of several: the letter asks `{#name.choice}`. */
export function oneOf<const Choices extends Readonly<Record<string, string>>>(means: string, choices: Choices) {
  const names = Object.keys(choices) as (keyof Choices & string)[];
  const flags = z.object(Object.fromEntries(names.map((name) => [name, flag(choices[name] ?? '')])));
  return z
    .enum(names)
    .transform((chosen) => Object.fromEntries(names.map((name) => [name, name === chosen])))
    .pipe(flags)
    .describe(means);
}

/** Several in one line. */
export const joined = (means: string, by = '; ') =>
  z
    .array(z.string())
    .readonly()
    .transform((all) => all.filter(Boolean).join(by))
    .describe(means);

export const appeal = z
  .custom<AppealMention>()
  .transform((one) => ({
    your: yourAppeal(one),
    inYour: inYourAppeal(one),
    the: theAppeal(one),
    several: Boolean(one.joined?.length),
    index: one.index,
    registeredOn: one.registeredOn,
  }))
  .pipe(
    z.object({
      your: text(
        '«Ваше звернення від …, зареєстроване … за № …», «Ваше колективне звернення …» або «Ваші звернення, …»; після нього кома',
      ),
      inYour: text('«у Вашому зверненні від …, зареєстрованому … за № …»; після нього кома'),
      the: text('«звернення від …, зареєстроване … за № …»: для того, хто його не писав'),
      several: flag('звернень кілька: до нього приєднано інші'),
      index: text('реєстраційний індекс'),
      registeredOn: day('дата реєстрації'),
    }),
  )
  .describe('звернення, про яке лист');

export const applicant = z
  .custom<ApplicantMention>()
  .transform((one) => ({
    named: authorFor(one),
    name: one.confidential ? authorFor(one) : one.name,
    residence: one.confidential ? null : one.residence,
    confidential: one.confidential,
  }))
  .pipe(
    z.object({
      named: text(
        'ім’я і місце проживання, на колективному зверненні – і скільки підписів; якщо громадянин просив не розголошувати – слова про це (ст. 10)',
      ),
      name: text('ім’я або ті самі слова'),
      residence: text('місце проживання, якщо його можна назвати').nullable(),
      confidential: flag('громадянин просив не розголошувати відомостей про себе (ст. 10)'),
    }),
  )
  .describe('автор звернення');

/** The clauses that a decision rests on, as «відповідно до» goes on. */
export const clauses = z
  .custom<readonly ClauseRef[]>()
  .transform(grounds)
  .describe('підстави: «статті 7 Закону … та пункту 3.7 Положення …, затвердженого …,»; пишуть після «відповідно до»');

export const theirs = group('їхній лист, на який відповідаємо', {
  index: text('номер').nullable(),
  datedOn: day('дата').nullable(),
});

export const executor = {
  name: text('виконавець'),
  task: text('що саме доручено йому').nullable(),
  main: flag('головний виконавець'),
};

/** In the order the leader named them: it decides who owes the reply. */
export const executors = list('виконавці, у порядку резолюції', group('виконавець', executor));

/** An answer that is not the first on its appeal says so: «16.03.2026 № 01/15» each. */
export const earlier = texts('попередні відповіді на це звернення тому самому адресатові: «16.03.2026 № 01/15»');

export const preparedBy = text('хто склав лист і його телефон');

/** What a letter may do with a field. */
export interface Shape {
  readonly kind: 'text' | 'flag' | 'list' | 'group';
  readonly means: string;
  readonly canLack: boolean;
  /** Of a group; of a list whose items are groups. */
  readonly of: Fields;
}

/** What may be asked of any list, besides going through it. */
export const ofLists: Fields = {
  any: flag('перелік не порожній'),
  several: flag('у переліку більше одного'),
  count: text('скільки їх'),
  joined: text('усі в рядок: «а, б та в» (лише перелік слів)'),
};

export function shapeOf(schema: z.ZodType): Shape {
  const [means, canLack] = [schema.description ?? '', false];
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) {
    const inner = shapeOf(schema.unwrap() as z.ZodType);
    const lacks = inner.canLack || !(schema instanceof z.ZodReadonly);
    return { ...inner, means: means || inner.means, canLack: lacks };
  }
  if (schema instanceof z.ZodPipe && !(schema.out instanceof z.ZodTransform))
    return { ...shapeOf(schema.out as z.ZodType), means };
  if (schema instanceof z.ZodBoolean) return { kind: 'flag', means, canLack, of: {} };
  if (schema instanceof z.ZodObject) return { kind: 'group', means, canLack, of: schema.shape as Fields };
  if (schema instanceof z.ZodArray)
    return { kind: 'list', means, canLack, of: shapeOf(schema.element as z.ZodType).of };
  return { kind: 'text', means, canLack, of: {} };
}
