import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../src/app.module.js';
import { letterExample } from '../../../src/appeals/routes/letter-example.js';
import { IncidentRecord, PassageRecord, ProcessInstanceRecord } from '../../../src/workflow/tables.js';
import { type OpenCouncil, openCouncil } from '../../api/support/council.js';
import type { Speaker } from '../../api/support/speaker.js';

let service: OpenCouncil;
let registrar: Speaker;
let appeal: string;

beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  registrar = await service.council.as('registrar');
  const taken = await registrar.post('/appeals', letterExample, { key: 'drawn-1' }).expect(201);
  appeal = String(taken.body.id);
});
afterAll(() => service.close());

async function picture(path: string, who = registrar): Promise<string> {
  const { body } = await who
    .at('get', path)
    .expect(200)
    .expect('content-type', /^image\/svg\+xml/);
  return Buffer.isBuffer(body) ? body.toString('utf8') : '';
}

function marked(drawing: string, state: string): string[] {
  return [...drawing.matchAll(/data-element-id="([^"]+)" data-type="\w+" data-state="(\w+)"/g)]
    .filter(([, , found]) => found === state)
    .map(([, id = '']) => id);
}

describe('the drawing of a process', () => {
  it('is for everybody who has signed in, and stands on nobody', async () => {
    const drawing = await picture(
      '/processes/written-appeal/diagram.svg',
      await service.council.as('culture-executor-1'),
    );
    expect(drawing).toMatch(/^<svg /);
    expect(drawing).toContain('data-element-id="look-through"');
    expect(drawing).not.toContain('data-state');
    await service.council.nobody().get('/processes/written-appeal/diagram.svg').expect(401);
  });

  it('is refused for a process that there is not', async () => {
    const { body } = await registrar.get('/processes/no-such/diagram.svg').expect(404);
    expect(body.code).toBe('PROCESS_UNKNOWN');
  });
});

async function keptOf(processKey: string): Promise<string[]> {
  const { manager } = service.council.app.get(DataSource);
  const { id } = await manager.findOneByOrFail(ProcessInstanceRecord, { businessKey: appeal, processKey });
  const rows = await manager.findBy(PassageRecord, { instanceId: id });
  return [...new Set(rows.filter(({ kind }) => kind !== 'cancelled').map(({ elementId }) => elementId))];
}

describe('the drawing of a case', () => {
  it('shows where its root waits and which way it has come', async () => {
    const drawing = await picture(`/appeals/${appeal}/diagram.svg`);
    expect(marked(drawing, 'waiting')).toEqual(['consider']);
    const passed = marked(drawing, 'passed');
    expect(passed).toEqual(
      expect.arrayContaining(['letter-received', 'route', 'register', 'admit', 'admission-outcome--consider']),
    );
    for (const id of ['look-through', 'forward', 'both-powers', 'close-appeal']) expect(passed).not.toContain(id);
    expect(passed.toSorted()).toEqual((await keptOf('written-appeal')).filter((id) => id !== 'consider').toSorted());
  });

  it('shows the process it has called, with its tasks and timers', async () => {
    const drawing = await picture(`/appeals/${appeal}/diagram.svg?process=consideration`);
    expect(marked(drawing, 'waiting').sort()).toEqual(['before-term', 'resolve']);
    expect(marked(drawing, 'passed')).toEqual(
      expect.arrayContaining(['set-first-term', 'name-leader', 'work-and-watch']),
    );
  });

  it('moves on with the case', async () => {
    await service.council.clock.moveTo('2026-04-01T12:00');
    const drawing = await picture(`/appeals/${appeal}/diagram.svg?process=consideration`);
    expect(marked(drawing, 'passed')).toContain('before-term');
    expect(marked(drawing, 'waiting')).not.toContain('before-term');
    expect(marked(drawing, 'waiting')).toContain('resolve');
  });

  it('says beneath it what of the way nobody kept', async () => {
    const { manager } = service.council.app.get(DataSource);
    const path = `/appeals/${appeal}/diagram.svg?process=consideration` as const;
    expect(await picture(path)).not.toContain('не збережено');
    const { id } = await manager.findOneByOrFail(ProcessInstanceRecord, {
      businessKey: appeal,
      processKey: 'consideration',
    });
    const kept = await manager.findBy(PassageRecord, { instanceId: id });
    await manager.delete(PassageRecord, { instanceId: id });
    const forgotten = await picture(path);
    expect(forgotten).toContain('Пройденого шляху не збережено');
    expect(marked(forgotten, 'passed')).toEqual([]);
    await manager.insert(PassageRecord, kept);
  });

  it('shows where it could not go on', async () => {
    const { manager } = service.council.app.get(DataSource);
    const {
      id: instanceId,
      processKey,
      rootId,
    } = await manager.findOneByOrFail(ProcessInstanceRecord, {
      businessKey: appeal,
      processKey: 'consideration',
    });
    await manager.insert(IncidentRecord, {
      id: 'f5a1c7de-0000-4000-8000-000000000001',
      instanceId,
      rootId,
      processKey,
      businessKey: appeal,
      elementId: 'set-leader-term',
      kind: 'command',
      subjectId: null,
      message: 'the rules were not there',
      detail: null,
      attempts: 1,
      isOpen: true,
      createdAt: new Date(0),
      createdBy: 'system',
      version: 1,
      resolvedAt: null,
      resolvedBy: null,
      resolution: null,
    });
    const drawing = await picture(`/appeals/${appeal}/diagram.svg?process=consideration`);
    expect(marked(drawing, 'incident')).toEqual(['set-leader-term']);
  });

  it('is refused for a process it has not come to, and for a parameter that there is not', async () => {
    const { body } = await registrar.get(`/appeals/${appeal}/diagram.svg?process=reply`).expect(404);
    expect(body.code).toBe('NOT_FOUND');
    await registrar.get(`/appeals/${appeal}/diagram.svg?prozess=reply`).expect(422);
  });

  it('is for those only who may read the appeal: others learn not even that it is there', async () => {
    const stranger = await service.council.as('culture-executor-1');
    const hidden = await stranger.get(`/appeals/${appeal}/diagram.svg`).expect(404);
    const absent = await stranger.get('/appeals/00000000-0000-4000-8000-000000000000/diagram.svg').expect(404);
    expect(hidden.body).toMatchObject({ code: 'NOT_FOUND', detail: absent.body.detail });
    const reviewer = await service.council.as('compliance-reviewer');
    expect((await reviewer.get(`/appeals/${appeal}/diagram.svg`)).body.code).toBe('ROLE_MISSING');
  });
});
