import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import type { LintReport } from '../../src/workbench/lint/lint.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';
import { tries } from '../support/counts.js';
import { hostileFiles } from './hostile-files.js';

const shipped = readFileSync(new URL('../../rules/main-executor.rules.json', import.meta.url), 'utf8');
const literal = fileURLToPath(new URL('literal/rules/main-executor-literal.rules.json', import.meta.url));

let house: OpenCouncil;
let reviewer: Speaker;
beforeAll(async () => {
  house = await openCouncil((config, log) => AppModule.forRoot(config, log));
  reviewer = await house.council.as('compliance-reviewer');
});
afterAll(() => house.close());

const posted = async (files: Readonly<Record<string, string>>): Promise<LintReport> =>
  (await reviewer.post('/workbench/lint', { files }).expect(200)).body;

describe('lint over HTTP', () => {
  it('finds the present rules clean, and tells one set alone', async () => {
    const { body: whole } = await reviewer.get('/workbench/lint').expect(200);
    expect(whole.counts).toMatchObject({ error: 0, warning: 0 });
    const { body: one } = await reviewer.get('/workbench/lint?set=admission').expect(200);
    expect(one.sets).toEqual(['admission']);
    expect(one.findings.every(({ set }: { set: string }) => set === 'admission')).toBe(true);
  });

  it('gives SARIF, and refuses a set or a form that is not there', async () => {
    const { body } = await reviewer.get('/workbench/lint?format=sarif').expect(200);
    expect(body).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'pryimalnia-lint' } } }] });
    await reviewer.get('/workbench/lint?set=admision').expect(404);
    await reviewer.get('/workbench/lint?format=xml').expect(422);
  });

  it('proves a collision in a proposal, and leaves the present rules as they are', async () => {
    const text = shipped
      .replace('"priority": 10', '"priority": 20')
      .replace('"operator": "equal", "value": false', '"operator": "equal", "value": true');
    const { findings } = await posted({ 'main-executor.rules.json': text });
    const found = findings.find(({ code }) => code === 'rules-conflict');
    expect(found?.file).toMatch(/\/main-executor\.rules\.json$/);
    expect(found?.region?.lines.length).toBeGreaterThan(0);
    expect(found?.witness).toContainEqual(
      expect.objectContaining({ fact: 'resolution.firstExecutorIsStaff', value: true }),
    );
    const { body } = await reviewer.get('/workbench/lint?set=main-executor').expect(200);
    expect(body.counts).toMatchObject({ error: 0, warning: 0 });
  });

  it('tells faults of a file as findings with code and line', async () => {
    const { findings, counts } = await posted({
      'main-executor-literal.rules.json': readFileSync(literal, 'utf8').slice(0, 200),
    });
    expect(counts.error).toBe(1);
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'unreadable-file', set: 'main-executor-literal', line: 5 },
    ]);
  });

  it('answers every kind of spoilt file with findings or a refusal, never with a fault of the service', async () => {
    const some = hostileFiles.filter((_, i) => i % tries(12, 6) === 1);
    for (const { name, file, text, says } of some) {
      const { status, body } = await reviewer.post('/workbench/lint', { files: { [file]: text } });
      if (text.length > 1_000_000) expect([413, 422], name).toContain(status);
      else {
        expect(status, name).toBe(200);
        const told = (body as LintReport).findings.map((one) => `${one.pointer || '/'}: ${one.text}`).join('\n');
        expect(told, name).toContain(says);
      }
    }
    await reviewer.post('/workbench/lint', { files: { '../package.json': '{}' } }).expect(422);
    await reviewer.post('/workbench/lint', { files: { 'term.rules.json': 'x'.repeat(2_000_000) } }).expect(413);
  });

  it('is not for everybody', async () => {
    const clerk = await house.council.as('registrar');
    await clerk.get('/workbench/lint').expect(403);
    await clerk.post('/workbench/lint', { files: {} }).expect(403);
  });
});
