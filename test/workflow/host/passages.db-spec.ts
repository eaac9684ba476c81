import { completeTask } from '../../../src/workflow/tasks/complete.js';
import { expect, test } from 'vitest';
import { defineStep } from '../../../src/workflow/contract/index.js';
import { pack, unpack } from '../../../src/workflow/pack.js';
import { Steps } from '../../../src/workflow/host/registries.js';
import { PassageReading } from '../../../src/workflow/passages/passage-reading.js';
import { PassageRecord, ProcessInstanceRecord } from '../../../src/workflow/tables.js';
import { diagram, end, service, start, task } from './diagram.js';
import { anOffice, morning, type Office, type OfficeOptions, person } from './office.js';

const registering = diagram('registering', {
  nodes: [start(), task('register'), service('number'), task('prepare'), end()],
  flows: ['begun register', 'register number', 'number prepare', 'prepare done'],
});

const hours = (count: number): Date => new Date(morning.getTime() + count * 3_600_000);

async function opened(options: OfficeOptions = {}): Promise<Office> {
  const steps = new Steps().define(defineStep({ topic: 'number', run: async () => undefined }));
  const office = await (await anOffice({ steps, ...options })).publish(registering);
  await office.workflow.start(person('olha'), { process: 'registering', businessKey: 'appeal-1' });
  return office;
}

function rowsOf({ dataSource }: Office): Promise<PassageRecord[]> {
  return dataSource.manager.find(PassageRecord, { order: { step: 'ASC', place: 'ASC' } });
}

/** Step, what was passed, what moved the case, and the hours at which it was entered and left. */
async function told(office: Office): Promise<string[]> {
  const hour = (at: Date | null): string =>
    at === null ? '?' : String((at.getTime() - morning.getTime()) / 3_600_000);
  return (await rowsOf(office)).map(
    ({ step, kind, elementId, movedBy, enteredAt, leftAt }) =>
      `${step} ${movedBy}: ${kind} ${elementId} ${hour(enteredAt)}-${hour(leftAt)}`,
  );
}

const wholeWay = [
  '1 start: left begun 0-0',
  '1 start: taken begun--register 0-0',
  '2 task: left register 0-5',
  '2 task: taken register--number 5-5',
  '2 service: left number 5-5',
  '2 service: taken number--prepare 5-5',
  '3 task: left prepare 5-29',
  '3 task: taken prepare--done 29-29',
  '3 task: left done 29-29',
];

test.each([
  ['kept in memory', 100_000],
  ['read anew for each command', 0],
])('a case %s keeps each passage with the command that went it', async (_, liveNodes) => {
  const office = await opened({ liveNodes });
  office.clock.moveTo(hours(5));
  await office.complete('appeal-1', 'register');
  office.clock.moveTo(hours(29));
  await office.complete('appeal-1', 'prepare');
  expect(await told(office)).toEqual(wholeWay);
});

test('a command that is undone leaves no passage, in the rows or in memory', async () => {
  let isBroken = true;
  const steps = new Steps().define(
    defineStep({
      topic: 'number',
      run: async () => {
        if (isBroken) throw new TypeError('the printer is on fire');
      },
    }),
  );
  const office = await opened({ steps });
  const before = await told(office);
  office.clock.moveTo(hours(5));
  await expect(office.complete('appeal-1', 'register')).rejects.toMatchObject({ code: 'STEP_FAILED' });
  expect(await told(office)).toEqual(before);
  isBroken = false;
  await office.complete('appeal-1', 'register');
  expect(await told(office)).toEqual(wholeWay.slice(0, 6));
});

test('what a feature undoes after the step is undone with the way', async () => {
  const office = await opened();
  const { id } = await office.task('appeal-1', 'register');
  const undone = office.workflow.transact(person('olha'), async (tx) => {
    await completeTask(tx, id, { answer: {} });
    throw new Error('the feature changed its mind');
  });
  await expect(undone).rejects.toThrow('changed its mind');
  expect(await told(office)).toHaveLength(2);
});

test('a case closed from outside leaves the place it stood at', async () => {
  const office = await opened();
  const { instanceId } = await office.task('appeal-1', 'register');
  office.clock.moveTo(hours(2));
  await office.workflow.transact(person('admin'), (tx) => tx.terminate(instanceId, 'begun by mistake'));
  expect((await told(office)).at(-1)).toBe('2 cancel: cancelled register 0-2');
});

test('all that one command passed is written by one statement', async () => {
  const office = await opened();
  const written: string[] = [];
  const { driver } = office.dataSource;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner);
    runner.query = ((sql: string, ...rest: [never, never]) => {
      if (/^insert into .passage/i.test(sql)) written.push(sql);
      return query(sql, ...rest);
    }) as typeof runner.query;
    return runner;
  };
  await office.complete('appeal-1', 'register');
  driver.createQueryRunner = create;
  expect(written).toHaveLength(1);
});

/** As a release wrote it that kept no way. */
async function forget({ dataSource }: Office): Promise<string> {
  const { manager } = dataSource;
  const row = await manager.findOneByOrFail(ProcessInstanceRecord, { businessKey: 'appeal-1' });
  const { stands: _none, ...before } = JSON.parse(unpack(row.state));
  await manager.update(ProcessInstanceRecord, row.id, { state: pack(JSON.stringify(before)) });
  await manager.clear(PassageRecord);
  return row.id;
}

test('an old case is not given a way nobody kept: rows and reading say so', async () => {
  const office = await opened({ liveNodes: 0 });
  const id = await forget(office);
  const reading = new PassageReading(office.dataSource, office.workflow.machinery.definitions);
  const never = 'Пройденого шляху не збережено: тоді служба його ще не записувала.';
  expect(await reading.ofInstance(id)).toEqual({ items: [], unrecorded: never });

  office.clock.moveTo(hours(5));
  await office.complete('appeal-1', 'register');
  expect((await told(office)).slice(0, 2)).toEqual(['2 task: unrecorded registering ?-5', '2 task: left register ?-5']);
  const { items, unrecorded } = await reading.ofInstance(id);
  expect(unrecorded).toMatch(/^Шляху, пройденого до 02\.03\.2026, не збережено/);
  expect(items[0]).toMatchObject({ elementId: 'register', type: 'UserTask', kind: 'left', enteredAt: null });
  office.clock.moveTo(hours(6));
  await office.complete('appeal-1', 'prepare');
  expect(await told(office)).toContain('3 task: left prepare 5-6');
});

test('an element of a version knows how many passed it and how long they stood there', async () => {
  const office = await opened();
  await office.workflow.start(person('olha'), { process: 'registering', businessKey: 'appeal-2' });
  office.clock.moveTo(hours(1));
  await office.complete('appeal-1', 'register');
  office.clock.moveTo(hours(3));
  const { instanceId } = await office.task('appeal-2', 'register');
  await office.workflow.transact(person('admin'), (tx) => tx.terminate(instanceId, 'begun by mistake'));
  const reading = new PassageReading(office.dataSource, office.workflow.machinery.definitions);
  const { version, items } = await reading.ofProcess('registering');
  expect(version).toBe(1);
  expect(items.find(({ elementId }) => elementId === 'register')).toEqual({
    elementId: 'register',
    name: 'register',
    type: 'UserTask',
    passed: 1,
    cancelled: 1,
    averageSeconds: 2 * 3600,
    longestSeconds: 3 * 3600,
  });
  expect(items.find(({ elementId }) => elementId === 'begun--register')).toMatchObject({
    type: 'SequenceFlow',
    passed: 2,
    longestSeconds: 0,
  });
  await expect(reading.ofProcess('no-such')).rejects.toMatchObject({ code: 'PROCESS_UNKNOWN' });
});
