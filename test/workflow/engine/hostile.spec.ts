import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { compile, EngineFault, LiveInstance, revive } from '../../../src/workflow/engine/index.js';
import { lintDiagram } from '../../../src/workflow/lint/index.js';
import { tried } from '../contract/tried.js';
import { catalogue } from '../lint/catalogue.js';
import { contextOf, diagram } from './walk.js';

const folder = new URL('./diagrams/hostile/', import.meta.url);
const hostile = readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const);

/** Each of these diagrams tries to leave this mark on the server. */
function isMarked(): boolean {
  return 'pwned' in globalThis || 'polluted' in {};
}

afterEach(() => expect(isMarked()).toBe(false));

test.each(hostile)('%s is refused by the linter', async (_file, xml) => {
  expect(await lintDiagram(xml, catalogue)).not.toEqual([]);
});

/** Drives the diagram through everything it offers, as if nobody had ever linted it. */
function runThrough(instance: LiveInstance): void {
  for (let step = 0; step < 10 && instance.status === 'running'; step += 1) {
    const { tasks, services, timers } = instance.waiting;
    const [service] = services;
    const [timer] = timers;
    const [task] = tasks;
    if (service) instance.completeService(service.executionId);
    else if (timer) instance.fireTimer(timer.executionId);
    else if (task) instance.completeTask(task.executionId);
  }
}

test.each(hostile)('%s is harmless in the engine', async (_file, xml) => {
  try {
    const compiled = await compile(xml);
    expect(compiled.serialized).not.toMatch(/globalThis\.pwned = true|"implementation"|"extensionElements"/);
    runThrough(await tried(xml));
  } catch (fault) {
    expect(fault).toBeInstanceOf(EngineFault);
  }
});

const escape = "${environment.constructor.constructor('globalThis.pwned=true')()}";

/** The same attack on a version already stored, past the linter and past the compiler's gate. */
test.each([
  ['a timer', 'timer-chain', '${variables.data.timers.remindAt}'],
  ['a collection', 'parallel-each', '${variables.data.executors}'],
])('%s changed in the stored version is refused when it is resolved', async (_what, name, honest) => {
  const { serialized } = await compile(diagram(name));
  const tampered = revive(serialized.replaceAll(honest, escape));
  await expect(LiveInstance.start(tampered, { executors: [], timers: {} })).rejects.toThrow(/не є шляхом до даних/);
});

test('people changed in the stored version are refused when they are resolved', async () => {
  const { serialized } = await compile(diagram('called-process'));
  const tampered = revive(
    serialized.replaceAll('"candidateGroups":"clerk"', `"candidateGroups":${JSON.stringify(escape)}`),
  );
  const instance = await LiveInstance.start(tampered);
  const [call] = instance.waiting.services;
  instance.completeService(call?.executionId ?? '');
  expect(() => instance.waiting).toThrow(/не є шляхом до даних/);
});

test('a condition changed in the stored version is refused when it is revived', async () => {
  const { serialized } = await compile(diagram('exclusive-choice'));
  expect(() => revive(serialized.replaceAll('"language":"json"', '"language":"javascript"'))).toThrow(EngineFault);
});

test('a service added to the stored version has nothing that could run it', async () => {
  const { serialized } = await compile(diagram('each-service'));
  const implementation = JSON.stringify(escape);
  const tampered = serialized.replace(/"behaviour":\{(?=")/g, `"behaviour":{"implementation":${implementation},`);
  expect(tampered).toContain('constructor.constructor');
  const instance = await LiveInstance.start(revive(tampered), { addressees: ['one'] });
  runThrough(instance);
  expect(instance.status).toBe('completed');
});

test('data do not reach a prototype', async () => {
  const given: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"x":1},"kind":"proposal"}');
  const data = typeof given === 'object' && given !== null ? { ...given } : {};
  const instance = await LiveInstance.start(await contextOf('exclusive-choice'), data);
  const again = await LiveInstance.recover(await contextOf('exclusive-choice'), instance.state());
  expect(again.endEvents).toEqual([]);
});
