import { completeTask } from '../src/workflow/tasks/complete.js';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { unitOfWork } from '../src/platform/database/transactions.js';
import type { Workflow } from '../src/workflow/index.js';
import { TaskRecord } from '../src/workflow/tables.js';
import { measure, type Measurement } from './measure.js';
import type { MotorName } from '../src/workflow/engine/index.js';
import { many } from './scale.js';
import { type BenchOffice, type DatabaseName, executor, motors } from './office.js';

const cases = 48;
const answer = { text: 'Обстежено, роботи виконано, матеріали додаються.' };
const data = {
  timers: { remindAt: '2026-04-01T06:00:00Z', breachAt: '2026-04-02T21:00:00Z' },
  receivedOn: '2026-03-02',
};
const plan = { count: many(360, 24), atOnce: 8, warmUp: many(60, 8) };

async function startCases(workflow: Workflow): Promise<string[]> {
  const keys = Array.from({ length: cases }, () => randomUUID());
  for (const businessKey of keys) await workflow.start(executor, { process: 'bench-rework', businessKey, data });
  return keys;
}

/** One step: the open task of a case is completed, and the case stands at the same place again. */
async function step(workflow: Workflow, businessKey: string): Promise<void> {
  await workflow.transact(executor, async (tx) => {
    const task = await tx.manager.findOneByOrFail(TaskRecord, { businessKey, isOpen: true });
    await completeTask(tx, task.id, { answer });
  });
}

/** Cases are dealt out to the lanes, so that no two wait for one lock: the work is measured, not the queue. */
const caseOf = (keys: readonly string[], turn: number, lane: number): string => {
  const ofLane = keys.filter((_, place) => place % plan.atOnce === lane);
  return ofLane[turn % ofLane.length] ?? '';
};

type Statement = readonly [sql: string, parameters: readonly unknown[]];

/** The statements that one step sends to the database. */
async function recordStep(dataSource: DataSource, workflow: Workflow, businessKey: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  const { driver } = dataSource;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner);
    const recording = (sql: string, parameters?: unknown[], structured?: boolean): Promise<never> => {
      if (!/^(BEGIN|START|COMMIT|SET)/i.test(sql)) statements.push([sql, parameters ?? []]);
      return query(sql, parameters, structured as never) as Promise<never>;
    };
    runner.query = recording as typeof runner.query;
    return runner;
  };
  await step(workflow, businessKey);
  driver.createQueryRunner = create;
  return statements;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** What is inserted gets new names each time, or the second replay would be refused. */
function renewed([sql, parameters]: Statement): unknown[] {
  const inserts = /^insert/i.test(sql);
  return parameters.map((value) => (inserts && typeof value === 'string' && uuid.test(value) ? randomUUID() : value));
}

function replay(dataSource: DataSource, statements: readonly Statement[]): Promise<void> {
  return unitOfWork(dataSource, async (manager) => {
    for (const statement of statements) await manager.query(statement[0], renewed(statement));
  });
}

/** The host with and without its cache of live cases, against the same SQL without any engine. */
export async function measureSteps(office: BenchOffice, database: DatabaseName): Promise<Measurement[]> {
  const run = async (what: string, liveNodes: number, motor: MotorName): Promise<Measurement> => {
    const workflow = office.open(liveNodes, motor);
    const keys = await startCases(workflow);
    return measure({ what, database }, plan, (turn, lane) => step(workflow, caseOf(keys, turn, lane)));
  };
  const rows: Measurement[] = [];
  for (const motor of motors) {
    rows.push(await run(`step, stateless, ${motor}`, 0, motor));
    rows.push(await run(`step, with the cache, ${motor}`, 100_000, motor));
  }
  const workflow = office.open(100_000, 'library');
  const lanes: Statement[][] = [];
  for (const key of (await startCases(workflow)).slice(0, plan.atOnce)) {
    lanes.push(await recordStep(office.dataSource, workflow, key));
  }
  const sql = await measure({ what: 'the same SQL without the engine', database }, plan, (_, lane) =>
    replay(office.dataSource, lanes[lane] ?? []),
  );
  return [...rows, sql];
}
