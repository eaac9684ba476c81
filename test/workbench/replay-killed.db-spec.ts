import type { DataSource, EntityManager } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/actor.js';
import type { PolicyService } from '../../src/policy/index.js';
import { candidateOf } from '../../src/workbench/replay/candidate.js';
import { Replays } from '../../src/workbench/replay/running/replays.js';
import { type RunParts, runReplay, takeReplay } from '../../src/workbench/replay/running/run-replay.js';
import { freshDataSource } from '../support/database.js';
import { decided, manyAsked, outcomeOf, policyWith, present, runParts, studyFirst } from './replay-support.js';

class Killed extends Error {}

const everything = { ruleSet: null, from: null, to: null, unit: null };

async function begin(dataSource: DataSource, policy: PolicyService): Promise<string> {
  const candidate = candidateOf(policy, {});
  const at = new Date('2026-03-03T08:00:00Z');
  const start = { candidate, scope: everything, origin: 'command', by: systemActor, at } as const;
  return (await new Replays(dataSource, present).start(start)).id;
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
