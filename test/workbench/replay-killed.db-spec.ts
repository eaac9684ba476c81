import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { DataSource, EntityManager } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/actor.js';
import { openDataSource } from '../../src/platform/data-source.js';
import { orderedId } from '../../src/platform/ordered-id.js';
import { DecisionRecord, type PolicyService } from '../../src/policy/index.js';
import { schema } from '../../src/schema.js';
import { candidateOf } from '../../src/workbench/replay/candidate.js';
import { Replays } from '../../src/workbench/replay/replays.js';
import { type RunParts, runReplay, takeReplay } from '../../src/workbench/replay/run-replay.js';
import { ReplayCaseRecord } from '../../src/workbench/replay/tables.js';
import { buildOnce } from '../crash/support/built-service.js';
import { freshDatabase, freshDataSource } from '../support/database.js';
import {
  decided,
  manyAsked,
  policyWith,
  present,
  queueFacts,
  rulesWith,
  runParts,
  studyFirst,
} from './replay-support.js';

class Killed extends Error {}

const everything = { ruleSet: null, from: null, to: null, unit: null };

async function begin(dataSource: DataSource, policy: PolicyService): Promise<string> {
  const candidate = candidateOf(policy, {});
  const at = new Date('2026-03-03T08:00:00Z');
  const start = { candidate, scope: everything, origin: 'command', by: systemActor, at } as const;
  return (await new Replays(dataSource, present).start(start)).id;
}

/** All that a replay leaves behind, to be compared with another of the same decisions. */
async function outcomeOf(dataSource: DataSource, id: string) {
  const { status, done, total, tally } = await new Replays(dataSource, present).find(id);
  const cases = await dataSource.manager.find(ReplayCaseRecord, {
    where: { replayId: id },
    order: { decisionId: 'ASC' },
  });
  return { status, done, total, tally, cases: cases.map((one) => ({ ...one, replayId: 'any' })) };
}

async function carry(parts: RunParts, id: string, onChunk = (): void => undefined): Promise<unknown> {
  const row = await takeReplay(parts, id, true);
  return row && runReplay(row, parts, { onChunk });
}

/** Carries a replay whose process dies once in every chunk, each time at the place `dies` names; counts the deaths. */
async function carryDying(
  parts: RunParts,
  id: string,
  dies: (parts: RunParts) => [RunParts, () => void],
): Promise<number> {
  for (let deaths = 0; ; deaths++) {
    // Two chunks in a life: the first is committed, the second is where it dies.
    const [dying, onChunk] = dies(parts);
    const ended = await carry(dying, id, onChunk).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      return 'killed';
    });
    // Nobody can take what is finished already.
    if (ended === 'finished' || ended === null) return deaths;
  }
}

/** Dies right after a commit. */
const afterCommit = (parts: RunParts): [RunParts, () => void] => [
  parts,
  () => {
    throw new Killed();
  },
];

/** Dies in its second chunk when that has been reckoned and nothing of it is written. */
const whileReckoning = (parts: RunParts): [RunParts, () => void] => {
  let chunks = 0;
  const book: RunParts['book'] = (subjects) => {
    if (chunks > 0 && subjects.length > 0) throw new Killed();
    return parts.book(subjects);
  };
  return [{ ...parts, book }, () => void chunks++];
};

/** Dies in its second chunk with all of it written and not yet committed. */
const beforeCommit = (parts: RunParts): [RunParts, () => void] => {
  let chunks = 0;
  const transaction = (work: (manager: EntityManager) => Promise<unknown>): Promise<unknown> =>
    parts.dataSource.transaction(async (manager) => {
      const result = await work(manager);
      if (chunks > 0) throw new Killed();
      return result;
    });
  const dataSource = new Proxy(parts.dataSource, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
  });
  return [{ ...parts, dataSource }, () => void chunks++];
};

describe('a replay', () => {
  const turned = policyWith(studyFirst);
  let dataSource: Awaited<ReturnType<typeof freshDataSource>>;
  let parts: RunParts;
  beforeAll(async () => {
    dataSource = await freshDataSource({ keep: true });
    await decided(dataSource, manyAsked(47));
    parts = runParts(dataSource, turned, { chunk: 4 });
  });
  afterAll(() => dataSource.close());

  it.each([
    ['between chunks', afterCommit],
    ['in a chunk, before it is written', whileReckoning],
    ['in a chunk, before it is committed', beforeCommit],
  ])('that is killed again and again %s comes to what an uninterrupted one comes to', async (_, dies) => {
    const whole = await begin(dataSource, turned);
    expect(await carry({ ...parts, chunk: 1000 }, whole)).toBe('finished');
    const id = await begin(dataSource, turned);
    expect(await carryDying(parts, id, dies)).toBeGreaterThan(3);
    const outcome = await outcomeOf(dataSource, id);
    expect(outcome).toEqual(await outcomeOf(dataSource, whole));
    expect(outcome).toMatchObject({ status: 'finished', done: 47 });
    expect(outcome.cases.length).toBeGreaterThan(2);
  });

  it('is written by one runner at a time', async () => {
    const slow = { ...parts, runner: 'slow' };
    const quick = { ...parts, runner: 'quick' };
    const id = await begin(dataSource, turned);
    const row = await takeReplay(slow, id);
    if (!row) throw new Error('nobody has it yet');
    expect(await takeReplay(quick, id)).toBeNull();
    const taken = await runReplay(row, slow, { onChunk: async () => void (await takeReplay(quick, id, true)) });
    expect(taken).toBe('taken');
    expect(await outcomeOf(dataSource, id)).toMatchObject({ status: 'running', done: 4 });
    expect(await carry(quick, id)).toBe('finished');
    expect(await outcomeOf(dataSource, id)).toMatchObject({ status: 'finished', done: 47 });
  });

  it('stops between chunks when it is asked to, and leaves the way free', async () => {
    const id = await begin(dataSource, turned);
    const row = await takeReplay(parts, id);
    if (!row) throw new Error('nobody has it yet');
    let chunks = 0;
    const watch = { onChunk: () => void chunks++, isStopping: () => chunks === 1 };
    expect(await runReplay(row, parts, watch)).toBe('interrupted');
    expect(await takeReplay({ ...parts, runner: 'next' }, id)).toMatchObject({ done: 4, lockedBy: 'next' });
  });

  it('does not go on with rules that are not those it began with', async () => {
    const id = await begin(dataSource, present);
    await expect(carry(parts, id)).rejects.toMatchObject({ code: 'REPLAY_CANDIDATE_CHANGED' });
  });

  it('counts nothing that was decided after it began', async () => {
    const id = await begin(dataSource, turned);
    await expect(carry(parts, id, afterCommit(parts)[1])).rejects.toThrow(Killed);
    await decided(dataSource, manyAsked(5));
    await carry(parts, id);
    expect(await outcomeOf(dataSource, id)).toMatchObject({ status: 'finished', done: 47, total: 47 });
  });
});

/** So many copies of one decision, a chunk being four thousand. */
async function copies(dataSource: DataSource, count: number): Promise<void> {
  const [id] = await decided(dataSource, [{ ruleSet: 'priority', facts: queueFacts(true, 'no'), element: 'rank' }]);
  const one = await dataSource.manager.findOneByOrFail(DecisionRecord, { id: id ?? '' });
  for (let start = 0; start < count; start += 500) {
    const rows = Array.from({ length: Math.min(500, count - start) }, () => ({ ...one, id: orderedId() }));
    await dataSource.manager
      .createQueryBuilder()
      .insert()
      .into(DecisionRecord)
      .values(rows)
      .updateEntity(false)
      .execute();
  }
}

/** The real command in a process of its own; with a signal, it gets that when it has told of its first chunk. */
async function command(env: NodeJS.ProcessEnv, args: readonly string[], signal?: 'SIGKILL' | 'SIGINT') {
  const child = spawn(process.execPath, ['dist/workbench/rules.js', 'replay', '--json', ...args], {
    env: { ...process.env, ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => {
    err += String(text);
    if (signal && err.includes('Перераховано')) child.kill(signal);
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), signal: child.signalCode, out, err };
}

describe('the command in a process of its own', () => {
  // The build of the service, where nothing has built it yet, takes as long as it takes.
  beforeAll(buildOnce, 300_000);

  it('goes on where kill -9 found it', async () => {
    const database = await freshDatabase();
    const dataSource = await openDataSource(database.config, schema);
    try {
      await copies(dataSource, 19_999);
      const candidate = ['--candidate', rulesWith(studyFirst)];
      const id = await killedHalfway(dataSource, () => command(database.env, candidate, 'SIGKILL'));
      const halfway = await outcomeOf(dataSource, id);
      expect(halfway.done % 4000).toBe(0);
      expect(halfway.tally.changes[0]?.count).toBe(halfway.done);
      const resumed = await command(database.env, ['--resume', id]);
      expect(resumed.code).toBe(4);
      expect(JSON.parse(resumed.out)).toMatchObject({
        status: 'finished',
        totals: { total: 20_000, same: 0, differ: 20_000 },
        changes: [{ count: 20_000, kind: 'outcome' }],
      });
      expect((await outcomeOf(dataSource, id)).cases).toHaveLength(1000);
    } finally {
      await dataSource.destroy();
      await database.drop();
    }
  });
});

/** On a machine that is slow to kill, a command may get to its end: then another is begun. */
async function killedHalfway(dataSource: DataSource, run: () => ReturnType<typeof command>): Promise<string> {
  for (;;) {
    const { err, signal } = await run();
    const id = /Пробіг (\S+):/.exec(err)?.[1] ?? '';
    const { status } = await outcomeOf(dataSource, id);
    if (signal === 'SIGKILL' && status === 'running') return id;
  }
}
