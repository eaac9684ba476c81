import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import { readConfig } from './platform/config.js';
import { createService } from './platform/http/edge.js';
import { processesDirectory } from './platform/installation.js';
import { Log } from './platform/log.js';
import { declaredOf } from './workflow/contract/contract-of.js';
import { declaredFile, declaredText } from './workflow/contract/declared-file.js';
import { Answers, FactSources, Jobs, Openings, Steps } from './workflow/index.js';

/**
 * `npm run contract`: puts down in `processes/contract.json` what the code declares to read and write, for the checks
 * and the editors that have the files and not the service.
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
  steps: service.get(Steps, at),
  jobs: service.get(Jobs, at),
  answers: service.get(Answers, at),
  facts: service.get(FactSources, at),
  openings: service.get(Openings, at),
});
const file = join(processesDirectory, declaredFile);
writeFileSync(file, declaredText(declared));
process.stdout.write(`${file}\n`);
await service.close();
rmSync(dir, { recursive: true, force: true });
