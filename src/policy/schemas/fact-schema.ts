import { z } from 'zod';
import { open, text, type View, view } from '../../platform/http/schemas/view.js';
import type { FactDefinition } from '../catalogue/catalogue.js';

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [key: string]: unknown };

/** `if … then … else …`; from pairs, because an object that has `then` is easily taken for a promise. */
export function when(condition: JsonSchema, consequence: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  const pairs = [['if', condition] as const, ['then', consequence] as const];
  return Object.fromEntries(otherwise ? [...pairs, ['else', otherwise]] : pairs);
}

const datePattern = '^\\d{4}-\\d{2}-\\d{2}$';

/** Values a fact may have, each with its Ukrainian label. */
export function factSchema(fact: FactDefinition): JsonSchema {
  const about = { title: fact.label, ...(fact.description === undefined ? {} : { description: fact.description }) };
  switch (fact.type) {
    case 'boolean':
      return { ...about, type: 'boolean' };
    case 'enum':
      return { ...about, ...labelled(fact.values) };
    case 'integer':
      return { ...about, type: 'integer', minimum: fact.minimum, maximum: fact.maximum };
    case 'date':
      return { ...about, type: 'string', format: 'date', pattern: datePattern };
  }
}

/** A closed list of texts; editors show the label beside each. */
export function labelled(labels: Readonly<Record<string, string>>): JsonSchema {
  return { type: 'string', enum: Object.keys(labels), enumDescriptions: Object.values(labels) };
}

export const FactsSchemaView = view('FactsSchema', 'JSON Schema (draft-07) фактів набору: усі потрібні, інших немає.', {
  $schema: text('Версія JSON Schema'),
  title: text('Назва набору'),
  type: z.literal('object').describe('Об’єкт'),
  properties: open('Схема кожного факту'),
  required: z.array(z.string()).describe('Факти'),
  additionalProperties: z.literal(false).describe('Інших фактів не приймають'),
});

/** What a set must be told: the body of a question to it, every fact required and none besides. */
export function factsSchema(
  facts: Iterable<readonly [string, FactDefinition]>,
  title: string,
): View<typeof FactsSchemaView> {
  const properties = Object.fromEntries([...facts].map(([id, fact]) => [id, factSchema(fact)]));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** What a fact may be, in words: «так (true) чи ні (false)», «від 0 до 30 осіб». */
export function valuesInWords(fact: FactDefinition): string {
  switch (fact.type) {
    case 'boolean':
      return 'true («так») чи false («ні»)';
    case 'enum':
      return Object.entries(fact.values)
        .map(([value, label]) => `${value} («${label}»)`)
        .join(', ');
    case 'integer':
      return `ціле від ${fact.minimum} до ${fact.maximum}${fact.unit === undefined ? '' : `, ${fact.unit}`}`;
    case 'date':
      return 'день у вигляді РРРР-ММ-ДД';
  }
}

/** A fact as an editor tells it beside its id: label, values, explanation (Markdown). */
export function factInWords(fact: FactDefinition): string {
  const lines = [
    `**${fact.label}**`,
    valuesInWords(fact),
    ...(fact.description === undefined ? [] : [fact.description]),
  ];
  return lines.join('\n\n');
}
