import { z } from 'zod';
import { councilFiles } from '../directory/index.js';
import type { Catalogue } from '../policy/index.js';
import { fileSchemas, type JsonSchema } from '../policy/analysis/index.js';
import { excusesSchema } from './lint/excuses-schema.js';

/** The schemas of all files in `rules/`, as they are committed: file name in `rules/schema` → text. */
export function schemaTexts(catalogue: Catalogue): Readonly<Record<string, string>> {
  return texts({ ...fileSchemas(catalogue), 'lint-excuses.schema.json': excusesSchema(catalogue) });
}

/** The same of the files of a council, for `council/schema`. */
export function councilSchemaTexts(): Readonly<Record<string, string>> {
  const schemas = Object.values(councilFiles).map(({ name, title, shape }): [string, JsonSchema] => [
    name.replace('.json', '.schema.json'),
    { ...z.toJSONSchema(shape, { target: 'draft-7', io: 'input' }), title },
  ]);
  return texts(Object.fromEntries(schemas));
}

function texts(schemas: Readonly<Record<string, JsonSchema>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
  );
}
