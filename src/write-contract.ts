import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AppModule } from './app.module.js';
import { lettersPage, lettersReference } from './documents/index.js';
import { readConfig } from './platform/config.js';
import { createService } from './platform/http/edge.js';
import { processesDirectory } from './platform/installation.js';
import { Log } from './platform/log.js';
import { PolicyService, Questions } from './policy/index.js';
import { declaredOf, declaredFile, declaredText, referenceOf, Registries, toldOf } from './workflow/index.js';

/**
 * `npm run contract`: puts down in `processes/contract.json` what the code declares to read and write, for the checks
 * that have the files and not the service, and writes anew what is made of it for whoever draws: the pages of
 * `docs/processes`, the templates of the modeler, the schema of a form, the fields of letters.
 */
const dir = mkdtempSync(join(tmpdir(), 'pryimalnia-contract-'));
const log = new Log('silent');
const service = await createService(AppModule.forRoot(readConfig({ DATA_DIR: dir, WORKER: 'no' }), log), log);
try {
  await service.init();
} catch (error) {
  // The declarations stand before the diagrams are judged by them.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
const at = { strict: false };
const declared = declaredOf({
  ...service.get(Registries, at),
  questions: service.get(Questions, at),
});
const told = await toldOf(processesDirectory, declared, service.get(PolicyService, at));
const pages = [
  [`processes/${declaredFile}`, declaredText(declared)],
  ...referenceOf(told),
  [lettersPage, lettersReference()],
] as const;
for (const [path, text] of pages) {
  const file = join(processesDirectory, '..', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${path}\n`);
}
await service.close();
rmSync(dir, { recursive: true, force: true });
