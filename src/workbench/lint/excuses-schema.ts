import { z } from 'zod';
import type { Catalogue } from '../../policy/index.js';
import { type JsonSchema, labelled, when } from '../../policy/analysis/index.js';
import { checks } from './checks.js';
import { excusesShape } from './excuses.js';

/** JSON Schema of `lint-excuses.json`: an editor completes notes, sets and their outcomes. */
export function excusesSchema({ ruleSets }: Catalogue): JsonSchema {
  const notes = Object.entries(checks).flatMap(([code, { severity, title }]) =>
    severity === 'note' ? [[code, title] as const] : [],
  );
  const sets = [...ruleSets.values()];
  const properties = {
    code: {
      ...labelled(Object.fromEntries(notes)),
      description: 'Яке зауваження виправдано.',
      errorMessage: 'Зауваження з таким кодом немає.',
    },
    set: {
      ...labelled(Object.fromEntries(sets.map(({ id, title }) => [id, title]))),
      description: 'Про який набір.',
      errorMessage: 'Такого набору немає.',
    },
    outcomes: {
      type: 'array',
      items: { type: 'string' },
      description: 'Про які рішення набору; про додане пізніше спитають знову.',
    },
    reason: { type: 'string', minLength: 20, description: 'Чому так і має бути, словами.' },
  };
  const outcomesOf = sets.map(({ id, outcomes }) => {
    const labels = Object.fromEntries(Object.entries(outcomes).map(([name, { label }]) => [name, label]));
    const items = { ...labelled(labels), errorMessage: 'Такого рішення в наборі немає.' };
    return when({ properties: { set: { const: id } } }, { properties: { outcomes: { items } } });
  });
  const schema = z.toJSONSchema(excusesShape, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === excusesShape.shape.excuses.element)
        Object.assign(jsonSchema, { properties, allOf: outcomesOf });
    },
  });
  return { ...schema, title: 'Виправдані зауваження' };
}
