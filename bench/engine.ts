/**
 * What a step of a case costs the engine alone, without a database: `npx tsc && node dist/bench/engine.js`.
 * The diagram is the rework loop of the conformance suite.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { compile, LiveInstance, revive } from '../src/workflow/engine/index.js';

const rounds = 200;
const file = 'test/workflow/engine/diagrams/rework.bpmn';
const xml = readFileSync(file, 'utf8');

async function measure(what: string, work: () => unknown): Promise<void> {
  for (let i = 0; i < 20; i += 1) await work();
  const start = process.cpuUsage();
  for (let i = 0; i < rounds; i += 1) await work();
  const { user, system } = process.cpuUsage(start);
  console.log(`${what.padEnd(28)} ${((user + system) / 1000 / rounds).toFixed(2).padStart(8)} ms CPU`);
}

const compiled = await compile(xml);
const context = revive(compiled.serialized);
const live = LiveInstance.start(context, { verdict: { good: false } });
const state = live.state();

function step(instance: LiveInstance): void {
  const [task] = instance.waiting.tasks;
  if (task) instance.completeTask(task.executionId, { verdict: { good: false } });
}

console.log(`${file}: ${compiled.nodeCount} nodes, version ${compiled.serialized.length} bytes`);
console.log(`state ${state.length} bytes, gzipped ${gzipSync(state).length}`);
await measure('compile', () => compile(xml));
await measure('revive a version', () => revive(compiled.serialized));
await measure('start', () => LiveInstance.start(context));
await measure('recover', () => LiveInstance.recover(context, state));
await measure('live step', () => step(live));
await measure('live step and state', () => {
  step(live);
  return live.state();
});
await measure('recover, step, state', () => {
  const instance = LiveInstance.recover(context, state);
  step(instance);
  return instance.state();
});
