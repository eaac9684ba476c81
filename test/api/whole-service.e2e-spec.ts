import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { openApiDocument } from '../../src/platform/http/routes/openapi.js';
import { type Route, RouteRegister } from '../../src/platform/http/routes/route-register.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import { undescribed } from './support/undescribed.js';

let service: OpenCouncil;
let routes: Route[];
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  routes = service.council.app.get(RouteRegister).routes();
});
afterAll(() => service.close());

const address = (path: string): string => path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');

describe('every route of the service', () => {
  it('says who may call it', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => route.access === undefined)).toEqual([]);
  });

  it('is open to everybody only where that is meant', () => {
    const open = routes.filter((route) => route.access === 'public').map((route) => `${route.method} ${route.path}`);
    expect(open.sort()).toEqual([
      'GET /health/live',
      'GET /health/ready',
      'GET /timetable',
      'GET /timetable.ics',
      'GET /timetable/page',
      'POST /sessions',
    ]);
  });

  it('refuses whoever shows no key, before it looks at anything else', async () => {
    const nobody = service.council.nobody();
    for (const { method, path } of routes.filter((route) => route.access !== 'public')) {
      const verb = method.toLowerCase();
      if (!isVerb(verb)) throw new Error(`${method} ${path}: the tests cannot speak so.`);
      const answer = await nobody.at(verb, address(path), {});
      expect([`${method} ${path}`, answer.status]).toEqual([`${method} ${path}`, 401]);
    }
  });

  it('refuses whoever has none of its roles', async () => {
    for (const { method, path, access } of routes) {
      if (access === undefined || access === 'public' || access === 'signed-in') continue;
      const stranger = strangers.find((role) => !access.includes(role));
      if (stranger === undefined) throw new Error(`${method} ${path}: open to every stranger of this test.`);
      const verb = method.toLowerCase();
      if (!isVerb(verb)) throw new Error(`${method} ${path}: the tests cannot speak so.`);
      const answer = await (await service.council.as(stranger)).at(verb, address(path), {});
      expect([`${method} ${path}`, answer.body.code]).toEqual([`${method} ${path}`, 'ROLE_MISSING']);
    }
  });

  it('is described with a Ukrainian summary, its roles, its refusals and examples', () => {
    expect(undescribed(openApiDocument(service.council.app), routes)).toEqual([]);
  });

  it('that creates takes a key, so that a repeated request creates nothing twice', () => {
    const creating = routes.filter((route) => route.method === 'POST' && /^\/(?:appeals|absences)$/.test(route.path));
    expect(creating.filter((route) => !route.idempotent).map((route) => route.path)).toEqual([]);
  });
});

const strangers = ['compliance-reviewer', 'registrar', 'workflow-admin', 'control'] as const;
const verbs = ['get', 'post', 'put', 'patch', 'delete'] as const;
const isVerb = (verb: string): verb is (typeof verbs)[number] => verbs.some((one) => one === verb);
