import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { RouteRegister } from '../../src/platform/http/routes/route-register.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import type { Speaker } from './support/speaker.js';

let service: OpenCouncil;
let admin: Speaker;
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log), { env: { WORKER: 'no' } });
  admin = await service.council.as('workflow-admin');
});
afterAll(() => service.close());

const within = (depth: number, open: string, close: string, core = ''): string =>
  open.repeat(depth) + core + close.repeat(depth);
const definitions = (inner: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="deep" isExecutable="true">${inner}</process></definitions>`;

describe('a diagram nested for no other reason than to exhaust its reader', () => {
  const subProcesses = (depth: number): string =>
    Array.from({ length: depth }, (_, level) => `<subProcess id="s${level}">`).join('') + '</subProcess>'.repeat(depth);

  it.each([
    ['20,000 elements that nobody knows', within(20_000, '<x>', '</x>')],
    ['15,000 processes inside one another', subProcesses(15_000)],
    ['240 processes inside one another', subProcesses(240)],
    ['10,000 documentations', within(10_000, '<documentation>', '</documentation>')],
    ['extensions 240 deep', `<extensionElements>${within(240, '<a>', '</a>')}</extensionElements>`],
  ])('is refused: %s', async (_what, inner) => {
    const xml = definitions(inner);
    const { body: tried } = await admin.post('/processes/deep/versions?dryRun=true', { xml }).expect(200);
    const { status, body } = await admin.post('/processes/deep/versions', { xml });
    expect([tried.reports.length > 0, status, body.code]).toEqual([true, 422, 'DIAGRAM_INVALID']);
  });
});

describe('a body nested twenty thousand deep', () => {
  // As text: no client could write such a body down either.
  const deep = within(20_000, '[', ']');
  const payload = `{"filter":${deep},"files":${deep},"facts":${deep}}`;

  it('is refused on every route that takes one', async () => {
    const routes = service.council.app.get(RouteRegister).routes();
    const taking = routes.filter(({ method, path }) => method === 'POST' && path !== '/sessions');
    const speakers = ['registrar', 'office-head', 'workflow-admin', 'compliance-reviewer', 'control'];
    for (const { path, access } of taking) {
      const who = speakers.find((role) => !Array.isArray(access) || (access as readonly string[]).includes(role));
      const speaker = await service.council.as(who ?? 'deputy-mayor-housing');
      const address = path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
      const headers = { authorization: `Bearer ${speaker.token ?? ''}`, 'content-type': 'application/json' };
      const answer = await service.council.app.inject({ method: 'POST', url: `/api/v1${address}`, headers, payload });
      expect([path, answer.json().code]).toEqual([path, 'BODY_MALFORMED']);
    }
  });

  it('is refused inside a file of rules too, and inside its conditions', async () => {
    const conditions = within(3000, '{"all":[', ']}', '{"fact":"x"}');
    for (const text of [
      within(20_000, '[', ']'),
      `{"id":"term","editions":[{"rules":[{"conditions":${conditions}}]}]}`,
    ]) {
      const { status, body } = await admin.post('/workbench/lint', { files: { 'term.rules.json': text } });
      expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('Вкладеність понад 32 рівні')]);
    }
  });
});
