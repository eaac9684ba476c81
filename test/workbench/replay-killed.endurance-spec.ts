import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { schema } from '../../src/schema.js';
import { freshDatabase } from '../support/database.js';
import { decided, outcomeOf, queueFacts, rulesWith, studyFirst } from './replay-support.js';

/** `REPLAY_DECISIONS` and `REPLAY_KILLS` ask for other numbers. */
const count = Number(process.env['REPLAY_DECISIONS'] ?? 1_000_000);
const kills = Number(process.env['REPLAY_KILLS'] ?? 5);
const inChunk = 4000;
const columns =
  'id, subject, element, rule_set, digest, as_on, basis, facts, outcome, outcome_label, rule, clauses, decision_values, also_held, by_id, by_name, at';

/** So many decisions that differ in nothing but their ids. */
async function copies(dataSource: DataSource): Promise<void> {
  const [id] = await decided(dataSource, [{ ruleSet: 'priority', facts: queueFacts(true, 'no'), element: 'rank' }]);
  await dataSource.query(
    `with recursive numbers(n) as (select 2 union all select n + 1 from numbers where n < ?)
     insert into decision (${columns})
     select printf('%036d', n), ${columns.slice('id, '.length)} from decision cross join numbers where id = ?`,
    [count, id],
  );
}

/** The real command in a process of its own; with a signal, it gets that when it has told of its first chunk. */
async function command(env: NodeJS.ProcessEnv, args: readonly string[], signal?: 'SIGKILL' | 'SIGINT') {
  const child = spawn(process.execPath, ['dist/programs/workbench/rules.js', 'replay', '--json', ...args], {
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

describe(`the command in a process of its own, over ${count} decisions`, () => {
  it(`goes on where kill -9 found it, ${kills} times`, { timeout: 600_000 }, async () => {
    const database = await freshDatabase();
    const dataSource = await openDataSource(database.config, schema);
    try {
      await copies(dataSource);
      const begun = await command(database.env, ['--candidate', rulesWith(studyFirst)], 'SIGKILL');
      const id = /Пробіг (\S+):/.exec(begun.err)?.[1] ?? '';
      let halfway = await outcomeOf(dataSource, id);
      for (let deaths = begun.signal ? 1 : 0; deaths < kills; deaths++) {
        const before = halfway.done;
        expect(halfway).toMatchObject({ status: 'running', tally: { changes: [{ count: before }] } });
        expect(before % inChunk).toBe(0);
        expect((await command(database.env, ['--resume', id], 'SIGKILL')).signal).toBe('SIGKILL');
        halfway = await outcomeOf(dataSource, id);
        expect(halfway.done).toBeGreaterThan(before);
      }
      const resumed = await command(database.env, ['--resume', id]);
      expect(resumed.code, resumed.err).toBe(4);
      expect(JSON.parse(resumed.out)).toMatchObject({
        status: 'finished',
        totals: { total: count, same: 0, differ: count },
        changes: [{ count, kind: 'outcome' }],
      });
      expect((await outcomeOf(dataSource, id)).cases).toHaveLength(1000);
    } finally {
      await dataSource.destroy();
      await database.drop();
    }
  });
});
