import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rulesDirectory } from '../platform/installation.js';
import { loadCatalogue } from '../policy/analysis/index.js';
import { schemaTexts } from './schema-texts.js';

/** `node dist/workbench/write-schemas.js [folder]`: writes `rules/schema` anew after facts, acts or parameters change. */
const dir = process.argv[2] ?? rulesDirectory;
for (const [name, text] of Object.entries(schemaTexts(loadCatalogue(dir)))) {
  const file = join(dir, 'schema', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${file} ${readFileSync(file).length} Б\n`);
}
