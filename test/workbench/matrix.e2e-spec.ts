import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { systemActor } from '../../src/domain/actor.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { DecisionLog, type Facts, PolicyService } from '../../src/policy/index.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { countDecisions } from '../../src/workbench/matrix/decision-counts.js';
import type { Matrix } from '../../src/workbench/matrix/matrix.js';
import { matrixVerb } from '../../src/workbench/matrix/matrix-verb.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';
import { rowOf } from './matrix-support.js';

let house: OpenCouncil;
let reviewer: Speaker;
beforeAll(async () => {
  house = await openCouncil((config, log) => AppModule.forRoot(config, log));
  reviewer = await house.council.as('compliance-reviewer');
  const staff = (first: boolean, any: boolean): Facts => ({
    'letter.addressee': 'council',
    'case.fromReception': false,
    'resolution.firstExecutorIsDistrict': false,
    'resolution.firstExecutorIsStaff': first,
    'resolution.anyStaffExecutor': any,
  });
  await record('main-executor', staff(true, true), staff(true, true), staff(false, true), staff(false, false));
});
afterAll(() => house.close());

/** Asks the rules as a case would, and keeps the answers in the service's own database. */
async function record(ruleSet: string, ...asked: readonly Facts[]): Promise<void> {
  const { app } = house.council;
  const on = { receivedOn: plainDate('2026-02-02'), decidedOn: plainDate('2026-03-02') };
  for (const facts of asked) {
    const decision = await app.get(PolicyService).decide(ruleSet, facts, on);
    const occasion = { subject: 'case-1', by: systemActor, at: new Date('2026-03-02T07:00:00Z') };
    await unitOfWork(app.get(DataSource), (manager) => app.get(DecisionLog).record(manager, decision, occasion));
  }
}

const asked = async (query: string): Promise<Matrix> =>
  (await reviewer.at('get', `/workbench/matrix${query}`).expect(200)).body;

describe('the matrix over HTTP', () => {
  it('counts the decisions that rest on a clause and those a rule has made', async () => {
    const matrix = await asked('?act=kr-225-r-2023');
    expect(matrix.acts.map(({ id }) => id)).toEqual(['kr-225-r-2023']);
    expect(matrix.decisions).toBe(4);
    expect(['KR-3.12', 'KR-3.13', 'KR-3.7'].map((clause) => rowOf(matrix, clause).decisions)).toEqual([2, 1, 0]);
    const [fallback] = rowOf(await asked('?act=setting'), 'Н-main-executor').rules;
    expect(fallback).toMatchObject({ ref: 'main-executor/за-замовчуванням', decisions: 1 });
    const rule = rowOf(matrix, 'KR-3.12').rules.find(({ ref }) => ref === 'main-executor/3.12-first-named');
    expect(rule).toMatchObject({ decisions: 2, resource: '/api/v1/rule-sets/main-executor' });
  });

  it('counts the same however few are counted at a time', async () => {
    const { manager } = house.council.app.get(DataSource);
    const whole = await countDecisions(manager);
    expect([whole.total, whole.byRule['main-executor/3.12-first-named']]).toEqual([4, 2]);
    for (const chunk of [1, 2, 3, 4]) expect(await countDecisions(manager, chunk)).toEqual(whole);
  });

  it('leads to the resources that show a thing', async () => {
    const row = rowOf(await asked(''), 'KR-3.12');
    const paths = [...row.rules, ...row.nodes].map(({ resource }) => resource);
    for (const path of new Set(paths)) await reviewer.at('get', String(path)).expect(200);
    expect(paths).toContain('/api/v1/processes/consideration');
  });

  it('is a page to print that a strict browser shows', async () => {
    const { text, headers } = await reviewer.get('/workbench/matrix?act=kr-225-r-2023&format=html').expect(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toBe(`default-src 'none'; style-src 'unsafe-inline'`);
    expect(text).toContain('<html lang="uk">');
    expect(text).toContain('href="/api/v1/rule-sets/main-executor"');
    expect(text).toContain('<td class="count">2</td>');
    expect(text).not.toContain('не підраховано');
  });

  it('is a table for a spreadsheet, and Markdown', async () => {
    const csv = await reviewer.get('/workbench/matrix?act=law-393-96&format=csv').expect(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="matrix.csv"');
    expect(parse(csv.text, { bom: true, delimiter: ';' })).toHaveLength(1 + 14);
    const md = await reviewer.get('/workbench/matrix?act=law-393-96&format=md').expect(200);
    expect(md.headers['content-type']).toBe('text/markdown; charset=utf-8');
  });

  it('refuses an act that is not there, a format that is not there, and whoever may not ask', async () => {
    const { body } = await reviewer.get('/workbench/matrix?act=law-393-69').expect(404);
    expect(body).toMatchObject({ code: 'NOT_FOUND', detail: expect.stringContaining('law-393-96') });
    const { body: wrong } = await reviewer.get('/workbench/matrix?format=pdf').expect(422);
    expect(wrong.code).toBe('BODY_INVALID');
    await (await house.council.as('registrar')).get('/workbench/matrix').expect(403);
  });
});

describe('the command beside a running service', () => {
  async function command(env: NodeJS.ProcessEnv): Promise<{ matrix: Matrix; err: string }> {
    const said = { out: '', err: '' };
    const streams = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
    const surroundings = { env, now: () => new Date('2026-03-02T07:00:00Z') };
    await runCommand([matrixVerb], ['matrix', '--json'], streams, surroundings);
    return { matrix: JSON.parse(said.out), err: said.err };
  }

  it('counts in the same database', async () => {
    const { DATA_DIR, DATABASE_URL } = house.config;
    const { matrix, err } = await command({ DATA_DIR, DATABASE_URL });
    expect([matrix.decisions, rowOf(matrix, 'KR-3.12').decisions, err]).toEqual([4, 2, '']);
    expect(matrix).toEqual(await asked(''));
  });

  it('says why it has not counted where the database cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'pryimalnia.sqlite'), 'не база даних, а лист'.repeat(200));
    const unreadable = house.config.DATABASE_URL?.replace(/\/[^/]*$/, '/no_such_database');
    const { matrix, err } = await command({ DATA_DIR: folder, DATABASE_URL: unreadable });
    expect([matrix.decisions, rowOf(matrix, 'KR-3.12').decisions]).toEqual([null, null]);
    expect(err).toContain('Записані рішення не підраховано: базу не прочитано');
    expect(existsSync(join(folder, 'pryimalnia.sqlite-wal'))).toBe(false);
  });
});
