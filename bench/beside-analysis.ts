import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { heavyRules } from '../test/workbench/heavy-rules.js';
import { type Measurement, timed } from './measure.js';
import type { DatabaseName } from './office.js';
import { type Client, letter, startService } from './over-http.js';
import { many } from './scale.js';

const looks = many(600, 20);
/** A clerk's page asks so often; without a pause the looks themselves would be the load. */
const everyMs = 10;
const letters = many(60, 3);

async function look(clerk: Client, what: string, database: DatabaseName): Promise<Measurement> {
  const times: number[] = [];
  for (let turn = 0; turn < looks; turn += 1) {
    const before = performance.now();
    await clerk.ask('GET', '/tasks?view=group');
    times.push(performance.now() - before);
    await pause(everyMs);
  }
  return timed(what, database, times);
}

/** What a clerk notices of a reviewer's heaviest question: the list of tasks, idle and beside a mutation. */
export async function measureBesideAnalysis(env: NodeJS.ProcessEnv, database: DatabaseName): Promise<Measurement[]> {
  const { service, client } = await startService(env);
  try {
    const registrar = await client.as('registrar-1');
    for (let turn = 0; turn < letters; turn += 1) await registrar.ask('POST', '/appeals', letter);
    const clerk = await client.as('deputy-mayor-housing');
    const reviewer = await client.as('compliance-reviewer');
    await look(clerk, 'warm-up', database);
    const idle = await look(clerk, 'tasks, nobody analyses', database);
    const mutation = reviewer.ask('POST', '/workbench/mutations?set=admission', { files: heavyRules(900) });
    const ended = mutation.then(
      () => 'answered',
      (error: Error) => error.message,
    );
    const { items } = await begun(reviewer);
    const beside = await look(clerk, 'tasks beside a mutation', database);
    const [one] = (await reviewer.ask<Running>('GET', '/workbench/analyses')).items;
    if (!one) throw new Error(`the mutation was over before it was measured: ${await ended}`);
    await reviewer.ask('DELETE', `/workbench/analyses/${items[0]?.id}`);
    if (!(await ended).includes('ANALYSIS_CANCELLED')) throw new Error(`the mutation was not ended: ${await ended}`);
    return [idle, beside];
  } finally {
    service.kill('SIGTERM');
    await once(service, 'exit');
  }
}

interface Running {
  readonly items: readonly { readonly id: string; readonly progress: object | null }[];
}

async function begun(reviewer: Client): Promise<Running> {
  for (;;) {
    const running = await reviewer.ask<Running>('GET', '/workbench/analyses');
    if (running.items[0]?.progress) return running;
    await pause(50);
  }
}

/** What of it may be compared between machines; the rows are of one database. */
export function besideRatio(rows: readonly Measurement[]): [string, number][] {
  const p99 = (what: string): number => rows.find((row) => row.what === what)?.p99 ?? Number.NaN;
  const database = rows[0]?.database ?? '';
  return [
    [
      `tasks beside a mutation against idle, p99, ${database}`,
      p99('tasks beside a mutation') / p99('tasks, nobody analyses'),
    ],
  ];
}
