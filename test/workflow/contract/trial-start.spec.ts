import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lintRules } from '../../../src/workflow/lint/index.js';
import { tried } from './tried.js';
import { diagram } from '../engine/walk.js';

const valid = lintRules.flatMap((rule) => {
  const folder = new URL(`../lint/${rule}/valid/`, import.meta.url);
  return readdirSync(folder).map((file) => [`${rule}/${file}`, readFileSync(new URL(file, folder), 'utf8')] as const);
});

test.each(valid)('what the linter passes, the engine starts: %s', async (_file, xml) => {
  const instance = await tried(xml);
  expect(['running', 'completed']).toContain(instance.status);
  expect(instance.isStuck).toBe(false);
});

test('steps and decisions are answered with nothing until a person is asked', async () => {
  const instance = await tried(diagram('decision-and-steps'));
  expect(instance.endEvents).toEqual(['returned']);
});

test('a process waits where it first asks somebody', async () => {
  const instance = await tried(diagram('execution-of-resolution'));
  expect(instance.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['prepare']);
});

test('a called process is not entered', async () => {
  const instance = await tried(diagram('called-process'));
  expect(instance.waiting.services.map(({ elementId }) => elementId)).toEqual(['consider']);
});

test('a process that cannot begin says so', async () => {
  const xml = diagram('no-way-out')
    .replace(/<userTask[\s\S]*?<\/userTask>/, '')
    .replace('targetRef="look"', 'targetRef="kind"');
  await expect(tried(xml)).rejects.toThrow();
});
