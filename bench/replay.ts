import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataSource } from 'typeorm';
import { systemActor } from '../src/domain/actor.js';
import { plainDate } from '../src/domain/plain-date.js';
import { readConfig } from '../src/platform/config.js';
import { openDataSource } from '../src/platform/database/data-source.js';
import { rulesDirectory } from '../src/platform/installation.js';
import { orderedId } from '../src/platform/database/ordered-id.js';
import { loadCalendar } from '../src/policy/dated-data.js';
import { writeDecision } from '../src/policy/evaluation/decide.js';
import { choose } from '../src/policy/evaluation/hit-policy.js';
import { PolicyService } from '../src/policy/index.js';
import { schema } from '../src/schema.js';
import { arePossible, drawFacts, valuesWorthTrying } from '../test/policy/fuzz/random-facts.js';
import { Dice } from '../test/support/dice.js';
import { candidateOf } from '../src/workbench/replay/candidate.js';
import { appealBook } from '../src/workbench/replay/comparison/cases.js';
import { rulesOf } from '../src/workbench/command/posted-rules.js';
import { Replays } from '../src/workbench/replay/running/replays.js';
import { runReplay, takeReplay } from '../src/workbench/replay/running/run-replay.js';
import { StoredDecisions } from '../src/workbench/replay/comparison/stored-decisions.js';
import { totalsOf } from '../src/workbench/replay/comparison/tally.js';
import type { Measurement } from './measure.js';
import { emptyDatabase } from './office.js';
import { many } from './scale.js';

const asOf = { receivedOn: plainDate('2026-03-02'), decidedOn: plainDate('2026-03-02') };
const at = new Date('2026-03-02T08:00:00Z');
const everything = { ruleSet: null, from: null, to: null, unit: null };
const inChunk = 4000;
/** The sets that the diagrams ask in every case, the largest among them. */
const sets = ['admission', 'term', 'priority', 'signatory', 'notice', 'leader'];

/**
 * Stored decisions, a million of them, recomputed under changed rules, beside the bare reading of the same rows. The
 * facts are drawn at random, so that hardly two snapshots of a large set are alike: memory of answers helps
 * less than it would at a council.
 */
export async function measureReplay(count = many(1_000_000, 5000)): Promise<Measurement[]> {
  const { env, drop } = await emptyDatabase('SQLite');
  const dataSource = await openDataSource(readConfig(env), schema);
  try {
    const present = PolicyService.load(rulesDirectory);
    await fill(dataSource, present, count);
    const reading = await timed('stored decisions, read raw', count, () => readAll(dataSource));
    const replaying = await timed('stored decisions, replayed', count, () => replay(dataSource, present, count));
    return [reading, replaying];
  } finally {
    await dataSource.destroy();
    await drop();
  }
}

async function timed(what: string, count: number, work: () => Promise<void>): Promise<Measurement> {
  const before = performance.now();
  await work();
  const milliseconds = performance.now() - before;
  const each = milliseconds / count;
  return { what, database: 'SQLite', perSecond: (count * 1000) / milliseconds, p50: each, p95: each, count };
}

async function readAll(dataSource: DataSource): Promise<void> {
  const decisions = new StoredDecisions(dataSource, everything);
  const { lastId } = await decisions.extent();
  for (let cursor = ''; ;) {
    const { to, isLast } = await decisions.after(cursor, lastId, inChunk);
    if (isLast) return;
    cursor = to;
  }
}

async function replay(dataSource: DataSource, present: PolicyService, count: number): Promise<void> {
  const text = readFileSync(join(rulesDirectory, 'priority.rules.json'), 'utf8');
  const files = { 'priority.rules.json': text.replaceAll('"priority": 20', '"priority": 5') };
  const policy = rulesOf(files).policy();
  const candidate = candidateOf(policy, { files });
  const replays = new Replays(dataSource, present);
  const { id } = await replays.start({ candidate, scope: everything, origin: 'command', by: systemActor, at });
  const calendar = loadCalendar(rulesDirectory);
  const book = appealBook(dataSource);
  const calendars = { calendar, newCalendar: null };
  const parts = { dataSource, runner: 'bench', leaseMs: 60_000, candidate, present, ...calendars, book, now: () => at };
  const row = await takeReplay(parts, id);
  if (!row || (await runReplay(row, parts)) !== 'finished') throw new Error('the replay did not come to its end');
  const { total, differ, refused } = totalsOf((await replays.find(id)).tally);
  if (total !== count || refused > 0 || differ === 0) throw new Error('the replay has lost decisions');
}

/** Decisions as `DecisionLog` writes them, in the order of their ids. */
async function fill(dataSource: DataSource, policy: PolicyService, count: number): Promise<void> {
  const draw = drawer(policy);
  const inInsert = 500;
  const columns =
    'id, subject, element, rule_set, digest, as_on, basis, facts, outcome, outcome_label, rule, clauses, decision_values, also_held, by_id, by_name, at';
  const marks = `(${columns.split(',').fill('?').join()})`;
  for (let done = 0; done < count; done += inInsert) {
    const rows = Math.min(inInsert, count - done);
    const values = Array.from({ length: rows }, (_, i) => draw(done + i)).flat();
    await dataSource.query(`insert into decision (${columns}) values ${Array(rows).fill(marks).join()}`, values);
  }
}

function drawer(policy: PolicyService): (turn: number) => unknown[] {
  const chance = new Dice(20_260_302);
  const editions = sets.map((set) => policy.edition(set, asOf)).map((one) => [one, valuesWorthTrying(one)] as const);
  return (turn) => {
    for (;;) {
      const [edition, values] = editions[turn % editions.length] ?? [];
      if (!edition || !values) throw new Error('no set to ask');
      const facts = drawFacts(values, chance);
      if (!arePossible(edition, facts)) continue;
      const made = writeDecision(edition, choose(edition, edition.heldByClosures(facts)), facts, asOf);
      const { ruleSet, digest, asOn, basis, outcome, outcomeLabel, rule, clauses, alsoHeld } = made;
      const texts = [clauses, made.values, alsoHeld].map((one) => JSON.stringify(one));
      const head = [orderedId(), `case-${turn >> 2}`, 'a-task', ruleSet, digest, asOn, basis, JSON.stringify(facts)];
      return [...head, outcome, outcomeLabel, rule, ...texts, 'system', 'Система', at.getTime()];
    }
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [reading, replaying] = await measureReplay(Number(process.argv[2] ?? 1_000_000));
  if (!reading || !replaying) throw new Error('nothing was measured');
  for (const { what, perSecond, count } of [reading, replaying]) {
    console.log(`${what}: ${Math.round(perSecond)} a second, ${count} in ${(count / perSecond).toFixed(1)} s`);
  }
  console.log(`replay against raw reading: ${(replaying.perSecond / reading.perSecond).toFixed(3)}`);
}
