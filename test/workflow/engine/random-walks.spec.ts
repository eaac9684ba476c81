import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile, EngineFault, LiveInstance, revive } from '../../../src/workflow/engine/index.js';
import { diagram } from './walk.js';

/** A small seeded generator, so that a walk that once failed can be walked again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % sides;
  };
}

const start = {
  unit: 'housing',
  leader: 'mayor',
  executors: [{ unit: 'water' }, { unit: 'roads' }],
  approvers: ['lawyer', 'treasurer'],
  addressees: ['one', 'two'],
  timers: Object.fromEntries(
    ['remindAt', 'overdueAt', 'limitAt', 'dueAt', 'expireAt'].map((name) => [name, '2024-03-04T15:00:00.000Z']),
  ),
};

/** Answers that lead any choice of the diagrams either way. */
function answer(roll: (sides: number) => number): Record<string, unknown> {
  const yes = roll(2) === 0;
  return {
    good: yes,
    verdict: { good: yes, accepted: yes },
    kind: ['proposal', 'statement', 'a', 'b'][roll(4)],
    quick: yes,
    other: yes,
    admission: { outcome: yes ? 'consider' : 'anonymous' },
  };
}

function places(instance: LiveInstance): string {
  const { tasks, timers, messages, services } = instance.waiting;
  const names = [...tasks, ...timers, ...messages, ...services].map(({ elementId }) => elementId);
  return `${instance.status} ${names.join(' ')} | ${instance.endEvents.join(' ')}`;
}

function act(instance: LiveInstance, roll: (sides: number) => number): void {
  const { tasks, timers, messages, services } = instance.waiting;
  const data = answer(roll);
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

/** Where the case stood after each step; a choice without a way out ends the walk. */
function walk(context: ReturnType<typeof revive>, seed: number, isReloaded: boolean): readonly string[] {
  const roll = dice(seed);
  const trail: string[] = [];
  try {
    let instance = LiveInstance.start(context, { ...start, ...answer(roll) });
    trail.push(places(instance));
    for (let step = 0; step < 15 && instance.status === 'running' && !instance.isStuck; step += 1) {
      if (isReloaded) instance = LiveInstance.recover(context, instance.state());
      act(instance, roll);
      trail.push(places(instance));
    }
  } catch (fault) {
    if (!(fault instanceof EngineFault)) throw fault;
    trail.push(fault.message.replace(/_[0-9a-f]{4,}/g, ''));
  }
  return trail;
}

const names = readdirSync(new URL('./diagrams/', import.meta.url))
  .filter((file) => file.endsWith('.bpmn') && file !== 'inclusive-join.bpmn')
  .map((file) => file.replace('.bpmn', ''));

test.each(names)('%s: wherever chance leads, a reload changes nothing', async (name) => {
  const context = revive((await compile(diagram(name))).serialized);
  for (let seed = 1; seed <= 4; seed += 1) {
    expect(walk(context, seed, true), `seed ${seed}`).toEqual(walk(context, seed, false));
  }
});
