import { randomUUID } from 'node:crypto';
import { kyivInstant } from '../src/domain/kyiv-time.js';
import { plainDate } from '../src/domain/plain-date.js';
import { Directory, loadCouncil } from '../src/directory/index.js';
import { readConfig } from '../src/platform/config.js';
import { openDataSource } from '../src/platform/database/data-source.js';
import { Log } from '../src/platform/log.js';
import { Board } from '../src/receptions/board/board.js';
import { LiveBoard } from '../src/receptions/board/live-board.js';
import { ReceptionStore } from '../src/receptions/reception-store.js';
import type { ReceptionRecord } from '../src/receptions/tables.js';
import { schema } from '../src/schema.js';
import { type Measurement, timed } from './measure.js';
import type { DatabaseName } from './office.js';
import { many } from './scale.js';

const heldOn = plainDate('2026-03-11');
const changes = many(3, 1);

const planned = (): ReceptionRecord => ({
  ...{ id: randomUUID(), version: 1, status: 'booking', timetableId: null, leaderPost: 'deputy-mayor-housing' },
  ...{ kind: 'in-person', heldOn, movedFrom: null, beginsAt: '10:00', place: 'кімната 129', capacity: 30, booked: 0 },
  ...{ bookingClosesAt: kyivInstant(plainDate('2026-03-10'), '15:00'), receiverPost: null, receiverNamedBy: null },
  ...{ movedTo: null, suspensionId: null, alarmEffect: 'none', recording: null, openedAt: null, endedAt: null },
});

/** How often the database is read for one change of a board that so many watch: the same code, without HTTP. */
export async function boardReads(
  env: NodeJS.ProcessEnv,
  database: DatabaseName,
  listeners: number,
): Promise<Measurement> {
  const dataSource = await openDataSource(readConfig(env), schema);
  const store = new ReceptionStore(dataSource);
  const live = new LiveBoard(new Board(dataSource, store, new Directory(loadCouncil('kryvyi-rih'))), new Log('silent'));
  const { driver } = dataSource;
  const create = driver.createQueryRunner.bind(driver);
  let reads = 0;
  try {
    const { id, ...rest } = planned();
    const reception = { id, ...rest, beginsAt: `10:${String(listeners % 60).padStart(2, '0')}` };
    await store.insertReception(dataSource.manager, reception);
    driver.createQueryRunner = (mode) => {
      const runner = create(mode);
      const query = runner.query.bind(runner);
      runner.query = ((sql: string, parameters?: unknown[], structured?: boolean) => {
        if (/^select/i.test(sql)) reads += 1;
        return query(sql, parameters, structured as never);
      }) as typeof runner.query;
      return runner;
    };
    let told = 0;
    let all: (() => void) | null = null;
    const send = (): void => {
      told += 1;
      if (told % listeners === 0) all?.();
    };
    for (let number = 0; number < listeners; number += 1) await live.listen(id, { send, end: () => undefined }, null);
    const times: number[] = [];
    let counted = 0;
    for (let turn = 0; turn < changes; turn += 1) {
      const heard = new Promise<void>((resolve) => (all = resolve));
      await store.changeReception(dataSource.manager, id, {});
      reads = 0;
      const before = performance.now();
      await heard;
      times.push(performance.now() - before);
      counted += reads;
    }
    const named = `${listeners} ${listeners === 1 ? 'listener' : 'listeners'}`;
    return { ...timed(`board, one look, ${named}`, database, times), reads: counted / changes };
  } finally {
    live.onModuleDestroy();
    await dataSource.destroy();
  }
}
