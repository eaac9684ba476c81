import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { processesDirectory } from '../../../src/platform/installation.js';
import { readDiagram } from '../../../src/workflow/drawing/read-diagram.js';
import { compile } from '../../../src/workflow/engine/index.js';
import { lintDiagram } from '../../../src/workflow/lint/index.js';

const files = readdirSync(processesDirectory).filter((name) => name.endsWith('.bpmn'));
const nothing = new Set<string>();
const names = { processes: nothing, forms: nothing, decisions: nothing, topics: nothing, roles: nothing } as const;
const known = { ...names, units: nothing, posts: nothing, held: nothing, acts: new Map() };

/** All readers of one text are given the same elements: whoever changed them would change them for the others. */
test.each(files)('%s is the same after it was compiled, checked and drawn', async (file) => {
  const xml = readFileSync(join(processesDirectory, file), 'utf8');
  const read = async () => [await compile(xml), await lintDiagram(xml, known), await readDiagram(xml)];
  const first = structuredClone(await read());
  expect(await read()).toEqual(first);
});
