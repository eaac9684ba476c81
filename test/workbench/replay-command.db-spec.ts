import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { schema } from '../../src/schema.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { verbs } from '../../src/workbench/verbs.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import {
  appealCard,
  type Asked,
  decided,
  queueFacts,
  rulesWith,
  shortCap,
  studyFirst,
  termFacts,
} from './replay-support.js';

/** Runs the command as a reviewer would. */
async function run(...args: string[]) {
  return runIn(database.env, ...args);
}

async function runIn(env: NodeJS.ProcessEnv, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const streams = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const surroundings = { env, now: () => new Date('2026-03-03T08:00:00Z') };
  const code = await runCommand(verbs, ['replay', ...args], streams, surroundings);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const asked: Asked[] = [
  { ruleSet: 'priority', facts: queueFacts(true, 'no'), subject: 'appeal-1', element: 'rank' },
  { ruleSet: 'priority', facts: queueFacts(true, 'yes'), subject: 'appeal-2', element: 'rank' },
  { ruleSet: 'term', facts: termFacts('yes'), subject: 'appeal-1', element: 'set-first-term' },
];

let database: FreshDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await openDataSource(database.config, schema);
  await appealCard(dataSource, { id: 'appeal-1', registrationIndex: 'К-1', serial: 1 });
  await decided(dataSource, asked);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('npm run rules -- replay', () => {
  it('finds nothing to tell under the rules in force', async () => {
    const { code, out, err } = await run();
    expect(code).toBe(0);
    expect(out).toContain('Так само: 3. Інакше: 0. Не перераховано: 0.');
    expect(err).toContain('Перераховано 3 із 3 (100 %)');
  });

  it('tells in Ukrainian what changes, in whose cases and what would follow', async () => {
    const { code, out } = await run('--candidate', rulesWith({ ...studyFirst, ...shortCap }));
    expect(code).toBe(4);
    expect(out).toContain('Так само: 1. Інакше: 2. Не перераховано: 0.');
    expect(out).toContain('«Черговість розгляду», завдання «Черговість розгляду» – інше рішення: 1');
    expect(out).toContain('було: «першочергово» (правило 2.17-first-in-order;');
    expect(out).toContain('стане: «невідкладно» (правило art20-at-once;');
    expect(out).toContain('справи: К-1 (2026)');
    expect(out).toContain('на 16 днів раніше: 1');
    expect(out).toContain('К-1 (2026): 02.04.2026 → 17.03.2026');
  });

  it('says the same to a machine, for one file of a set and one set', async () => {
    const file = join(rulesWith(studyFirst), 'priority.rules.json');
    const { code, out } = await run('--candidate', file, '--set', 'priority', '--json');
    expect(code).toBe(4);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      status: 'finished',
      candidate: file,
      ruleSet: 'priority',
      totals: { total: 2, same: 1, differ: 1 },
      cases: [{ subject: 'appeal-1', registrationIndex: 'К-1' }],
    });
    const again = await run('--resume', report.id, '--json');
    expect(JSON.parse(again.out)).toEqual(report);
  });

  it('refuses clearly what it cannot do, and changes nothing', async () => {
    const broken = rulesWith(studyFirst);
    writeFileSync(join(broken, 'priority.rules.json'), '{ "id": "priority",');
    const refusals: [string[], number, string][] = [
      [['--from', '02.03.2026'], 2, '«--from 02.03.2026»: Тут має бути дата у вигляді РРРР-ММ-ДД'],
      [['--from', '2026-03-05', '--to', '2026-03-01'], 2, 'раніший за перший'],
      [['--set', 'pryority'], 2, 'Набору правил «pryority» немає.'],
      [['--unit', 'nobody'], 2, 'REPLAY_EMPTY'],
      [['--candidate', 'no-such-folder'], 2, 'немає ні такої теки, ні такого файлу'],
      [['--candidate', broken], 3, 'priority.rules.json:'],
      [['--resume', '00000000-0000-7000-8000-000000000000'], 2, 'немає'],
      [['--resume', 'x', '--set', 'term'], 2, 'уже має свої умови'],
      [['term'], 2, 'Зайве слово'],
    ];
    for (const [args, code, text] of refusals) {
      const answer = await run(...args);
      expect([args, answer.code]).toEqual([args, code]);
      expect(answer.err).toContain(text);
      expect(answer.out).toBe('');
    }
  });

  it('says that there is no database yet', async () => {
    const { code, err } = await runIn({ DATA_DIR: join(tmpdir(), 'nothing-here') });
    expect([code, err]).toEqual([2, expect.stringContaining('Бази даних ще немає')]);
  });

  it('does not go on with another candidate than it began with', async () => {
    const candidate = rulesWith(studyFirst);
    const { out } = await run('--candidate', candidate, '--json');
    const { id } = JSON.parse(out);
    const other = await run('--resume', id, '--candidate', rulesWith(shortCap));
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('REPLAY_CANDIDATE_CHANGED')]);
  });

  it('says that nothing has been decided yet, or that the database is older than it', async () => {
    await dataSource.query('delete from decision');
    const empty = await run();
    expect([empty.code, empty.err.split(':')[0]]).toEqual([2, 'REPLAY_EMPTY']);
    await dataSource.query('drop table replay');
    const older = await run();
    expect([older.code, older.err]).toEqual([2, expect.stringContaining('запустіть службу')]);
  });
});
