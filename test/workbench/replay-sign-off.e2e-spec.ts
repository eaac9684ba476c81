import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Journal } from '../../src/journal/index.js';
import { rulesDirectory } from '../../src/platform/installation.js';
import { ReplayRunner } from '../../src/workbench/replay/running/replay-runner.js';
import { ReplayRecord } from '../../src/workbench/replay/tables.js';
import { emptyTally } from '../../src/workbench/replay/comparison/tally.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';
import { appealCard, decided, queueFacts, studyFirst, termFacts } from './replay-support.js';

let service: OpenCouncil;
let reviewer: Speaker;
let dataSource: DataSource;

const files = {
  'priority.rules.json': studyFirst['priority.rules.json'](
    readFileSync(join(rulesDirectory, 'priority.rules.json'), 'utf8'),
  ),
};

beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  reviewer = await service.council.as('compliance-reviewer');
  dataSource = service.council.app.get(DataSource);
  await appealCard(dataSource, { id: 'appeal-1', registrationIndex: 'К-1', serial: 1 });
  await decided(dataSource, [
    { ruleSet: 'priority', facts: queueFacts(true, 'no'), subject: 'appeal-1', element: 'rank' },
    { ruleSet: 'priority', facts: queueFacts(false, 'no'), subject: 'appeal-2', element: 'rank' },
    { ruleSet: 'term', facts: termFacts('no'), subject: 'appeal-1', element: 'set-first-term' },
  ]);
});
afterAll(() => service.close());

async function finished(id: string) {
  for (;;) {
    const { body } = await reviewer.get(`/workbench/replays/${id}`).expect(200);
    if (body.status !== 'running') return body;
    await pause(20);
  }
}

async function begun(body: object): Promise<string> {
  const answer = await reviewer.post('/workbench/replays', body).expect(201);
  return String(answer.body.id);
}

describe('a replay over HTTP', () => {
  it('runs by itself and tells what the proposed rules would change, case by case', async () => {
    const id = await begun({ files });
    const report = await finished(id);
    expect(report).toMatchObject({
      status: 'finished',
      candidate: 'priority.rules.json',
      progress: { done: 3, total: 3 },
      totals: { same: 2, differ: 1, refused: 0 },
      changes: [
        {
          kind: 'outcome',
          title: 'Черговість розгляду',
          task: 'Черговість розгляду',
          wasLabel: 'першочергово',
          becomesLabel: 'невідкладно',
          count: 1,
        },
      ],
    });
    const { body } = await reviewer.get(`/workbench/replays/${id}/cases?change=0`).expect(200);
    expect(body.items).toMatchObject([{ subject: 'appeal-1', registrationIndex: 'К-1', year: 2026 }]);
    const list = await reviewer.get('/workbench/replays?status=finished').expect(200);
    expect(list.body.items.map((item: { id: string }) => item.id)).toContain(id);
  });

  it('is begun once for one key', async () => {
    const first = await reviewer.post('/workbench/replays', { ruleSet: 'term' }, { key: 'replay-1' }).expect(201);
    const again = await reviewer.post('/workbench/replays', { ruleSet: 'term' }, { key: 'replay-1' }).expect(201);
    expect(again.body.id).toBe(first.body.id);
    expect((await finished(first.body.id)).totals).toMatchObject({ total: 1, same: 1 });
  });

  it('refuses what cannot be replayed, and says why', async () => {
    const cut = await reviewer
      .post('/workbench/replays', { files: { 'term.rules.json': '{ "id": "term",' } })
      .expect(422);
    expect(cut.body.errors[0]).toMatchObject({ pointer: '/files/term.rules.json' });
    const empty = await reviewer.post('/workbench/replays', { unit: 'nobody' }).expect(422);
    expect(empty.body.code).toBe('REPLAY_EMPTY');
    await reviewer.post('/workbench/replays', { ruleSet: 'pryority' }).expect(404);
    await reviewer.post('/workbench/replays', { from: '2026-03-02', to: '2026-03-01' }).expect(422);
    await reviewer.post('/workbench/replays', { from: '2026-02-30' }).expect(422);
    await reviewer.post('/workbench/replays', { files: { '../secret.json': '{}' } }).expect(422);
    await (await service.council.as('registrar')).post('/workbench/replays', {}).expect(403);
  });

  it('is adopted from a node that has died', async () => {
    const id = await begun({ files });
    await finished(id);
    const replays = dataSource.getRepository(ReplayRecord);
    const before = await replays.findOneByOrFail({ id });
    await dataSource.query('delete from replay_case where replay_id = ?', [id]);
    const left = {
      status: 'running',
      cursor: '',
      done: 0,
      tally: emptyTally,
      lockedBy: 'a-dead-node',
      lockedUntil: new Date(1),
    } as const;
    await replays.update({ id }, left);
    service.council.app.get(ReplayRunner).wake();
    await finished(id);
    expect((await replays.findOneByOrFail({ id })).tally).toEqual(before.tally);
  });

  it('is not gone on with when its rules are not the same any more', async () => {
    const id = await begun({ files });
    await finished(id);
    await dataSource.getRepository(ReplayRecord).update({ id }, { status: 'failed', candidateDigest: '0'.repeat(64) });
    const { body } = await reviewer.post(`/workbench/replays/${id}/resume`, {}).expect(409);
    expect(body.code).toBe('REPLAY_CANDIDATE_CHANGED');
  });
});

describe('a signature under an edition', () => {
  it('is given once by a person, rests on a replay, and is in the journal', async () => {
    const replay = await begun({ files });
    const report = await finished(replay);
    const signing = { ruleSet: 'priority', files, replay, comment: 'Спершу невідкладні.' };
    const { body } = await reviewer.post('/workbench/sign-offs', signing, { key: 'sign-1' }).expect(201);
    const again = await reviewer.post('/workbench/sign-offs', signing, { key: 'sign-1' }).expect(201);
    expect(again.body).toEqual(body);
    expect(body).toMatchObject({
      ruleSet: 'priority',
      replay,
      candidateDigest: report.candidateDigest,
      result: { totals: { differ: 1, same: 2 } },
      at: '2026-03-02T07:00:00.000Z',
    });
    expect(body.by.id).toBeTruthy();
    const twice = await reviewer.post('/workbench/sign-offs', signing).expect(409);
    expect(twice.body.code).toBe('SIGN_OFF_REPEATED');
    const [digest] = body.digests;
    const found = await reviewer.get(`/workbench/sign-offs?digest=${digest}`).expect(200);
    expect(found.body.items).toEqual([body]);
    expect((await reviewer.get(`/workbench/sign-offs?digest=${'0'.repeat(64)}`).expect(200)).body.items).toEqual([]);
    expect((await reviewer.get(`/workbench/sign-offs/${body.id}`).expect(200)).body).toEqual(body);
    const story = await service.council.app.get(Journal).read(digest);
    expect(story).toMatchObject([{ kind: 'edition-signed-off', by: { id: body.by.id }, payload: { replay } }]);
  });

  it('is given once, also when it is asked for twice at one moment', async () => {
    const replay = await begun({});
    const { editions } = await finished(replay);
    const signing = { ruleSet: 'leader', digest: editions.leader[0], replay, comment: 'Згода.' };
    const answers = await Promise.all([1, 2, 3].map(() => reviewer.post('/workbench/sign-offs', signing)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const { body } = await reviewer.get(`/workbench/sign-offs?ruleSet=leader`).expect(200);
    expect(body.items).toMatchObject([{ ruleSet: 'leader', digests: [editions.leader[0]] }]);
  });

  it('is refused for rules the replay was not of', async () => {
    const replay = await begun({});
    await finished(replay);
    const sign = (body: object) => reviewer.post('/workbench/sign-offs', { replay, comment: 'Згода.', ...body });
    const codes = [
      await sign({ ruleSet: 'priority', files }).expect(409),
      await sign({ ruleSet: 'priority', digest: '0'.repeat(64) }).expect(409),
      await sign({ ruleSet: 'nothing-such', digest: '0'.repeat(64) }).expect(409),
    ].map(({ body }) => body.code);
    expect(codes).toEqual(Array(3).fill('REPLAY_OTHER_CANDIDATE'));
    await sign({ ruleSet: 'priority' }).expect(422);
    await sign({ ruleSet: 'priority', files, digest: '0'.repeat(64) }).expect(422);
    await reviewer
      .post('/workbench/sign-offs', {
        ruleSet: 'priority',
        digest: '0'.repeat(64),
        comment: 'Згода.',
        replay: crypto.randomUUID(),
      })
      .expect(404);
  });

  it('is refused while the replay still runs, and to whoever is no reviewer', async () => {
    const replay = await begun({});
    const { editions } = await finished(replay);
    const signing = { ruleSet: 'term', digest: editions.term[0], replay, comment: 'Згода.' };
    await (await service.council.as('workflow-admin')).post('/workbench/sign-offs', signing).expect(403);
    const replays = dataSource.getRepository(ReplayRecord);
    const away = { status: 'running', lockedBy: 'another', lockedUntil: new Date('2100-01-01') } as const;
    await replays.update({ id: replay }, away);
    const { body } = await reviewer.post('/workbench/sign-offs', signing).expect(409);
    expect(body).toMatchObject({ code: 'REPLAY_UNFINISHED', progress: { done: 3, total: 3 } });
    await replays.update({ id: replay }, { status: 'finished' });
    await reviewer.post('/workbench/sign-offs', signing).expect(201);
  });
});
