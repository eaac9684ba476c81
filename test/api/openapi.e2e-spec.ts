import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/platform/http/routes/openapi.js';
import { RouteRegister } from '../../src/platform/http/routes/route-register.js';
import { resolved } from '../support/document.js';
import { type EdgeCouncil, edgeCouncil } from './support/edge-council.js';
import { NotesController } from './support/notes.controller.js';
import { undescribed } from './support/undescribed.js';

let edge: EdgeCouncil;
beforeAll(async () => {
  edge = await edgeCouncil({ controllers: [NotesController] });
});
afterAll(() => edge.close());

describe('the description of the interface', () => {
  it('is OpenAPI 3.1 for anyone to read, and a page for people', async () => {
    const nobody = edge.council.nobody();
    const { body } = await nobody.at('get', '/openapi.json').expect(200);
    expect(body.openapi).toMatch(/^3\.1/);
    const page = await nobody.at('get', '/api/docs').redirects(1).expect(200);
    expect(page.text).toContain('swagger-ui');
  });

  it('lists every route with its summary, roles, refusals and example', () => {
    const routes = edge.council.app.get(RouteRegister).routes();
    expect(routes.length).toBeGreaterThan(8);
    expect(undescribed(openApiDocument(edge.council.app), routes)).toEqual([]);
  });

  it('says of a creating route what it may be refused with and that it takes a key', async () => {
    const { body } = await edge.council.nobody().at('get', '/openapi.json');
    const create = body.paths['/api/v1/notes'].post;
    expect(create).toMatchObject({ summary: 'Записати.', 'x-roles': ['registrar'], security: [{ bearer: [] }] });
    expect(create.requestBody.content['application/json']).toMatchObject({ example: { text: 'а' } });
    expect(create.requestBody.content['application/json'].schema).toBeDefined();
    expect(create.parameters.map((one: { name: string }) => one.name)).toEqual(['Idempotency-Key']);
    const refused = (status: string) => resolved(body, create.responses[status]);
    expect(refused('403')).toMatchObject({
      content: {
        'application/problem+json': { examples: { ROLE_MISSING: { $ref: '#/components/examples/ROLE_MISSING' } } },
      },
    });
    expect(body.components.examples.ROLE_MISSING.value).toMatchObject({ status: 403, code: 'ROLE_MISSING' });
    expect(refused('409')).toMatchObject({ description: expect.stringContaining('IDEMPOTENCY_IN_FLIGHT') });
    expect(refused('422')).toMatchObject({ description: expect.stringContaining('BODY_INVALID') });
    const change = body.paths['/api/v1/notes/{id}'].put;
    expect(change.parameters.map((one: { name: string }) => one.name)).toContain('If-Match');
    expect(change.responses).toHaveProperty('428');
  });
});
