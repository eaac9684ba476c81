import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialect } from '../../src/platform/database/columns.js';
import { everythingTold, keysAnswerAlike, tasksCompletedOnce, wishesHeardOnce } from './promises/done-once.js';
import { appealsKept, clockKept, lettersPosted, mailKept, tasksKept } from './promises/nothing-lost.js';
import { casesEnded, chainsHold, noIncidents } from './promises/nothing-stuck.js';
import { indexesWhole, letterNumbersWhole } from './promises/numbers-whole.js';
import { timersAllFired, timersFiredOnce } from './promises/timers-once.js';
import { waysWhole } from './promises/ways-whole.js';
import { Dice } from '../support/dice.js';
import { Storm } from './support/storm.js';

const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const kills = Number(process.env['CRASH_KILLS'] ?? 50);
const nodes = dialect === 'mysql' ? 2 : 1;
const longestMs = 1_200_000;

/**
 * The crash proof: `CRASH_SEED=<seed>` throws the same dice again, `CRASH_KILLS` asks for another number of
 * kills. What happens between two throws is the machine's own affair, so a run is alike, not the same.
 */
describe(`the service on ${nodes} node(s), killed ${kills} times, seed ${seed}`, () => {
  let storm: Storm;
  let stormFailed: unknown = null;
  let repeated: readonly string[] = [];
  const begun = performance.now();

  beforeAll(async () => {
    storm = await Storm.prepare({ nodes, kills, letters: nodes * 45, busiestLife: nodes * 75 }, new Dice(seed));
    try {
      await storm.blow();
      repeated = await keysAnswerAlike(storm);
    } catch (error) {
      stormFailed = error;
    }
    await storm.stopNodes();
    console.log(await figures());
  }, longestMs);

  afterAll(() => storm.clear());

  async function figures(): Promise<string> {
    const { ledger, coldStarts } = storm;
    const { appeals, completions, claims, withdrawals, extensions, counts } = ledger;
    const mean = coldStarts.reduce((sum, one) => sum + one, 0) / Math.max(1, coldStarts.length);
    const done = { kills: ledger.kills, appeals: appeals.size, completions: completions.size, claims: claims.size };
    const asked = { withdrawals: withdrawals.length, extensions: extensions.length, ...counts };
    const starts = { coldStartMs: Math.round(mean), slowestMs: Math.round(Math.max(...coldStarts)) };
    const timers = (await everythingTold(storm)).filter(({ kind }) => kind === 'timer-fired').length;
    const seconds = Math.round((performance.now() - begun) / 1000);
    return JSON.stringify({
      seed,
      nodes,
      ...done,
      timers,
      timersAmidKills: storm.timersAmidKills,
      ...asked,
      ...starts,
      seconds,
    });
  }

  /** Names the seed, how many kills there were, and the first broken promise. */
  function expectKept(faults: readonly string[]): void {
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    expect(faults.slice(0, 5), `seed ${seed}, ${storm.ledger.kills} kills: ${faults[0] ?? ''}${more}`).toEqual([]);
  }

  it('says nothing unexpected while it is being killed, and the council gets its work done', () => {
    if (stormFailed !== null) throw new Error(`seed ${seed}, kill ${storm.ledger.kills}`, { cause: stormFailed });
    if (storm.ledger.broken.length > 0) console.error(storm.complaints);
    expectKept(storm.ledger.broken);
    expect(storm.ledger.kills).toBeGreaterThanOrEqual(kills);
  });

  it('keeps every registration it has acknowledged, with its index', async () => expectKept(await appealsKept(storm)));
  it('keeps every completion and claim it has acknowledged', async () => expectKept(await tasksKept(storm)));
  it('never turns the clock back', async () => expectKept(await clockKept(storm)));
  it('completes no task twice', async () => expectKept(await tasksCompletedOnce(storm)));
  it('keeps the way of each case with the steps that went it', async () => expectKept(await waysWhole(storm)));
  it('hears a wish once', async () => expectKept(await wishesHeardOnce(storm)));
  it('answers a repeated key as the first time', () => expectKept(repeated));
  it('fires no timer twice', async () => expectKept(await timersFiredOnce(storm)));
  it('loses no timer', async () => expectKept(await timersAllFired(storm)));
  it('skips and doubles no registration index', async () => expectKept(await indexesWhole(storm)));
  it('skips and doubles no number of a letter', async () => expectKept(await letterNumbersWhole(storm)));
  it('sends every e-mail once', async () => expectKept(await mailKept(storm)));
  it('sends every letter that was signed, once, on a day', async () => expectKept(await lettersPosted(storm)));
  it('leaves no case stuck and nothing behind', async () => expectKept(await casesEnded(storm)));
  it('needs nobody to mend a process', async () => expectKept(await noIncidents(storm)));
  it('tells every story whole', async () => expectKept(await chainsHold(storm)));
});
