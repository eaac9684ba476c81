import { expect, test } from 'vitest';
import { EngineFault, LiveInstance } from '../../../src/workflow/engine/index.js';
import { contextOf, Walk } from './walk.js';

const timers = { remindAt: '2024-03-04T07:00:00.123Z', expireAt: '2031-04-17T15:00:00.000Z' };

async function started(name: string, data = {}): Promise<Walk> {
  return new Walk(await contextOf(name), 'live').start(data).done();
}

function codeOf(act: () => void): string | undefined {
  try {
    act();
  } catch (fault) {
    return fault instanceof EngineFault ? fault.code : String(fault);
  }
  return undefined;
}

test('a second answer to a finished task is refused, and changes nothing', async () => {
  const walk = await started('rework');
  const executionId = walk.executionOf('tasks', 'prepare');
  await walk.complete('prepare').done();
  expect(codeOf(() => walk.instance.completeTask(executionId, { late: true }))).toBe('NOT_WAITING');
  await walk.standsAt('check').done();
  expect(walk.instance.data).toEqual({});
});

test('a task is not a timer, and a timer is not a message', async () => {
  const walk = await started('timer-boundaries', { timers });
  const { instance } = walk;
  expect(codeOf(() => instance.fireTimer(walk.executionOf('tasks', 'work')))).toBe('NOT_WAITING');
  expect(codeOf(() => instance.completeTask(walk.executionOf('timers', 'remind')))).toBe('NOT_WAITING');
  expect(codeOf(() => instance.receiveMessage(walk.executionOf('timers', 'remind')))).toBe('NOT_WAITING');
  await walk.standsAt('work', 'remind', 'expired').done();
});

test('a timer years away is armed like one of tomorrow', async () => {
  const walk = await started('timer-boundaries', { timers });
  const due = walk.instance.waiting.timers.map(({ elementId, dueAt }) => [elementId, dueAt]);
  expect(due).toEqual([
    ['remind', timers.remindAt],
    ['expired', timers.expireAt],
  ]);
});

test('a timer long overdue does not fire by itself, not even on reload', async () => {
  const walk = await started('timer-boundaries', { timers });
  await walk.reload().standsAt('work', 'remind', 'expired').done();
});

test('a moved timer keeps its new instant over a reload and forgets it when it fires', async () => {
  const walk = await started('timer-boundaries', { timers });
  walk.instance.moveTimer(walk.executionOf('timers', 'expired'), new Date('2032-01-01T00:00:00Z'));
  await walk.reload().done();
  expect(walk.instance.waiting.timers.map(({ dueAt }) => dueAt)).toEqual([timers.remindAt, '2032-01-01T00:00:00.000Z']);
  await walk.fire('expired').done();
  expect(JSON.parse(walk.instance.state())).toMatchObject({ moved: {} });
});

test.each([undefined, null, '', '2024-03-04', 'tomorrow', 12])(
  'a timer without an instant is a fault: %s',
  async (remindAt) => {
    const context = await contextOf('timer-chain');
    await expect(LiveInstance.start(context, { timers: { remindAt } })).rejects.toMatchObject({ code: 'STEP_FAILED' });
  },
);

test('a choice that fits nothing is a fault, and the object is of no more use', async () => {
  const walk = await started('no-way-out');
  const before = walk.instance.state();
  await expect(walk.complete('look', { kind: 'c' }).done()).rejects.toThrow(/no conditional flow taken/);
  expect(walk.instance.status).toBe('broken');
  expect(codeOf(() => walk.instance.state())).toBe('STEP_FAILED');
  const again = await LiveInstance.recover(await contextOf('no-way-out'), before);
  expect(again.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['look']);
});

test('a failed step that nothing catches is a fault', async () => {
  const walk = await started('failing-service');
  await expect(walk.fail('ask-register', 'SOMETHING_ELSE').done()).rejects.toThrow(EngineFault);
  expect(walk.instance.status).toBe('broken');
});

test('a task for nobody is a fault', async () => {
  const context = await contextOf('execution-of-resolution');
  const instance = await LiveInstance.start(context, {
    executors: [],
    timers: { ...timers, limitAt: timers.expireAt },
  });
  expect(() => instance.waiting).toThrow(/нікуди не веде/);
});

test('a cancelled case waits for nothing', async () => {
  const { instance } = await started('rework');
  await instance.cancel();
  expect(instance.status).toBe('cancelled');
  expect(instance.waiting).toEqual({ tasks: [], timers: [], messages: [], services: [] });
});

test('the data of a case are its own', async () => {
  const context = await contextOf('rework');
  const given = { appeal: { id: 'a' } };
  const instance = await LiveInstance.start(context, given);
  const other = await LiveInstance.start(context, given);
  given.appeal.id = 'changed outside';
  instance.mergeData({ mine: true });
  expect(instance.data).toEqual({ appeal: { id: 'a' }, mine: true });
  expect(other.data).toEqual({ appeal: { id: 'a' } });
});

test('data merged after a reload reach a choice inside a sub-process', async () => {
  const walk = new Walk(await contextOf('each-sub-process'), 'reloaded');
  walk.start({ executors: [{ unit: 'water' }] }).complete('prepare', { note: 'так' });
  walk.look(({ data }) => expect(data).toMatchObject({ note: 'так' }));
  await walk.complete('check').endsAt('done').done();
});

test('a state does not grow with the rounds a case makes', async () => {
  const walk = new Walk(await contextOf('rework'), 'reloaded');
  walk.start();
  const lengths: number[] = [];
  for (let round = 0; round < 22; round += 1) {
    walk.complete('prepare').complete('check', { verdict: { good: false } });
    walk.look((instance) => lengths.push(instance.state().length));
  }
  await walk.done();
  expect(lengths.at(-1)).toBeLessThan((lengths[1] ?? 0) + 100);
});

test('a state of another format is not guessed at', async () => {
  const context = await contextOf('rework');
  await expect(LiveInstance.recover(context, '{"format":3}')).rejects.toMatchObject({ code: 'STATE_UNREADABLE' });
});
