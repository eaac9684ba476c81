import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rulesDirectory } from '../platform/installation.js';
import { loadCatalogue } from '../policy/analysis/index.js';
import { councilSchemaTexts, schemaTexts } from './schema-texts.js';

/** `npm run rules:schemas -- [folder]`: writes `rules/schema` and `council/schema` beside it anew. */
const rules = process.argv[2] ?? rulesDirectory;

function write(folder: string, texts: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(folder, name), text);
    process.stdout.write(`${join(folder, name)} ${Buffer.byteLength(text)} Б\n`);
  }
}

write(join(rules, 'schema'), schemaTexts(loadCatalogue(rules)));
write(join(dirname(rules), 'council', 'schema'), councilSchemaTexts());
