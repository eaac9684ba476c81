import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PolicyService } from '../../src/policy/index.js';
import { systemActor } from '../../src/domain/actor.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { candidateOf } from '../../src/workbench/replay/candidate.js';
import { Replays } from '../../src/workbench/replay/running/replays.js';
import { runReplay, takeReplay } from '../../src/workbench/replay/running/run-replay.js';
import type { ReplayScope } from '../../src/workbench/replay/comparison/stored-decisions.js';
import type { ReplayRecord } from '../../src/workbench/replay/tables.js';
import { totalsOf } from '../../src/workbench/replay/comparison/tally.js';
import { freshDataSource } from '../support/database.js';
import { problem } from '../policy/support.js';
import {
  appealCard,
  decided,
  manyAsked,
  present,
  queueFacts,
  policyWith,
  runParts,
  shortCap,
  studyFirst,
  termFacts,
} from './replay-support.js';

type DataSource = Awaited<ReturnType<typeof freshDataSource>>;

const everything: ReplayScope = { ruleSet: null, from: null, to: null, unit: null };
const at = new Date('2026-03-03T08:00:00Z');

let dataSource: DataSource;
beforeAll(async () => {
  dataSource = await freshDataSource({ keep: true });
});
beforeEach(async () => {
  for (const table of ['decision', 'replay', 'replay_case', 'appeal']) await dataSource.query(`delete from ${table}`);
});
afterAll(() => dataSource.close());

async function replayed(policy: PolicyService, scope = everything): Promise<ReplayRecord> {
  const replays = new Replays(dataSource, present);
  const candidate = candidateOf(policy, { ruleSet: scope.ruleSet });
  const { id } = await replays.start({ candidate, scope, origin: 'command', by: systemActor, at });
  // So short that whole stretches of the log hold nothing that is wanted.
  const parts = runParts(dataSource, policy, { candidate, chunk: 2 });
  const row = await takeReplay(parts, id);
  if (!row) throw new Error('nobody else has it');
  expect(await runReplay(row, parts)).toBe('finished');
  return replays.find(id);
}

describe('stored decisions under other rules', () => {
  it('are all the same under the rules that made them', async () => {
    await decided(dataSource, manyAsked(30));
    const { tally, total, done } = await replayed(present);
    expect([total, done]).toEqual([30, 30]);
    expect(totalsOf(tally)).toMatchObject({
      total: 30,
      same: 30,
      differ: 0,
      refused: 0,
      bySet: { priority: 15, term: 15 },
    });
  });

  it('change where two rules trade places, and only there', async () => {
    const turned = policyWith(studyFirst);
    await decided(dataSource, [
      { ruleSet: 'priority', facts: queueFacts(true, 'no'), subject: 'both', element: 'rank' },
      { ruleSet: 'priority', facts: queueFacts(true, 'yes'), subject: 'benefits' },
      { ruleSet: 'priority', facts: queueFacts(false, 'no'), subject: 'quick' },
      { ruleSet: 'term', facts: termFacts('no'), subject: 'both' },
    ]);
    const { id, tally } = await replayed(turned);
    expect(totalsOf(tally)).toMatchObject({ same: 3, differ: 1, refused: 0, byKind: { outcome: 1 } });
    expect(tally.changes).toMatchObject([
      {
        ruleSet: 'priority',
        element: 'rank',
        kind: 'outcome',
        count: 1,
        was: { outcome: 'first-in-order', rule: '2.17-first-in-order' },
        becomes: { outcome: 'at-once', rule: 'art20-at-once' },
      },
    ]);
    const { items } = await new Replays(dataSource, present).cases(id, { filter: {}, limit: 50 });
    expect(items).toMatchObject([{ subject: 'both', change: 0, kind: 'outcome' }]);
  });

  it('keep their answer, and yet the last day of a term moves when the cap does', async () => {
    await appealCard(dataSource, { id: 'a-card', registrationIndex: 'К-7', serial: 7 });
    await decided(dataSource, [
      { ruleSet: 'term', facts: termFacts('yes'), subject: 'a-card' },
      { ruleSet: 'term', facts: termFacts('no'), subject: 'a-quick-one' },
      { ruleSet: 'term', facts: termFacts('yes', 5), subject: 'a-short-one' },
    ]);
    const { id, tally } = await replayed(policyWith(shortCap));
    // A month from 2 March is 2 April; fifteen days are 17 March.
    expect(tally.terms).toEqual({ earlier: 1, later: 0, unknown: 0, byDays: { '-16': 1 } });
    const { items } = await new Replays(dataSource, present).cases(id, { filter: {}, limit: 50 });
    expect(items).toMatchObject([
      { kind: 'term', registrationIndex: 'К-7', wasDue: '2026-04-02', becomesDue: '2026-03-17' },
    ]);
  });

  it('are taken by set, by days in Kyiv and by unit', async () => {
    await appealCard(dataSource, { id: 'of-the-unit', register: 'infrastructure', serial: 1 });
    await decided(dataSource, [
      { ruleSet: 'priority', facts: queueFacts(true, 'no'), subject: 'of-the-unit', at: '2026-03-02T21:59:59Z' },
      // Past midnight in Kyiv.
      { ruleSet: 'priority', facts: queueFacts(true, 'no'), subject: 'other', at: '2026-03-02T22:00:00Z' },
      { ruleSet: 'term', facts: termFacts('no'), subject: 'other', at: '2026-03-04T08:00:00Z' },
    ]);
    const total = async (scope: Partial<ReplayScope>): Promise<number> =>
      (await replayed(present, { ...everything, ...scope })).done;
    expect(await total({ ruleSet: 'priority' })).toBe(2);
    expect(await total({ to: plainDate('2026-03-02') })).toBe(1);
    expect(await total({ from: plainDate('2026-03-03'), to: plainDate('2026-03-03') })).toBe(1);
    expect(await total({ from: plainDate('2026-03-03') })).toBe(2);
    expect(await total({ unit: 'infrastructure' })).toBe(1);
  });
});

describe('what cannot be recomputed', () => {
  it('is counted by why, and guesses nothing that matters', async () => {
    await decided(dataSource, [
      { ruleSet: 'priority', facts: queueFacts(true, 'no'), subject: 'a' },
      { ruleSet: 'priority', facts: queueFacts(false, 'no'), subject: 'b' },
    ]);
    const asksMore = policyWith({
      'priority.rules.json': (text) =>
        text
          .replace('"facts": [', '"facts": ["author.identifiable", ')
          .replaceAll(
            '{ "all": [{ "fact": "author.priorityReview", "operator": "equal", "value": true }] }',
            '{ "all": [{ "fact": "author.priorityReview", "operator": "equal", "value": true }, { "fact": "author.identifiable", "operator": "equal", "value": true }] }',
          ),
    });
    const { tally } = await replayed(asksMore);
    // Whoever has no benefits is judged alike, identified or not: that is proved, not guessed.
    expect(totalsOf(tally)).toMatchObject({ same: 1, refused: 1, byKind: { 'lacks-facts': 1 } });
    expect(tally.changes[0]?.becomes).toEqual({ refused: 'lacks-facts', about: ['author.identifiable'] });
  });

  it('is refused before it begins', async () => {
    const replays = new Replays(dataSource, present);
    const start = (scope: Partial<ReplayScope>) =>
      problem(
        replays.start({
          candidate: candidateOf(present, {}),
          scope: { ...everything, ...scope },
          origin: 'command',
          by: systemActor,
          at,
        }),
      );
    expect((await start({})).code).toBe('REPLAY_EMPTY');
    expect((await start({ ruleSet: 'pryority' })).code).toBe('NOT_FOUND');
    const days = { from: plainDate('2026-03-03'), to: plainDate('2026-03-02') };
    expect((await start(days)).details.errors).toMatchObject([{ pointer: '/to' }]);
  });
});
