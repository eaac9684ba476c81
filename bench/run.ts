import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { besideRatio, measureBesideAnalysis } from './beside-analysis.js';
import { measureDecisions } from './decisions.js';
import { measureEvaluators } from './evaluators.js';
import { measureGate } from './gate.js';
import type { Measurement } from './measure.js';
import { databases, type DatabaseName, emptyDatabase, motors, openOffice } from './office.js';
import { measureHttp } from './over-http.js';
import { measureReceptions, receptionRatios } from './receptions.js';
import { measureReplay } from './replay.js';
import { isShort } from './scale.js';
import { measureSteps } from './steps.js';
import { measureTrial } from './trial.js';
import { measureWorkbench } from './workbench.js';

async function on<T>(database: DatabaseName, work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const { env, drop } = await emptyDatabase(database);
  try {
    return await work(env);
  } finally {
    await drop();
  }
}

/** SQL is shaped when the entities are loaded, so each database is measured in a process that knows only it. */
async function measureDatabase(database: DatabaseName): Promise<Measurement[]> {
  const steps = await on(database, async (env) => {
    const office = await openOffice(env);
    try {
      return await measureSteps(office, database);
    } finally {
      await office.dataSource.destroy();
    }
  });
  const overHttp: Measurement[] = [];
  for (const motor of motors) overHttp.push(...(await on(database, (env) => measureHttp(env, database, motor))));
  const receptions = await on(database, (env) => measureReceptions(env, database));
  const beside = await on(database, (env) => measureBesideAnalysis(env, database));
  return [...steps, ...overHttp, ...receptions, ...beside];
}

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0).padStart(9);

function printTable(rows: readonly Measurement[]): void {
  console.log(
    `${'what'.padEnd(36)}${'database'.padEnd(10)}${'a second'.padStart(9)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}`,
  );
  for (const { what, database, perSecond, p50, p95 } of rows) {
    console.log(`${what.padEnd(36)}${database.padEnd(10)}${figure(perSecond)}${figure(p50)}${figure(p95)}`);
  }
}

function ratios(rows: readonly Measurement[]): Record<string, number> {
  const speed = (what: string, database: string): number =>
    rows.find((row) => row.what === what && row.database === database)?.perSecond ?? Number.NaN;
  const perDatabase = databases.flatMap((database) => [
    ...motors.map((motor): [string, number] => [
      `cache against stateless, ${motor}, ${database}`,
      speed(`step, with the cache, ${motor}`, database) / speed(`step, stateless, ${motor}`, database),
    ]),
    ...motors.map((motor): [string, number] => [
      `step against its SQL alone, ${motor}, ${database}`,
      speed(`step, with the cache, ${motor}`, database) / speed('the same SQL without the engine', database),
    ]),
    ...receptionRatios(rows.filter((row) => row.database === database)),
    ...besideRatio(rows.filter((row) => row.database === database)),
  ]);
  const decisions = speed('decision, ours', '–') / speed('decision, raw json-rules-engine', '–');
  const gate = [
    'gate against compiling alone, whole policy',
    speed('whole policy, through the gate', '–') / speed('whole policy, compiled alone', '–'),
  ] as const;
  const replay = [
    'replay against raw reading',
    speed('stored decisions, replayed', 'SQLite') / speed('stored decisions, read raw', 'SQLite'),
  ] as const;
  const evaluators = ['admission', '10 rules', '50 rules', '200 rules'].flatMap((content) =>
    ['raw json-rules-engine', 'zen-engine', 'hand-written'].map((other): [string, number] => [
      `compiled path against ${other}, ${content}`,
      speed(`compiled path, ${content}`, '–') / speed(`${other}, ${content}`, '–'),
    ]),
  );
  return Object.fromEntries(
    [...perDatabase, ['decision, ours against raw', decisions] as const, ...evaluators, gate, replay].filter(
      ([, value]) => Number.isFinite(value),
    ),
  );
}

const asked = process.env['BENCH_DATABASE'] as DatabaseName | undefined;
if (asked) {
  process.send?.(await measureDatabase(asked));
  process.disconnect?.();
} else {
  const { fork } = await import('node:child_process');
  const measured = async (database: DatabaseName): Promise<Measurement[]> => {
    const address = database === 'MariaDB' ? (process.env['BENCH_MARIADB'] ?? 'mysql://root@127.0.0.1:3306') : '';
    const env = { ...process.env, BENCH_DATABASE: database, DATABASE_URL: address };
    const child = fork(new URL(import.meta.url), process.argv.slice(2), { env });
    let rows: Measurement[] = [];
    child.on('message', (message) => (rows = message as Measurement[]));
    const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
    if (code !== 0) throw new Error(`measuring on ${database} failed`);
    return rows;
  };
  const rows = [
    ...(await measureDecisions()),
    ...(await measureEvaluators()),
    ...(await measureGate()),
    ...(await measureTrial()),
    ...(await measureWorkbench()),
    ...(await measureReplay()),
  ];
  for (const database of databases) rows.push(...(await measured(database)));
  printTable(rows);
  const result = {
    on: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    ratios: ratios(rows),
    rows,
  };
  console.log('\nratios', result.ratios);
  const file = `bench/results/${isShort ? 'short' : 'latest'}.json`;
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log(file);
}
