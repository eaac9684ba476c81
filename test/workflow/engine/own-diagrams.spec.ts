import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { compile, revive } from '../../../src/workflow/engine/index.js';
import { tries } from '../../support/counts.js';
import { alike, library, reloaded } from './chance.js';
import { answersTo, factsOf, letter } from './council-data.js';

const folder = new URL('../../../processes/', import.meta.url);
const names = readdirSync(folder).filter((file) => file.endsWith('.bpmn'));

test.each(names)('%s: our motor and the library walk the council’s own diagram alike', async (name) => {
  const { serialized } = await compile(readFileSync(new URL(name, folder), 'utf8'));
  const context = revive(serialized);
  const chances = { start: letter, answer: answersTo(factsOf(serialized)), steps: 40 };
  for (let seed = 1; seed <= tries(10, 40); seed += 1) await alike(context, chances, seed, [reloaded]);
  for (let seed = 1; seed <= tries(1, 5); seed += 1) await alike(context, chances, seed, [library]);
});
