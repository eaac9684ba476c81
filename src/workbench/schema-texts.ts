import type { Catalogue } from '../policy/index.js';
import { fileSchemas } from '../policy/analysis/index.js';
import { excusesSchema } from './lint/excuses-schema.js';

/** The schemas of all files in `rules/`, as they are committed: file name in `rules/schema` → text. */
export function schemaTexts(catalogue: Catalogue): Readonly<Record<string, string>> {
  const schemas = { ...fileSchemas(catalogue), 'lint-excuses.schema.json': excusesSchema(catalogue) };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
  );
}
