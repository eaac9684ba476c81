import type { FactDefinition, Parameter } from '../catalogue/catalogue.js';
import { factTypes, type Operator, operators, operatorsOf } from '../catalogue/condition.js';
import { snippets } from './editor-texts.js';
import { factInWords, factSchema, type JsonSchema, labelled, valuesInWords, when } from './fact-schema.js';

const operatorLabels: Readonly<Record<Operator, string>> = {
  equal: 'дорівнює',
  notEqual: 'не дорівнює',
  in: 'одне з переліку',
  notIn: 'жодне з переліку',
  lessThan: 'менше (раніше) ніж',
  lessThanInclusive: 'не більше (не пізніше) ніж',
  greaterThan: 'більше (пізніше) ніж',
  greaterThanInclusive: 'не менше (не раніше) ніж',
};

const groups = ['all', 'any', 'not'] as const;

/** Facts and parameters that conditions may name. */
export interface Vocabulary {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/**
 * Definitions of `condition` and `conditions` (a root group) for editors: VS Code completes fact ids,
 * then only the comparisons of that fact's type, then only its values, all with Ukrainian labels. The
 * values of each fact are a definition named by its id.
 */
export function conditionDefinitions(vocabulary: Vocabulary): Record<string, JsonSchema> {
  const condition = { $ref: '#/definitions/condition' };
  const part = { ...condition, defaultSnippets: snippets.condition };
  const parts = { type: 'array', items: part, minItems: 1 };
  return {
    ...Object.fromEntries([...vocabulary.facts].map(([id, fact]) => [id, valueSchema(fact)])),
    condition: {
      type: 'object',
      additionalProperties: false,
      errorMessage: 'Умова — це fact, operator і value або одна група: all, any чи not.',
      properties: {
        all: { ...parts, description: 'Усе з переліченого.' },
        any: { ...parts, description: 'Хоча б одне з переліченого.' },
        not: { ...part, description: 'Не так, що…' },
        fact: { ...factNames(vocabulary), description: 'Факт, про який умова.' },
        operator: { type: 'string', description: 'Порівняння; для кожного виду фактів своє.' },
        value: { description: 'З чим порівнюють: значення факту, перелік або параметр.' },
      },
      allOf: [
        when(isComparison, { required: ['fact', 'operator', 'value'] }, { anyOf: groups.map(only) }),
        ...groups.map((key) => when(only(key), { maxProperties: 1 })),
        when({ not: only('fact') }, { properties: { operator: labelled(labelsOf(operators)) } }),
        ...operatorsByType(vocabulary),
        ...[...vocabulary.facts].map(([id, fact]) => valuesOf(id, fact, vocabulary.parameters)),
      ],
    },
    conditions: { allOf: [condition, { anyOf: groups.map(only) }], defaultSnippets: snippets.conditions },
  };
}

const only = (key: string): JsonSchema => ({ required: [key] });
const isComparison = { anyOf: ['fact', 'operator', 'value'].map(only) };

function factNames({ facts }: Vocabulary): JsonSchema {
  return {
    ...labelled(Object.fromEntries([...facts].map(([id, { label }]) => [id, label]))),
    markdownEnumDescriptions: [...facts.values()].map(factInWords),
    errorMessage: 'Такого факту немає у facts.json.',
  };
}

function valueSchema(fact: FactDefinition): JsonSchema {
  return { ...factSchema(fact), errorMessage: `Значення факту «${fact.label}»: ${valuesInWords(fact)}.` };
}

function labelsOf(allowed: readonly Operator[]): Record<string, string> {
  return Object.fromEntries(allowed.map((operator) => [operator, operatorLabels[operator]]));
}

/** Which comparisons a fact allows, by its type. */
function operatorsByType({ facts }: Vocabulary): JsonSchema[] {
  return factTypes.flatMap((type) => {
    const ids = [...facts].filter(([, fact]) => fact.type === type).map(([id]) => id);
    if (ids.length === 0) return [];
    const errorMessage = `Для цього факту можна: ${operatorsOf[type].join(', ')}.`;
    const operator = { ...labelled(labelsOf(operatorsOf[type])), errorMessage };
    return [when({ properties: { fact: { enum: ids } }, required: ['fact'] }, { properties: { operator } })];
  });
}

/** What may stand to the right of a fact: its values, a list of them, or a parameter of the same type. */
function valuesOf(id: string, fact: FactDefinition, parameters: ReadonlyMap<string, Parameter>): JsonSchema {
  const value = { $ref: `#/definitions/${id}` };
  const comparable = [...parameters.values()].filter(({ type }) => type === fact.type);
  const single = { properties: { value: comparable.length > 0 ? { anyOf: [value, reference(comparable)] } : value } };
  const list = { properties: { value: { type: 'array', minItems: 1, uniqueItems: true, items: value } } };
  const listed = when({ properties: { operator: { enum: ['in', 'notIn'] } } }, list, single);
  const about = { properties: { fact: { const: id } }, required: ['fact'] };
  return when(about, operatorsOf[fact.type].includes('in') ? listed : single);
}

/** `{ "fact": "param.…" }`: a dated parameter instead of a literal. */
function reference(parameters: readonly Parameter[]): JsonSchema {
  const labels = Object.fromEntries(
    parameters.map(({ id, label, unit }) => [id, unit === undefined ? label : `${label}, ${unit}`]),
  );
  return {
    type: 'object',
    properties: {
      fact: { ...labelled(labels), errorMessage: 'Такого параметра цього виду немає у parameters.json.' },
    },
    required: ['fact'],
    additionalProperties: false,
    defaultSnippets: snippets.parameter,
  };
}
