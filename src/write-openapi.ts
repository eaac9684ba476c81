import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import { readConfig } from './platform/config.js';
import { createService } from './platform/http/edge.js';
import { openApiDocument } from './platform/http/routes/openapi.js';
import { Log } from './platform/log.js';

/**
 * `npm run openapi`: puts down in `docs/openapi.json` the interface as the controllers describe it, for whoever builds
 * a client; the routes of a training installation are among them.
 */
const dir = mkdtempSync(join(tmpdir(), 'pryimalnia-openapi-'));
const log = new Log('silent');
const config = readConfig({ DATA_DIR: dir, WORKER: 'no', CLOCK: 'manual:2026-03-02T09:00:00+02:00' });
const service = await createService(AppModule.forRoot(config, log), log);
writeFileSync('docs/openapi.json', `${JSON.stringify(openApiDocument(service), null, 1)}\n`);
await service.close();
rmSync(dir, { recursive: true, force: true });
