import { expect } from 'vitest';
import { EngineFault, LiveInstance, type MotorName, type SharedContext } from '../../../src/workflow/engine/index.js';
import { passagesOf } from './walk.js';

type Data = Readonly<Record<string, unknown>>;
export type Roll = (sides: number) => number;

/** A small seeded generator, so that a walk that once failed can be walked again. */
export function dice(seed: number): Roll {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** What a walk begins with, and how it answers whatever the diagram asks. */
export interface Chances {
  readonly start: Data;
  readonly answer: (roll: Roll) => Data;
  readonly steps: number;
}

function places(instance: LiveInstance): string {
  const { tasks, timers, messages, services } = instance.waiting;
  const people = tasks.map(({ elementId, candidateGroups, item }) => [elementId, candidateGroups, item ?? null]);
  const others = [...timers, ...messages, ...services].map(({ elementId }) => elementId);
  return JSON.stringify([instance.status, people, others, instance.endEvents, instance.isStuck]);
}

function passages(instance: LiveInstance, step: number): string {
  return passagesOf(instance, step).toSorted().join(', ');
}

function act(instance: LiveInstance, roll: Roll, data: Data): void {
  const { tasks, timers, messages, services } = instance.waiting;
  const choices = [
    ...tasks.map((task) => () => instance.completeTask(task.executionId, data)),
    ...services.map((service) => () => instance.completeService(service.executionId, data)),
    ...timers.map((timer) => () => instance.fireTimer(timer.executionId)),
    ...messages.map((message) => () => instance.receiveMessage(message.executionId, data)),
    ...services.map(
      ({ executionId }) =>
        () =>
          instance.failService(executionId, { code: 'NO_SUCH', message: 'no' }),
    ),
  ];
  const mayFail = roll(40) === 0 ? choices.length : choices.length - services.length;
  choices[roll(mayFail)]?.();
}

/** Where the case stood after each step; a fault ends the walk. */
async function walkByChance(
  context: SharedContext,
  { start, answer, steps }: Chances,
  seed: number,
  { motor, isReloaded }: Manner,
): Promise<readonly string[]> {
  const roll = dice(seed);
  const trail: string[] = [];
  try {
    let instance = await LiveInstance.start(context, { ...start, ...answer(roll) }, motor);
    trail.push(places(instance), passages(instance, 0));
    for (let step = 0; step < steps && instance.status === 'running' && !instance.isStuck; step += 1) {
      if (isReloaded) instance = await LiveInstance.recover(context, instance.state());
      act(instance, roll, answer(roll));
      trail.push(places(instance), passages(instance, step + 1));
    }
  } catch (fault) {
    if (!(fault instanceof EngineFault)) throw fault;
    trail.push(fault.message.replace(/_[0-9a-f]{4,}/g, ''));
  }
  return trail;
}

interface Manner {
  readonly motor: MotorName;
  readonly isReloaded: boolean;
}

export const reloaded: Manner = { motor: 'tokens', isReloaded: true };
export const library: Manner = { motor: 'library', isReloaded: false };
export const libraryReloaded: Manner = { motor: 'library', isReloaded: true };

/** The same chances lead a case through the same places, however it is carried. */
export async function alike(
  context: SharedContext,
  chances: Chances,
  seed: number,
  manners: readonly Manner[],
): Promise<void> {
  const trail = await walkByChance(context, chances, seed, { motor: 'tokens', isReloaded: false });
  for (const manner of manners) {
    expect(await walkByChance(context, chances, seed, manner), `seed ${seed}, ${JSON.stringify(manner)}`).toEqual(
      trail,
    );
  }
}
