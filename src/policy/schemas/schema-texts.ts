import type { Catalogue } from '../catalogue/catalogue.js';
import { fileSchemas } from './file-schemas.js';

/** The same schemas as they are committed. */
export function schemaTexts(catalogue: Catalogue): Readonly<Record<string, string>> {
  const schemas = Object.entries(fileSchemas(catalogue));
  return Object.fromEntries(schemas.map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]));
}
