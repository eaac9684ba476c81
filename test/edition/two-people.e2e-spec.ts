import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { Directory } from '../../src/directory/index.js';
import { EditionInForce } from '../../src/edition/index.js';
import { Journal } from '../../src/journal/index.js';
import { installation } from '../../src/platform/installation.js';
import { EditionLife } from '../../src/workflow/index.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import { shippedWalks } from './edition-folder.js';

const shipped = (path: string): string => readFileSync(join(installation, path), 'utf8');
const changed = (path: string, from: string, to: string) => ({ [path]: shipped(path).replaceAll(from, to) });
const file = 'rules/term.rules.json';
const titled = (title: string) => changed(file, '"Строк розгляду"', `"${title}"`);
const comment = { comment: 'Звірено з п. 3.11 і таблицями.' };

// A check gives way to whoever registers letters, and to the other tests too.
vi.setConfig({ testTimeout: 180_000 });

let house: OpenCouncil;
beforeAll(async () => {
  house = await openCouncil((config, log) => AppModule.forRoot(config, log), {
    env: { EDITION_FROM_FOLDER: 'no', WORKER: 'no' },
  });
});
afterAll(() => house.close());

/** The council as the test before has left it: its edition in force is where this one begins. */
async function council() {
  const at = house.council;
  const [admin, reviewer] = [await at.as('workflow-admin'), await at.as('compliance-reviewer')];
  const inForce = async (): Promise<string> => (await admin.get('/editions').expect(200)).body.inForce;
  const begins = await inForce();
  const drawUp = async (changes: Record<string, string | null>): Promise<string> => {
    const { contents } = (await admin.get(`/editions/${begins}`).expect(200)).body;
    const there = shippedWalks.filter((path) => Object.hasOwn(contents, path));
    const files = { ...Object.fromEntries(there.map((path) => [path, null])), ...changes };
    const { body } = await admin.post('/editions', { title: 'Зміна, яку складає адміністратор', files }).expect(201);
    return body.digest;
  };
  const force = (digest: string, fromOn: string | null = null, replaces = begins) =>
    admin.post('/editions/force', { digest, replaces, reason: 'За розпорядженням', fromOn });
  const journal = at.app.get(Journal, { strict: false });
  const told = (await journal.read('edition')).length;
  const title = async () => (await admin.get('/rule-sets/term').expect(200)).body.title;
  const story = async () => {
    const entries = (await journal.read('edition')).slice(told);
    return entries.map(({ kind, by }) => `${kind} ${by.id}`);
  };
  return { at, admin, reviewer, drawUp, force, title, story, begins };
}

test('an edition is drawn up by one, signed by another, in force at once for all, and brought back by an act of its own', async () => {
  const { admin, reviewer, drawUp, force, title, story, begins } = await council();
  const digest = await drawUp(titled('Строк'));
  expect(await drawUp(titled('Строк'))).toBe(digest);
  const refused = await force(digest).expect(409);
  expect(refused.body.code).toBe('EDITION_UNSIGNED');
  const { body: report } = await admin.post(`/editions/${digest}/check`).expect(200);
  expect([report.passed, report.faults, report.rows > 900]).toEqual([true, [], true]);
  const { body: signed } = await reviewer.post(`/editions/${digest}/signatures`, comment).expect(201);
  expect([signed.changes, signed.signatures.length, signed.inForce]).toEqual([
    [...shippedWalks.map((path) => ({ path, change: 'removed' })), { path: file, change: 'changed' }],
    1,
    false,
  ]);
  await reviewer.post(`/editions/${digest}/signatures`, comment).expect(409);
  expect((await force(digest).expect(201)).body.kind).toBe('publication');
  expect(await title()).toBe('Строк');
  expect((await force(begins, null, digest).expect(201)).body.kind).toBe('roll-back');
  expect(await title()).toBe('Строк розгляду');
  expect(await story()).toEqual([
    'edition-drawn-up p-workflow-admin',
    'edition-drawn-up p-workflow-admin',
    'edition-signed p-compliance-reviewer',
    'edition-put-into-force p-workflow-admin',
    'edition-put-into-force p-workflow-admin',
  ]);
});

test('an edition is in force once that is written, though this node cannot go by it yet', async () => {
  const { at, drawUp, reviewer, force, title } = await council();
  const digest = await drawUp(titled('Строк, якого вузол не бачить'));
  await reviewer.post(`/editions/${digest}/signatures`, comment).expect(201);
  vi.spyOn(at.app.get(EditionInForce, { strict: false }), 'look').mockRejectedValueOnce(
    new Error('no room on the disk'),
  );
  expect((await force(digest).expect(201)).body.begunAt).not.toBeNull();
  await at.app.get(EditionLife, { strict: false }).round();
  expect(await title()).toBe('Строк, якого вузол не бачить');
});

test('a reviewer cannot sign what does not pass, and is told file, line and row; the attempt stays in the journal', async () => {
  const { reviewer, drawUp, story } = await council();
  const slip = await drawUp(changed(file, '"title": "Строк розгляду"', '"title": Строк'));
  const { body: broken } = await reviewer.post(`/editions/${slip}/signatures`, comment).expect(422);
  expect([broken.code, JSON.stringify(broken.errors)]).toEqual([
    'EDITION_FAULTY',
    expect.stringContaining(`${file}:4`),
  ]);
  const path = await drawUp(changed('processes/tell-citizen.bpmn', '.tellOn}', '.tellOm}'));
  const { body: flow } = await reviewer.post(`/editions/${path}/signatures`, comment).expect(422);
  expect(JSON.stringify(flow.errors)).toContain('Можливо, «tellOn»?');
  const fewer = await drawUp(changed('rules/parameters.json', '"value": 45', '"value": 40'));
  const { body: wrong } = await reviewer.post(`/editions/${fewer}/check`).expect(200);
  expect([wrong.passed, JSON.stringify(wrong.faults)]).toEqual([false, expect.stringContaining('parameters.json')]);
  expect((await story()).filter((entry) => entry.startsWith('edition-refused'))).toHaveLength(2);
});

test('a day to come is waited for on every node, and may be called off before', async () => {
  const { at, admin, reviewer, drawUp, force, title } = await council();
  const round = () => at.app.get(EditionLife, { strict: false }).round();
  const before = await title();
  const digest = await drawUp(titled('Строк з понеділка'));
  await reviewer.post(`/editions/${digest}/signatures`, comment).expect(201);
  await force(digest, '2026-02-27').expect(422);
  const { body: first } = await force(digest, '2026-03-09').expect(201);
  await admin.post(`/editions/force/${first.seq}/withdrawal`, { reason: 'Сесію перенесено' }).expect(204);
  await force(digest, '2026-03-10').expect(201);
  await at.clock.moveTo('2026-03-09T09:00');
  await round();
  expect(await title()).toBe(before);
  await at.clock.moveTo('2026-03-10T00:01');
  await round();
  expect(await title()).toBe('Строк з понеділка');
  const { body } = await admin.get('/editions').expect(200);
  expect([body.inForce, body.coming]).toEqual([digest, []]);
});

test('of two admins who put editions into force at once one is told; and no diagram comes into force alone', async () => {
  const { admin, reviewer, drawUp, force, title } = await council();
  const both = [await drawUp(titled('Один')), await drawUp(titled('Другий'))];
  for (const digest of both) await reviewer.post(`/editions/${digest}/signatures`, comment).expect(201);
  const answers = await Promise.all(both.map((digest) => force(digest)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('EDITION_MOVED');
  expect(await title()).toBe(answers[0]?.status === 201 ? 'Один' : 'Другий');
  const xml = shipped('processes/reply.bpmn').replace('Відповідь заявникові', 'Відповідь');
  const alone = await admin.post('/processes/reply/versions', { xml }).expect(409);
  expect(alone.body.code).toBe('EDITION_UNSIGNED');
});

test('a path that is none of an edition is refused with the nearest one', async () => {
  const { admin } = await council();
  const files = { 'rules/term.rule.json': '{}', '../package.json': '{}', 'rules/none.rules.json': null };
  const { body } = await admin.post('/editions', { title: 'Чужі файли', files }).expect(422);
  expect(body.errors).toHaveLength(3);
  expect(JSON.stringify(body.errors)).toContain('Можливо, «rules/term.rules.json»?');
});

test('those who ask at once whether an edition passes wait for one check of it', async () => {
  const { admin, reviewer, drawUp } = await council();
  const digest = await drawUp(titled('Строк, про який питають двоє'));
  const asked = [admin, reviewer, admin].map((one) => one.post(`/editions/${digest}/check`).expect(200));
  const answers = Promise.all(asked.map((one) => one.then(({ body }) => body)));
  let most = 0;
  const watch = setInterval(() => {
    void reviewer.get('/workbench/analyses').then(({ body }) => (most = Math.max(most, body.items.length)));
  }, 20);
  const [first, ...others] = await answers.finally(() => clearInterval(watch));
  expect([first.passed, most]).toEqual([true, 1]);
  expect(others).toEqual([first, first]);
});

test('whoever drew an edition up signs none of their own, though both posts are theirs for a day', async () => {
  const { at, admin, drawUp, force, story } = await council();
  const digest = await drawUp(titled('Строк, складений самим'));
  const directory = at.app.get(Directory, { strict: false });
  const { postId } = directory.person('p-compliance-reviewer');
  const order = { orderNo: '7-к', substitutePersonId: 'p-workflow-admin' };
  const head = await at.as('office-head');
  await head.post('/absences', { postId, fromOn: '2026-03-10', toOn: '2026-03-19', ...order }).expect(201);
  const { body } = await admin.post(`/editions/${digest}/signatures`, comment).expect(409);
  expect(body.code).toBe('EDITION_OWN');
  expect((await force(digest).expect(409)).body.code).toBe('EDITION_UNSIGNED');
  expect((await story()).filter((entry) => entry.startsWith('edition-signed'))).toEqual([]);
});
