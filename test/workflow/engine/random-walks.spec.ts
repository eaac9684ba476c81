import { readdirSync } from 'node:fs';
import { test } from 'vitest';
import { alike, library, libraryReloaded, reloaded, type Roll } from './chance.js';
import { contextOf } from './walk.js';
import { tries } from '../../support/counts.js';

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
function answer(roll: Roll): Record<string, unknown> {
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

const names = readdirSync(new URL('./diagrams/', import.meta.url))
  .filter((file) => file.endsWith('.bpmn') && file !== 'inclusive-join.bpmn')
  .map((file) => file.replace('.bpmn', ''));

test.each(names)('%s: wherever chance leads, a reload changes nothing, nor does the library', async (name) => {
  const context = await contextOf(name);
  const chances = { start, answer, steps: 15 };
  for (let seed = 1; seed <= tries(6, 40); seed += 1) await alike(context, chances, seed, [reloaded]);
  for (let seed = 1; seed <= tries(1, 4); seed += 1) await alike(context, chances, seed, [library, libraryReloaded]);
});
