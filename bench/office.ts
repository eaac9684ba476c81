import { Versions } from '../src/workflow/definitions/versions.js';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { Directory, loadCouncil } from '../src/directory/index.js';
import { systemActor } from '../src/domain/actor.js';
import { plainDate } from '../src/domain/plain-date.js';
import { Journal } from '../src/journal/index.js';
import { ManualClock } from '../src/platform/clock.js';
import { readConfig } from '../src/platform/config.js';
import { openDataSource } from '../src/platform/database/data-source.js';
import { processesDirectory, rulesDirectory } from '../src/platform/installation.js';
import { DecisionLog, PolicyService } from '../src/policy/index.js';
import { schema } from '../src/schema.js';
import { compile, type MotorName } from '../src/workflow/engine/index.js';
import { Forms, openWorkflow, type Workflow } from '../src/workflow/index.js';
import { Answers, FactSources, Jobs, Steps } from '../src/workflow/host/registries.js';

export const motors = ['library', 'tokens'] as const satisfies readonly MotorName[];
export const databases = ['SQLite', 'MariaDB'] as const;
export type DatabaseName = (typeof databases)[number];

/** An empty database and the environment that leads a service to it. */
export async function emptyDatabase(database: DatabaseName) {
  const folder = mkdtempSync(join(tmpdir(), 'pryimalnia-bench-'));
  const env: NodeJS.ProcessEnv = { DATA_DIR: folder, LOG_LEVEL: 'silent' };
  if (database === 'SQLite') return { env, drop: async () => rmSync(folder, { recursive: true, force: true }) };
  const server = process.env['BENCH_MARIADB'] ?? 'mysql://root@127.0.0.1:3306';
  const name = `pryimalnia_bench_${randomUUID().replaceAll('-', '')}`;
  const ask = async (sql: string): Promise<void> => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await ask(`create database ${name} character set utf8mb4 collate utf8mb4_unicode_ci`);
  env['DATABASE_URL'] = `${server}/${name}`;
  const drop = async (): Promise<void> => {
    await ask(`drop database ${name}`);
    rmSync(folder, { recursive: true, force: true });
  };
  return { env, drop };
}

export const executor = new Directory(loadCouncil('kryvyi-rih')).actorOf(
  'p-office-executor-1',
  plainDate('2026-03-02'),
);

export interface BenchOffice {
  readonly dataSource: DataSource;
  readonly open: (liveNodes: number, motor: MotorName) => Workflow;
}

/** The host on a database, with the diagrams of this folder: no HTTP, so that the step alone is measured. */
export async function openOffice(env: NodeJS.ProcessEnv): Promise<BenchOffice> {
  const dataSource = await openDataSource(readConfig(env), schema);
  const policy = PolicyService.load(rulesDirectory);
  const directory = new Directory(loadCouncil('kryvyi-rih'));
  const open = (liveNodes: number, motor: MotorName): Workflow =>
    openWorkflow({
      dataSource,
      policy,
      liveNodes,
      motor,
      clock: new ManualClock(new Date('2026-03-02T09:00:00Z')),
      steps: new Steps(),
      jobs: new Jobs(),
      answers: new Answers(),
      facts: new FactSources(),
      journal: new Journal(dataSource),
      decisionLog: new DecisionLog(dataSource, policy),
      forms: Forms.load(join(processesDirectory, 'forms')),
      groupsOf: (actor) => directory.groupsOf(actor),
    });
  const { clock, forms, journal } = open(0, 'library').machinery;
  const versions = new Versions(dataSource, clock, journal);
  for (const name of ['bench-rework', 'bench-task']) {
    const xml = readFileSync(`bench/diagrams/${name}.bpmn`, 'utf8');
    const coming = { xml, compiled: await compile(xml), forms };
    await dataSource.transaction((manager) => versions.bring(manager, coming, systemActor));
  }
  return { dataSource, open };
}
