import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { processesDirectory } from '../../src/platform/installation.js';

const diagrams = readdirSync(processesDirectory).filter((file) => file.endsWith('.bpmn'));

/** Tasks that may wait for ever, and why: none does. */
const withoutEnd: Readonly<Record<string, string>> = {};

it.each(diagrams)(
  'every user task of %s has a last day, or it would never be overdue (docs/decisions/0125)',
  (file) => {
    const text = readFileSync(join(processesDirectory, file), 'utf8');
    const tasks = [...text.matchAll(/<bpmn:userTask id="([^"]+)"[^>]*>/g)];
    const endless = tasks.filter(([tag, id = '']) => !tag.includes(' camunda:dueDate="') && !(id in withoutEnd));
    expect(endless.map(([, id]) => id)).toEqual([]);
  },
);
