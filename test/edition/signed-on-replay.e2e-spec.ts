import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { Journal } from '../../src/journal/index.js';
import { installation } from '../../src/platform/installation.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';
import { appealCard, decided, queueFacts, studyFirst, termFacts } from '../workbench/replay-support.js';
import { withoutWalks } from './edition-folder.js';

// A check gives way to whoever registers letters, and to the other tests too.
vi.setConfig({ testTimeout: 180_000 });

let house: OpenCouncil;
let [admin, reviewer] = [] as unknown as [Speaker, Speaker];
beforeAll(async () => {
  house = await openCouncil((config, log) => AppModule.forRoot(config, log), { env: { EDITION_FROM_FOLDER: 'no' } });
  [admin, reviewer] = [await house.council.as('workflow-admin'), await house.council.as('compliance-reviewer')];
});
afterAll(() => house.close());

const shipped = (path: string): string => readFileSync(join(installation, path), 'utf8');
const drawUp = async (title: string, files: Record<string, string>): Promise<string> => {
  const body = { title, files: { ...withoutWalks, ...files } };
  return String((await admin.post('/editions', body).expect(201)).body.digest);
};
const sign = (digest: string, replay?: string) =>
  reviewer.post(`/editions/${digest}/signatures`, { comment: 'Переглянуто.', ...(replay ? { replay } : {}) });

async function replayed(asked: object) {
  const { body: begun } = await reviewer.post('/workbench/replays', asked).expect(201);
  for (;;) {
    const { body } = await reviewer.get(`/workbench/replays/${begun.id}`).expect(200);
    if (body.status !== 'running') return body;
    await pause(20);
  }
}

const turned = () =>
  drawUp('Черга навпаки', {
    'rules/priority.rules.json': studyFirst['priority.rules.json'](shipped('rules/priority.rules.json')),
    'rules/tests/priority.md': shipped('rules/tests/priority.md'),
  });
const renamed = () =>
  drawUp('Інша назва завдання', {
    'processes/breach.bpmn': shipped('processes/breach.bpmn').replace(
      'name="З’ясувати причину порушення строку"',
      'name="З’ясувати, чому порушено строк"',
    ),
  });
const cityDay = '{"name":"День міста","date":"03-17","from":"2026-01-01","to":null,"certainty":"seen"}';
const withHoliday = () =>
  drawUp('Вихідний 17 березня', {
    'rules/calendar.json': shipped('rules/calendar.json')
      .replace('"holidays": [', `"holidays": [${cityDay},`)
      .replace('"from": "2022-03-24", "to": null', '"from": "2022-03-24", "to": "2026-03-01"'),
  });

test('before anything has been decided, an edition is signed on its tables', async () => {
  const { body } = await sign(await withHoliday()).expect(201);
  expect(body.signatures).toMatchObject([{ comment: 'Переглянуто.', replay: null }]);
});

test('an edition that decides otherwise is signed on what it would have decided in every case there has been', async () => {
  const dataSource = house.council.app.get(DataSource);
  await appealCard(dataSource, { id: 'appeal-1', registrationIndex: 'К-1', serial: 1 });
  await decided(dataSource, [
    { ruleSet: 'priority', facts: queueFacts(true, 'no'), subject: 'appeal-1', element: 'rank' },
    { ruleSet: 'priority', facts: queueFacts(false, 'no'), subject: 'appeal-2', element: 'rank' },
    { ruleSet: 'term', facts: termFacts('no'), subject: 'appeal-1', element: 'set-first-term' },
  ]);
  const [digest, other] = [await turned(), await renamed()];
  const { body: needed } = await sign(digest).expect(422);
  expect(needed).toMatchObject({ code: 'REPLAY_NEEDED', edition: digest, decisions: 3 });

  const whole = await replayed({ edition: digest });
  expect(whole).toMatchObject({ status: 'finished', edition: digest, totals: { same: 2, differ: 1, refused: 0 } });
  const of = {
    another: await replayed({ edition: other }),
    'these files alone': await replayed({
      files: { 'priority.rules.json': studyFirst['priority.rules.json'](shipped('rules/priority.rules.json')) },
    }),
    'one set': await replayed({ edition: digest, ruleSet: 'term' }),
  };
  for (const [what, { id }] of Object.entries(of))
    expect([what, (await sign(digest, id).expect(409)).body.code]).toEqual([what, 'REPLAY_OTHER_CANDIDATE']);
  await sign(digest, crypto.randomUUID()).expect(404);

  // Its rows say the old order: what is otherwise has been seen, and still no gate lets it through.
  expect((await sign(digest, whole.id).expect(422)).body.code).toBe('EDITION_FAULTY');
  const { body: signed } = await sign(other).expect(201);
  expect(signed.signatures).toMatchObject([{ replay: null }]);
});

test('a holiday more moves the ends of terms that no rule moves, and the signature says on what it rests', async () => {
  const { totals } = await replayed({ edition: await withHoliday() });
  expect(totals).toMatchObject({ same: 2, differ: 1, terms: { later: 1, earlier: 0, byDays: { 1: 1 } } });

  // In wartime a holiday is a day as any other.
  const digest = await drawUp('День міста', {
    'rules/calendar.json': shipped('rules/calendar.json').replace('"holidays": [', `"holidays": [${cityDay},`),
  });
  const inWartime = await replayed({ edition: digest });
  expect(inWartime.totals.terms).toMatchObject({ later: 0, earlier: 0 });
  const { body } = await sign(digest, inWartime.id).expect(201);
  expect(body.signatures).toMatchObject([{ replay: inWartime.id }]);
  const story = await house.council.app.get(Journal, { strict: false }).read('edition');
  expect(story.findLast(({ kind }) => kind === 'edition-signed')?.payload).toMatchObject({
    digest,
    replay: { id: inWartime.id, totals: inWartime.totals },
  });
});
