import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  compile,
  EngineFault,
  LiveInstance,
  type MotorName,
  revive,
  type SharedContext,
} from '../../../src/workflow/engine/index.js';
import { executionUnder } from '../../../src/workflow/engine/moving/move-state.js';
import { tries } from '../../support/counts.js';
import { boundaryMessage, boundaryTimer, diagram, end, parallel, start, task } from '../host/diagram.js';
import { dice, type Roll } from './chance.js';
import { answersTo, factsOf, letter } from './council-data.js';

const motors: readonly MotorName[] = ['library', 'tokens'];

const contextFrom = async (xml: string): Promise<SharedContext> => revive((await compile(xml)).serialized);
const same = ({ elements }: SharedContext): ReadonlyMap<string, string> =>
  new Map([...elements.keys()].map((id) => [id, id]));

/** The same diagram with another id for every node. */
const renamed = (xml: string, ids: Iterable<string>): string =>
  [...ids].reduce((text, id) => text.replace(new RegExp(`(["> ])${id}(["<])`, 'g'), `$1${id}-anew$2`), xml);

function stands(instance: LiveInstance, plain = (id: string): string => id): string {
  const { tasks, timers, messages, services } = instance.waiting;
  const ids = (waits: readonly { readonly elementId: string }[]): string[] =>
    waits.map(({ elementId }) => plain(elementId));
  return JSON.stringify([
    instance.status,
    ids(tasks),
    ids(timers),
    ids(messages),
    ids(services),
    instance.endEvents.map(plain),
  ]);
}

function act(instance: LiveInstance, roll: Roll, data: Readonly<Record<string, unknown>>): void {
  const { tasks, timers, messages, services } = instance.waiting;
  const choices = [
    ...tasks.map(
      ({ executionId }) =>
        () =>
          instance.completeTask(executionId, data),
    ),
    ...services.map(
      ({ executionId }) =>
        () =>
          instance.completeService(executionId, data),
    ),
    ...timers.map(
      ({ executionId }) =>
        () =>
          instance.fireTimer(executionId),
    ),
    ...messages.map(
      ({ executionId }) =>
        () =>
          instance.receiveMessage(executionId, data),
    ),
  ];
  choices[roll(choices.length)]?.();
}

const plainly = (id: string): string => id.replace(/-anew$/, '');

/** Walks by chance; where there is another version, it goes over before each step, there and back again. */
async function trailOf(
  versions: readonly [SharedContext, ...SharedContext[]],
  seed: number,
  motor: MotorName,
  facts: ReadonlyMap<string, readonly unknown[]>,
): Promise<readonly string[]> {
  const [roll, answer] = [dice(seed), answersTo(facts)];
  const trail: string[] = [];
  try {
    let [at, instance] = [0, await LiveInstance.start(versions[0], { ...letter, ...answer(roll) }, motor)];
    for (let step = 0; step < 60 && instance.status === 'running' && !instance.isStuck; step += 1) {
      trail.push(stands(instance, plainly));
      const next = (at + 1) % versions.length;
      const to = versions[next];
      if (to && next !== at) {
        const map = new Map(
          [...(versions[at]?.elements.keys() ?? [])].map((id) => [id, next === 0 ? plainly(id) : `${id}-anew`]),
        );
        instance = await instance.movedTo(to, map);
        at = next;
        trail[trail.length - 1] = stands(instance, plainly);
      }
      act(instance, roll, answer(roll));
    }
    trail.push(stands(instance, plainly));
  } catch (fault) {
    if (!(fault instanceof EngineFault)) throw fault;
    trail.push(fault.message.replaceAll('-anew', '').replace(/_[0-9a-f]{4,}/g, ''));
  }
  return trail;
}

const folder = new URL('../../../processes/', import.meta.url);
const own = readdirSync(folder).filter((file) => file.endsWith('.bpmn'));

describe.each(own)('%s', (file) => {
  test.each(motors)(
    'a case of %s that goes over to other names before each step comes where it would have come',
    async (motor) => {
      const xml = readFileSync(new URL(file, folder), 'utf8');
      const compiled = await compile(xml);
      const first = revive(compiled.serialized);
      const second = await contextFrom(renamed(xml, first.elements.keys()));
      const facts = factsOf(compiled.serialized);
      for (let seed = 1; seed <= (motor === 'tokens' ? tries(8, 40) : tries(1, 6)); seed += 1) {
        const stayed = await trailOf([first], seed, motor, facts);
        expect(await trailOf([first, second], seed, motor, facts), `seed ${seed}`).toEqual(stayed);
      }
    },
  );
});

const simple = diagram('p', {
  nodes: [start(), task('meet'), task('sign'), end()],
  flows: ['begun meet', 'meet sign', 'sign done'],
});

test.each(motors)('%s: what stands keeps its execution, and goes on by the other version', async (motor) => {
  const longer = diagram('p', {
    nodes: [start(), task('meet'), task('check'), task('sign'), end()],
    flows: ['begun meet', 'meet check', 'check sign', 'sign done'],
  });
  const [one, two] = [await contextFrom(simple), await contextFrom(longer)];
  const before = await LiveInstance.start(one, { said: 1 }, motor);
  const [meeting] = before.waiting.tasks;
  const after = await before.movedTo(two, same(one));
  expect(after.waiting.tasks.map(({ executionId }) => executionId)).toEqual([meeting?.executionId]);
  after.completeTask(meeting?.executionId ?? '');
  expect(after.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['check']);
  const back = await LiveInstance.recover(two, after.state());
  back.completeTask(back.waiting.tasks[0]?.executionId ?? '');
  back.completeTask(back.waiting.tasks[0]?.executionId ?? '');
  expect([back.status, back.data]).toEqual(['completed', { said: 1 }]);
});

test.each(motors)(
  '%s: boundary events that are new begin to listen, those that are gone are forgotten',
  async (motor) => {
    const withNews = (name: string, when: string) =>
      diagram('p', {
        messages: [name],
        nodes: [
          start(),
          task('meet'),
          boundaryMessage(name, 'meet', name),
          boundaryTimer(when, 'meet', when, false),
          end(),
          end('told'),
          end('late'),
        ],
        flows: ['begun meet', 'meet done', `${name} told`, `${when} late`],
      });
    const [one, two] = [await contextFrom(withNews('news', 'first')), await contextFrom(withNews('word', 'second'))];
    const data = { first: '2026-03-09T10:00:00Z', second: '2026-03-10T10:00:00Z' };
    const kept = new Map([...same(one)].filter(([id]) => two.elements.has(id)));
    const moved = await (await LiveInstance.start(one, data, motor)).movedTo(two, kept);
    const told = ({ waiting }: LiveInstance) => [
      waiting.messages.map(({ name }) => name),
      waiting.timers.map(({ dueAt }) => dueAt),
    ];
    expect(told(moved)).toEqual([['word'], ['2026-03-10T10:00:00.000Z']]);
    const again = await LiveInstance.recover(two, moved.state());
    expect(told(again)).toEqual(told(moved));
    again.fireTimer(again.waiting.timers[0]?.executionId ?? '');
    again.receiveMessage(again.waiting.messages[0]?.executionId ?? '');
    expect([again.status, again.endEvents]).toEqual(['completed', ['late', 'told']]);
  },
);

test.each(motors)('%s: a branch that waits before a join still counts there', async (motor) => {
  const joined = (last: string) =>
    diagram('p', {
      nodes: [start(), parallel('fork'), task('one'), task('two'), parallel('join'), task(last), end()],
      flows: ['begun fork', 'fork one', 'fork two', 'one join', 'two join', `join ${last}`, `${last} done`],
    });
  const [before, after] = [await contextFrom(joined('sign')), await contextFrom(joined('stamp'))];
  const live = await LiveInstance.start(before, {}, motor);
  live.completeTask(live.waiting.tasks[0]?.executionId ?? '');
  const moved = await live.movedTo(after, new Map([...same(before)].filter(([id]) => after.elements.has(id))));
  expect(moved.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['two']);
  moved.completeTask(moved.waiting.tasks[0]?.executionId ?? '');
  expect(moved.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['stamp']);
  moved.completeTask(moved.waiting.tasks[0]?.executionId ?? '');
  expect(moved.status).toBe('completed');
});

test.each(motors)('%s: a place that has no counterpart is told, not passed over', async (motor) => {
  const [one, two] = [await contextFrom(simple), await contextFrom(simple.replaceAll('meet', 'greet'))];
  const live = await LiveInstance.start(one, {}, motor);
  const kept = new Map([...same(one)].filter(([id]) => two.elements.has(id)));
  const fault = await live
    .movedTo(two, kept)
    .catch((error: unknown) => (error instanceof EngineFault ? error.elementId : error));
  expect(fault).toBe('meet');
});

test.each(motors)('%s: a token is taken to another element of its scope, forward and back', async (motor) => {
  const context = await contextFrom(simple);
  const live = await LiveInstance.start(context, {}, motor);
  const at = ({ waiting }: LiveInstance): string => waiting.tasks.map(({ elementId }) => elementId).join();
  live.shift(live.waiting.tasks[0]?.executionId ?? '', 'sign');
  expect([at(live), live.status]).toEqual(['sign', 'running']);
  const again = await LiveInstance.recover(context, live.state());
  again.shift(again.waiting.tasks[0]?.executionId ?? '', 'meet');
  expect(at(again)).toBe('meet');
  again.completeTask(again.waiting.tasks[0]?.executionId ?? '');
  again.completeTask(again.waiting.tasks[0]?.executionId ?? '');
  expect(again.status).toBe('completed');
});

test('an execution that is named after its element is named after where that goes', () => {
  const map = new Map([['meet', 'greet']]);
  expect(executionUnder('meet_0a1', 'meet', map)).toBe('greet_0a1');
  expect(executionUnder('meet_0a1_2', 'meet', map)).toBe('greet_0a1_2');
  expect(executionUnder('other_0a1', 'meet', map)).toBe('other_0a1');
});
