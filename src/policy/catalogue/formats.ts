import { z } from 'zod';
import { isPlainDate, plainDate } from '../../domain/plain-date.js';

/** Shapes of the files in `rules/`. What one file may say about another is checked in `cross-checks`. */
const label = z.string().trim().min(1).max(400);
const note = z.string().trim().min(1).max(2000);
const id = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*$/);
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isPlainDate, { error: 'Такого дня немає в календарі.' })
  .transform((text) => plainDate(text));
export const factId = z
  .string()
  .max(100)
  .regex(/^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/);
export const parameterId = z
  .string()
  .max(100)
  .regex(/^param(?:\.[a-z][A-Za-z0-9]*)+$/);
const scalar = z.union([z.string().max(400), z.int(), z.boolean()]);

/** A clause of an act, as a rule cites it (підстава). */
export const clause = z.strictObject({ act: id, clause: z.string().min(1).max(40) });
const sources = z.array(clause).min(1).max(20);

/** Both values as whole grounds, where «label — ні» would deny itself: «строк ще не сплив», «строк уже сплив». */
const said = z.strictObject({ yes: label, no: label });

const describedFact = { label, description: note.optional(), unit: label.optional(), source: sources.optional() };
export const factDefinition = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('boolean'), ...describedFact, said: said.optional() }),
  z.strictObject({
    type: z.literal('enum'),
    ...describedFact,
    values: z.record(
      z
        .string()
        .max(60)
        .regex(/^[a-z0-9][A-Za-z0-9-]*$/),
      label,
    ),
  }),
  z.strictObject({ type: z.literal('integer'), ...describedFact, minimum: z.int(), maximum: z.int() }),
  z.strictObject({ type: z.literal('date'), ...describedFact }),
]);

/** Conditions are read by `read-conditions`, which says better what is wrong than a union can. */
export const conditions = z.record(z.string(), z.unknown());

export const factsFile = z.strictObject({
  $schema: z.string().optional(),
  facts: z.record(factId, factDefinition),
  invariants: z.array(z.strictObject({ id, text: note, never: conditions })).default([]),
});

export const parameterTypes = ['integer', 'text', 'time', 'date'] as const;

export const parametersFile = z.strictObject({
  $schema: z.string().optional(),
  parameters: z.array(
    z.strictObject({
      id: parameterId,
      label,
      type: z.enum(parameterTypes),
      unit: label.optional(),
      description: note.optional(),
      values: z
        .array(
          z.strictObject({
            from: day,
            value: z.union([z.int(), z.string().min(1).max(400)]),
            source: clause,
            note: note.optional(),
          }),
        )
        .min(1),
    }),
  ),
});

export const actFile = z.strictObject({
  $schema: z.string().optional(),
  id,
  title: label,
  /** How tables and explanations cite the act: «KR», «З». */
  short: label.optional(),
  cited: z
    .strictObject({
      by: z.enum(['point', 'article']).meta({ enumDescriptions: ['«п. 3.7»', '«ст. 20»'] }),
      as: z.array(label).default([]).describe('Слово після номера: «Інструкції»; без нього – акт, якого не називають.'),
    })
    .optional()
    .describe('Як акт називають у тексті; без цього – лише скороченням.'),
  inForceFrom: day,
  note: note.optional(),
  url: z.string().max(400).optional(),
  clauses: z.array(
    z.strictObject({
      number: z.string().min(1).max(40),
      summary: note,
      numbers: z.array(z.number()).default([]),
      coveredBy: z.array(z.strictObject({ kind: z.enum(['rule', 'process', 'form', 'letter', 'reason']), ref: note })),
    }),
  ),
});

const eventParams = z.record(
  z
    .string()
    .max(60)
    .regex(/^[a-z][A-Za-z0-9]*$/),
  z.union([scalar, z.strictObject({ fact: parameterId })]),
);

/** The days on whose law a case may be judged. */
export const bases = ['receivedOn', 'decidedOn'] as const;

export const rule = z.strictObject({
  name: z
    .string()
    .max(100)
    .regex(/^[a-z0-9][A-Za-z0-9.-]*(?:@[0-9-]+)?$/)
    .describe('Пункт і що він дає: 3.7-forward. Наступна редакція того самого правила: 3.7-forward@2025.'),
  title: label.describe('Що вирішує правило, одним реченням.'),
  note: note.optional(),
  priority: z
    .int()
    .min(1)
    .max(100_000)
    .default(1)
    .describe('Більше число перемагає. Рівні числа з різними рішеннями — помилка.'),
  source: sources.describe('Пункти актів, з яких випливає правило.'),
  effective: z.strictObject({
    from: day.describe('Перший день чинності.'),
    to: day.nullable().default(null).describe('Перший день, коли правило вже не чинне; null — чинне досі.'),
    basis: z
      .enum(bases)
      .default('receivedOn')
      .describe('За чинністю на який день обирають правило: надходження (receivedOn) чи рішення (decidedOn).'),
  }),
  conditions,
  event: z.strictObject({
    type: id.describe('Рішення: одне з outcomes.'),
    params: eventParams.optional().describe('Значення рішення: сталі або параметри на дату.'),
  }),
});

export const hitPolicies = ['priority', 'unique', 'collect'] as const;

export const ruleSetFile = z.strictObject({
  $schema: z.string().optional(),
  id,
  title: label,
  question: label.describe('Питання, на яке відповідає набір.'),
  note: note.optional(),
  hitPolicy: z
    .enum(hitPolicies)
    .describe('priority: вирішує більший пріоритет; unique: справдитися може лише одне; collect: враховуються всі.'),
  facts: z.array(factId).min(1).max(200).describe('Факти, які потрібні правилам, і жодного зайвого.'),
  outcomes: z.record(id, z.strictObject({ label, description: note.optional() })),
  default: z.strictObject({
    outcome: id,
    source: sources.optional(),
    note: note.optional(),
    params: eventParams.optional(),
  }),
  rules: z.array(rule).min(1).max(1000),
});
