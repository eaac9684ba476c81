import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLetter } from '../api/support/letters.js';
import { hostileFiles } from './hostile-files.js';
import { openCouncil, type OpenCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';
import { AppModule } from '../../src/app.module.js';
import { rulesDirectory } from '../../src/platform/installation.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { DecisionLog } from '../../src/policy/index.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { explainVerb } from '../../src/workbench/explain/explain-verb.js';

let service: OpenCouncil;
let reviewer: Speaker;
let decisions: { id: string; ruleSet: string; digest: string }[];
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  reviewer = await service.council.as('compliance-reviewer');
  const registrar = await service.council.as('registrar');
  const { body: appeal } = await registrar.post('/appeals', aLetter()).expect(201);
  decisions = (await registrar.get(`/appeals/${appeal.id}/decisions`).expect(200)).body.items;
});
afterAll(() => service.close());

function decisionOf(ruleSet: string) {
  const found = decisions.find((one) => one.ruleSet === ruleSet);
  if (!found) throw new Error(`nothing was decided by ${ruleSet}`);
  return found;
}

describe('a decision of the running council is explained', () => {
  it('to each reader over the interface, in the same words as on the command line', async () => {
    const { id, digest } = decisionOf('term');
    for (const reader of ['citizen', 'clerk', 'auditor']) {
      const { body } = await reviewer.get(`/workbench/explanations/${id}?for=${reader}`).expect(200);
      const told: string[] = [];
      const streams = { out: (text: string) => told.push(text), err: (text: string) => told.push(text) };
      const { DATABASE_URL, DATA_DIR } = service.config;
      const env = { DATA_DIR, ...(DATABASE_URL === undefined ? {} : { DATABASE_URL }) };
      const surroundings = { env, now: () => new Date('2026-03-02T09:00:00Z') };
      const call = ['explain', '--decision', id, '--for', reader];
      expect(await runCommand([explainVerb], call, streams, surroundings)).toBe(0);
      expect(told.join('\n')).toBe(body.text.join('\n'));
      expect(body.for).toBe(reader);
    }
    const { body } = await reviewer.get(`/workbench/explanations/${id}?for=auditor`).expect(200);
    expect(body.text).toContain(`Редакція: sha256 ${digest}.`);
    expect(body.asked).toMatchObject({ id, overriddenBy: null });
    expect(JSON.stringify(body)).not.toContain('Коваленко');
  });

  it('with what an official decided instead', async () => {
    const { id } = decisionOf('priority');
    const override = { outcome: 'at-once', reason: 'У будинку мала дитина.', at: new Date('2026-03-03T08:00:00Z') };
    const by = { id: 'p-head', name: 'Керуюча справами', roles: [], unit: null, posts: [] };
    const log = service.council.app.get(DecisionLog, { strict: false });
    await unitOfWork(service.council.app.get(DataSource), (manager) => log.override(manager, id, { ...override, by }));
    const told = async (reader: string) =>
      (await reviewer.get(`/workbench/explanations/${id}?for=${reader}`).expect(200)).body.text.join('\n');
    expect(await told('citizen')).toMatch(/прийнято рішення: «невідкладно»\..*«У будинку мала дитина»\.$/);
    expect(await told('clerk')).toMatch(/^Посадова особа вирішила інакше, ніж правила: невідкладно\./);
    expect(await told('auditor')).toContain('Змінено: невідкладно (at-once); p-head 2026-03-03T08:00:00.000Z');
  });

  it('to reviewers and admins only, and only where there is one', async () => {
    const { id } = decisionOf('term');
    await (await service.council.as('registrar')).get(`/workbench/explanations/${id}`).expect(403);
    await reviewer.get('/workbench/explanations/0b7cbe8e-6b1f-4b35-9a7e-0f5f1f7f6a11').expect(404);
    await reviewer.get('/workbench/explanations/x').expect(422);
    await reviewer.get(`/workbench/explanations/${id}?for=mayor`).expect(422);
  });
});

describe('facts are explained as a trial', () => {
  const facts = {
    'letter.addressee': 'council',
    'case.fromReception': false,
    'resolution.firstExecutorIsDistrict': false,
    'resolution.firstExecutorIsStaff': false,
    'resolution.anyStaffExecutor': true,
  };
  const trial = { ruleSet: 'main-executor', facts, receivedOn: '2024-03-04', for: 'citizen' };
  const path = '/workbench/explanations';

  it('by the present rules, or by those that were sent along', async () => {
    const { body } = await reviewer.post(path, trial).expect(200);
    expect(body.text).toEqual([expect.stringContaining('прийнято рішення: «наступний із виконкому»')]);
    const file = 'main-executor.rules.json';
    const text = readFileSync(join(rulesDirectory, file), 'utf8').replace(
      'наступний із виконкому',
      'другий у резолюції',
    );
    const proposed = await reviewer.post(path, { ...trial, files: { [file]: text } }).expect(200);
    expect(proposed.body.text).toEqual([expect.stringContaining('прийнято рішення: «другий у резолюції»')]);
    const faulty = await reviewer.post(path, { ...trial, files: { [file]: '{ "id": ' } }).expect(422);
    expect(faulty.body.errors[0].detail).toContain('main-executor.rules.json:1: Файл обривається');
  });

  it('and refused, each fact by its place', async () => {
    const wrong = await reviewer
      .post(path, { ...trial, facts: { 'resolution.firstExecutorIsStaff': 'так' } })
      .expect(422);
    expect(wrong.body.code).toBe('FACTS_INVALID');
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain(
      '/facts/resolution.firstExecutorIsStaff',
    );
    const contradictory = {
      ...facts,
      'resolution.firstExecutorIsStaff': true,
      'resolution.anyStaffExecutor': false,
    };
    const impossible = await reviewer.post(path, { ...trial, facts: contradictory }).expect(422);
    expect(impossible.body).toMatchObject({ code: 'FACTS_IMPOSSIBLE' });
    expect((await reviewer.post(path, { ...trial, receivedOn: '1990-01-01' }).expect(422)).body.code).toBe(
      'NO_EDITION_IN_FORCE',
    );
    await reviewer.post(path, { ...trial, ruleSet: 'main-executer' }).expect(404);
  });
});

describe('spoilt rules sent over the interface', () => {
  const facts = {
    'letter.addressee': 'council',
    'case.fromReception': false,
    'resolution.firstExecutorIsDistrict': false,
    'resolution.firstExecutorIsStaff': false,
    'resolution.anyStaffExecutor': true,
  };
  const trial = { ruleSet: 'main-executor', facts, receivedOn: '2024-03-04' };
  const sent = (file: string, text: string) =>
    reviewer.post('/workbench/explanations', { ...trial, files: { [file]: text } });
  const digest = async (): Promise<string> => (await reviewer.get('/rule-sets/term').expect(200)).body.digest;
  const [tooLong, fitting] = [
    hostileFiles.filter(({ text }) => text.length > 1_000_000),
    hostileFiles.filter(({ text }) => text.length <= 1_000_000),
  ];

  it('are refused by file, line and letter, and change nothing', async () => {
    const before = await digest();
    for (const { name, file, text, says } of fitting) {
      const { status, body } = await sent(file, text);
      const told = (body.errors ?? []).map(({ detail }: { detail: string }) => detail).join('\n');
      expect([name, status, body.code]).toEqual([name, 422, 'BODY_INVALID']);
      expect(told, name).toContain(says.replace(/^\/rules.*|^\/parameters.*/, ''));
      expect(told).toMatch(/\.json:\d+: /);
    }
    expect(await digest()).toBe(before);
  });

  it('are not even read when they are too long', async () => {
    expect(tooLong).not.toEqual([]);
    for (const { file, text } of tooLong) expect((await sent(file, text).expect(413)).body.code).toBe('BODY_TOO_LARGE');
  });
});
