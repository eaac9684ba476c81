import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { openApiDocument } from '../../src/platform/http/routes/openapi.js';
import { documentFile, readDocument } from '../support/document.js';
import { openCouncil, type OpenCouncil } from './support/council.js';

let office: OpenCouncil;
beforeAll(async () => {
  office = await openCouncil((config, log) => AppModule.forRoot(config, log));
});
afterAll(() => office.close());

/** If this fails, the interface has changed: `npm run openapi` writes both files anew. */
describe('the interface that is written down', () => {
  it('is the one that the service describes', () => {
    const described: unknown = JSON.parse(JSON.stringify(openApiDocument(office.council.app)));
    expect(readDocument(), `${documentFile} is old: npm run openapi`).toEqual(described);
  });

  it('is the one that our client is typed by', async () => {
    const types = astToString(await openapiTS(new URL(`../../${documentFile}`, import.meta.url), { defaultNonNullable: false }));
    expect(readFileSync('client/api.d.ts', 'utf8').endsWith(types), 'client/api.d.ts is old: npm run openapi').toBe(
      true,
    );
  });
});
