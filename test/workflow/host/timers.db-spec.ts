import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineStep } from '../../../src/workflow/contract/index.js';
import { Steps } from '../../../src/workflow/host/registries.js';
import { IncidentRecord, ProcessInstanceRecord, TimerRecord } from '../../../src/workflow/tables.js';
import { boundaryTimer, diagram, end, parallel, service, start, task, timer } from './diagram.js';
import { anOffice, morning, person } from './office.js';

const hours = (count: number): Date => new Date(morning.getTime() + count * 3_600_000);

const termWatch = diagram('term-watch', {
  nodes: [
    start(),
    task('prepare'),
    boundaryTimer('remind', 'prepare', 'remindAt', false),
    service('remind-them', 'mark'),
    boundaryTimer('expire', 'prepare', 'expireAt'),
    service('breach', 'mark'),
    task('explain'),
    end('answered'),
    end('reminded'),
    end('explained'),
  ],
  flows: [
    'begun prepare',
    'prepare answered',
    'remind remind-them',
    'remind-them reminded',
    'expire breach',
    'breach explain',
    'explain explained',
  ],
});

function marking(marks: string[]): Steps {
  return new Steps().define(
    defineStep({
      topic: 'mark',
      reads: { marks: z.number().optional() },
      writes: { marks: z.number() },
      run: async ({ elementId, businessKey, now, data }) => {
        marks.push(`${businessKey} ${elementId} ${now.toISOString()}`);
        return { marks: (data.marks ?? 0) + 1 };
      },
    }),
  );
}

const data = { remindAt: hours(2).toISOString(), expireAt: hours(5).toISOString() };
const begin = (businessKey: string) => ({ process: 'term-watch', businessKey, data });

test('time passes: each timer at its own instant, and an interruption ends the others', async () => {
  const marks: string[] = [];
  const office = await (await anOffice({ steps: marking(marks) })).publish(termWatch);
  await office.workflow.start(person('olha'), begin('appeal-1'));
  expect(await office.worker.runDue()).toBe(0);
  await office.worker.advanceTo(office.clock, hours(3));
  expect(marks).toEqual([`appeal-1 remind-them ${hours(2).toISOString()}`]);
  expect(await office.stands('appeal-1')).toEqual(['prepare']);
  await office.worker.advanceTo(office.clock, hours(9));
  expect(marks[1]).toBe(`appeal-1 breach ${hours(5).toISOString()}`);
  expect(await office.stands('appeal-1')).toEqual(['explain']);
  expect(await office.timers()).toEqual([]);
  expect(office.clock.now()).toEqual(hours(9));
});

test('a task done in time takes its timers with it', async () => {
  const office = await (await anOffice({ steps: marking([]) })).publish(termWatch);
  await office.workflow.start(person('olha'), begin('appeal-1'));
  expect(await office.timers()).toHaveLength(2);
  await office.complete('appeal-1', 'prepare');
  expect(await office.timers()).toEqual([]);
  expect(await office.worker.advanceTo(office.clock, hours(9))).toBe(0);
});

test('two nodes and a hundred timers: each fires exactly once', async () => {
  const marks: string[] = [];
  const office = await (await anOffice({ steps: marking(marks) })).publish(termWatch);
  const neighbour = office.neighbour();
  const keys = Array.from({ length: 50 }, (_, index) => `appeal-${index}`);
  await Promise.all(keys.map((key) => office.workflow.start(person('olha'), begin(key))));
  for (const node of [office, neighbour]) node.clock.moveTo(hours(6));
  await Promise.all([office.worker.runDue(), neighbour.worker.runDue()]);
  await Promise.all([office.worker.runDue(), neighbour.worker.runDue()]);
  const done = marks.map((mark) => mark.split(' ').slice(0, 2).join(' ')).sort();
  expect(done).toEqual(keys.flatMap((key) => [`${key} breach`, `${key} remind-them`]).sort());
  const versions = await office.dataSource.manager.find(ProcessInstanceRecord, { select: { version: true, id: true } });
  expect(versions.map(({ version }) => version)).toEqual(keys.map(() => 3));
});

test('a case that is late for both goes through them in their order', async () => {
  const marks: string[] = [];
  const office = await (await anOffice({ steps: marking(marks) })).publish(termWatch);
  await office.workflow.start(person('olha'), begin('appeal-1'));
  office.clock.moveTo(hours(100));
  expect(await office.worker.runDue()).toBe(2);
  expect(marks.map((mark) => mark.split(' ')[1])).toEqual(['remind-them', 'breach']);
});

test('a timer whose step fails is tried again, then stands still with an incident, and the case with it', async () => {
  const failing = new Steps().define(
    defineStep({ topic: 'mark', run: () => Promise.reject(new Error('the journal of reminders is lost')) }),
  );
  const office = await (await anOffice({ steps: failing })).publish(termWatch);
  await office.workflow.start(person('olha'), begin('appeal-1'));
  await office.worker.advanceTo(office.clock, hours(4));
  const [incident] = await office.dataSource.manager.find(IncidentRecord);
  expect(incident).toMatchObject({ kind: 'timer', elementId: 'remind-them', attempts: 3, isOpen: true });
  expect(await office.timers()).toHaveLength(2);
  await office.worker.advanceTo(office.clock, hours(100));
  expect(await office.stands('appeal-1')).toEqual(['prepare']);
});

test('a waiting case goes on when its instant comes, and a running worker fires it by itself', async () => {
  const pause = diagram('pause', {
    nodes: [start(), parallel('fork'), timer('wait', 'wakeAt'), task('now'), task('later'), end('end-1'), end('end-2')],
    flows: ['begun fork', 'fork wait', 'fork now', 'wait later', 'later end-1', 'now end-2'],
  });
  const office = await (await anOffice()).publish(pause);
  const wakeAt = hours(1).toISOString();
  await office.workflow.start(person('olha'), { process: 'pause', businessKey: 'appeal-1', data: { wakeAt } });
  office.worker.start();
  office.clock.moveTo(hours(2));
  await expect.poll(() => office.stands('appeal-1')).toEqual(['later', 'now']);
  await office.worker.stop();
  expect(await office.dataSource.manager.count(TimerRecord)).toBe(0);
});
