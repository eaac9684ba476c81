import { z } from 'zod';
import type { Act, Catalogue } from '../catalogue/catalogue.js';
import {
  actFile,
  clause,
  conditions,
  factId,
  factsFile,
  parameterId,
  parametersFile,
  rule,
  ruleSetFile,
} from '../catalogue/formats.js';
import { conditionDefinitions, type Vocabulary } from './condition-schema.js';
import { snippets, told } from './editor-texts.js';
import { factInWords, type JsonSchema, labelled, when } from './fact-schema.js';

/**
 * JSON Schemas of the files in `rules/`, made from what those files say, so that an editor completes
 * fact ids, values, clauses and parameters. File name in `rules/schema` → schema.
 */
export function fileSchemas(catalogue: Catalogue): Readonly<Record<string, JsonSchema>> {
  const factsOnly: Vocabulary = { facts: catalogue.facts, parameters: new Map() };
  return {
    'act.schema.json': describe(actFile, 'Реєстр пунктів акта', catalogue, factsOnly),
    'facts.schema.json': describe(factsFile, 'Словник фактів', catalogue, factsOnly),
    'parameters.schema.json': describe(parametersFile, 'Параметри з датами', catalogue, factsOnly),
    'rule-set.schema.json': describe(ruleSetFile, 'Набір правил', catalogue, catalogue),
  };
}

function describe(format: z.ZodType, title: string, { acts, facts }: Catalogue, vocabulary: Vocabulary): JsonSchema {
  const isRuleSet = format === ruleSetFile;
  const used = new Set<string>();
  const refer = (node: object, definition: string): void => {
    for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
    Object.assign(node, { $ref: `#/definitions/${definition}` });
    used.add(definition);
  };
  const schema = z.toJSONSchema(format, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === conditions) refer(jsonSchema, 'conditions');
      if (zodSchema === clause) refer(jsonSchema, 'clause');
      if (zodSchema === rule) Object.assign(jsonSchema, { defaultSnippets: snippets.rule });
      if (isRuleSet && zodSchema === factId) refer(jsonSchema, 'factId');
      if (isRuleSet && zodSchema === parameterId) refer(jsonSchema, 'parameterId');
    },
  });
  const all: Record<string, unknown> = {
    ...(used.has('conditions') ? conditionDefinitions(vocabulary) : {}),
    clause: clauseSchema([...acts.values()]),
    factId: {
      ...labelled(Object.fromEntries([...facts].map(([id, { label }]) => [id, label]))),
      markdownEnumDescriptions: [...facts.values()].map(factInWords),
      errorMessage: 'Такого факту немає у facts.json.',
    },
    parameterId: {
      ...labelled(parameterLabels(vocabulary)),
      errorMessage: 'Такого параметра немає у parameters.json.',
    },
  };
  for (const name of ['clause', 'factId', 'parameterId']) if (!used.has(name)) delete all[name];
  return { ...told(schema), title, definitions: all };
}

function parameterLabels({ parameters }: Vocabulary): Record<string, string> {
  return Object.fromEntries([...parameters.values()].map(({ id, label }) => [id, label]));
}

/** A cited clause: the act by its title, then the clause by our summary of it. */
function clauseSchema(acts: readonly Act[]): JsonSchema {
  const titles = Object.fromEntries(acts.map(({ id, title }) => [id, title]));
  return {
    type: 'object',
    properties: {
      act: { ...labelled(titles), description: 'Акт із rules/acts.', errorMessage: 'Такого акта немає в rules/acts.' },
      clause: { type: 'string', description: 'Пункт акта, як у його реєстрі.' },
    },
    required: ['act', 'clause'],
    additionalProperties: false,
    allOf: acts.map(({ id, clauses }) => {
      const summaries = Object.fromEntries(clauses.map(({ number, summary }) => [number, summary]));
      return when(
        { properties: { act: { const: id } } },
        {
          properties: { clause: { ...labelled(summaries), errorMessage: 'Такого пункту немає в реєстрі цього акта.' } },
        },
      );
    }),
  };
}
