import { expect, test } from 'vitest';
import { compile, revive } from '../../../src/workflow/engine/index.js';
import { alike, dice, library, libraryReloaded, reloaded, type Roll } from './chance.js';
import { MadeUpDiagram } from './made-up-diagram.js';
import { tries } from '../../support/counts.js';

const start = { at: '2024-03-04T15:00:00.000Z', none: [] };

/** Answers that lead any choice either way, and lists that change while they are being worked through. */
function answer(roll: Roll): Record<string, unknown> {
  return {
    some: Array.from({ length: roll(4) }, (_, turn) => ({ unit: `unit-${turn}` })),
    f0: roll(2) === 0,
    f1: roll(2) === 0,
    f2: roll(2) === 0,
    f3: roll(2) === 0,
  };
}

const drawings = Array.from({ length: tries(4, 40) }, (_, index) => index + 1);

test.each(drawings)('made-up diagram %s: our motor and the library walk it alike', async (drawing) => {
  const xml = new MadeUpDiagram(dice(drawing * 7919)).draw();
  const { serialized, nodeCount } = await compile(xml);
  expect(nodeCount).toBeGreaterThan(2);
  const context = revive(serialized);
  const chances = { start, answer, steps: 25 };
  for (let seed = 1; seed <= tries(8, 20); seed += 1) await alike(context, chances, seed, [reloaded]);
  for (let seed = 1; seed <= tries(1, 2); seed += 1) await alike(context, chances, seed, [library, libraryReloaded]);
});
