import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { rulesDirectory } from '../../src/platform/installation.js';
import { PolicyService } from '../../src/policy/index.js';
import { RuleEditionRecord } from '../../src/policy/tables.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { exitCodes } from '../../src/workbench/command/verb.js';
import { diffVerb } from '../../src/workbench/diff/diff-verb.js';
import { exampleProposal } from '../../src/workbench/command/posted-rules.js';
import type { Conversation } from '../api/support/conversation.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';

let house: OpenCouncil;
let council: Conversation;
let reviewer: Speaker;
beforeAll(async () => {
  house = await openCouncil((config, log) => AppModule.forRoot(config, log));
  council = house.council;
  reviewer = await council.as('compliance-reviewer');
});
afterAll(() => house.close());

const exampleTable = exampleProposal.files['tests/main-executor.md'];
const file = 'main-executor.rules.json';
const present = readFileSync(join(rulesDirectory, file), 'utf8');

/** What two rules answer, the other way round. */
const swapped = present
  .replaceAll('"type": "first-named"', '"type": "other"')
  .replaceAll('"type": "next-staff"', '"type": "first-named"')
  .replaceAll('"type": "other"', '"type": "next-staff"');

describe('/workbench/tests', () => {
  it('puts the tables of the present rules to them', async () => {
    const { body } = await reviewer.get('/workbench/tests?set=main-executor').expect(200);
    expect(body).toMatchObject({ failed: 0, sets: [{ ruleSet: 'main-executor', failed: [] }] });
    expect(body.rows).toBe(body.passed);
    expect(body.rows).toBeGreaterThan(3);
    const unknown = await reviewer.get('/workbench/tests?set=main-executer').expect(404);
    expect(unknown.body.detail).toContain('Можливо, «main-executor»?');
  });

  it('tries a posted table, in Markdown or CSV, alone', async () => {
    const post = (files: object) => reviewer.post('/workbench/tests', { files }).expect(200);
    const { body } = await post({ 'tests/main-executor.md': exampleTable });
    expect(body).toMatchObject({ rows: 1, passed: 1, regions: 1, sets: [{ proved: [{ share: expect.any(Number) }] }] });
    const sheet = [
      '№;Випадок;Набір;Надходження;Рішення від;питання з особистого прийому;адресат;перший виконавець — виконком районної ради;перший виконавець із виконкому;у резолюції є виконавець із виконкому;Рішення;Пункт',
      '1;Нікого;main-executor;04.03.2024;;ні;міська рада чи виконком;ні;ні;*;наступний із виконкому;KR-3.13; З-7',
    ];
    const wrong = await post({
      'tests/main-executor.csv': sheet.join('\r\n').replace('KR-3.13; З-7', '"KR-3.13; З-7"'),
    });
    expect(wrong.body).toMatchObject({ rows: 1, failed: 1 });
    expect(wrong.body.sets[0].failed[0].faults.join('\n')).toContain(
      'там, де у резолюції є виконавець із виконкому — ні',
    );
  });

  it('says how files of rules are called when one is posted under another name', async () => {
    const { body } = await reviewer.post('/workbench/tests', { files: { 'новий.rules.json': '{}' } }).expect(422);
    expect(body.errors).toEqual([
      { pointer: '/files/новий.rules.json', detail: expect.stringContaining('Файл правил зветься «набір.rules.json»') },
    ]);
  });

  it('tries posted rules by all tables of the set', async () => {
    const files = { [file]: swapped };
    const { body } = await reviewer.post('/workbench/tests?set=main-executor', { files }).expect(200);
    expect(body.failed).toBeGreaterThan(0);
  });

  it('refuses faulty tables, rules and names by their place', async () => {
    const refused = async (files: object) => (await reviewer.post('/workbench/tests', { files }).expect(422)).body;
    const table = await refused({ 'tests/main-executor.md': exampleTable.replace('| так', '| мабуть') });
    expect(table).toMatchObject({ code: 'BODY_INVALID', errors: [{ pointer: '/files/tests~1main-executor.md' }] });
    expect(table.errors[0].detail).toContain(
      'tests/main-executor.md:6, стовпець «перший виконавець із виконкому»: «мабуть» не є',
    );
    const rules = await refused({ [file]: present.slice(0, 200) });
    expect(rules.errors[0]).toMatchObject({ pointer: '/files/main-executor.rules.json' });
    const name = await refused({ '../../etc/passwd': 'x' });
    expect(name.code).toBe('BODY_INVALID');
  });

  it('is for those who answer for the rules', async () => {
    await (await council.as('registrar')).get('/workbench/tests').expect(403);
    await council.nobody().get('/workbench/diffs?was=0123456789').expect(401);
  });
});

describe('/workbench/diffs', () => {
  it('tells what a proposal changes, or that it changes nothing', async () => {
    const changed = await reviewer.post('/workbench/diffs', {
      files: { [file]: swapped },
      ruleSets: ['main-executor'],
    });
    expect(changed.body).toMatchObject({
      equal: false,
      b: 'пропозиція',
      sets: [{ ruleSet: 'main-executor', equal: false }],
    });
    const same = await reviewer.post('/workbench/diffs', { files: { [file]: `${present}\n` } }).expect(200);
    expect(same.body.equal).toBe(true);
    expect(same.body.sets.length).toBeGreaterThan(10);
    const unknown = await reviewer.post('/workbench/diffs', { files: {}, ruleSets: ['main-executer'] }).expect(404);
    expect(unknown.body.detail).toContain('Можливо, «main-executor»?');
  });

  it('compares stored editions with the present rules and with one another', async () => {
    const policy = council.app.get(PolicyService);
    const editions = policy.allEditions('term');
    const { manager } = council.app.get(DataSource);
    for (const { digest, canonical } of editions)
      await manager.insert(RuleEditionRecord, {
        digest,
        ruleSet: 'term',
        canonical,
        firstSeenAt: new Date('2026-03-02T07:00:00Z'),
      });
    const [first, last] = [editions.at(0), editions.at(-1)];
    const now = await reviewer.get(`/workbench/diffs?was=${last?.digest}`).expect(200);
    expect(now.body).toMatchObject({ equal: true, b: 'rules', sets: [{ ruleSet: 'term', spans: [] }] });
    const apart = await reviewer
      .get(`/workbench/diffs?was=${first?.digest.slice(0, 12)}&becomes=${last?.digest}`)
      .expect(200);
    expect(apart.body).toMatchObject({
      equal: false,
      sets: [{ editions: 1, spans: [{ days: [{ receivedOn: { to: null } }] }] }],
    });
    await reviewer.get('/workbench/diffs?was=00000000').expect(404);
    const { DATA_DIR, DATABASE_URL } = house.config;
    const said = { out: '', err: '' };
    const streams = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
    const surroundings = { env: { DATA_DIR, DATABASE_URL }, now: () => new Date('2026-03-02T07:00:00Z') };
    const words = ['diff', `edition:${first?.digest}`, `edition:${last?.digest.slice(0, 12)}`];
    expect([await runCommand([diffVerb], words, streams, surroundings), said.err]).toEqual([exitCodes.differs, '']);
    expect(said.out).toContain(`Було: редакція ${first?.digest.slice(0, 12)}`);
    await reviewer.get('/workbench/diffs?was=%25%25%25%25%25%25%25%25').expect(404);
  });
});
