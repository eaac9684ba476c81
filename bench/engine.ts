/**
 * What cases cost the engine alone, without a database: `npx tsc && node --expose-gc dist/bench/engine.js`.
 * One letter is carried through the council's own diagrams to its first waits, with answers made up.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { compile, LiveInstance, revive, type SharedContext } from '../src/workflow/engine/index.js';

type Data = Readonly<Record<string, unknown>>;

const instant = '2026-04-17T15:00:00.000Z';
const letter = {
  ...{ lookedThrough: true, register: 'appeals', registerBy: '2026-03-05', receivedOn: '2026-03-04', rank: 50 },
  ...{ leader: 'mayor', resolveBy: '2026-03-10', finalAnswerBy: 'post:mayor', coExecutors: [{ unit: 'roads' }] },
  mainExecutor: { unit: 'water' },
  termDue: { dueOn: '2026-04-03', internalDueOn: '2026-03-30', capOn: '2026-04-18' },
  timers: { remindAt: instant, dueDayAt: instant, breachAt: instant, finalAnswerAt: instant },
  appeal: { id: 'a', index: 'К-1', author: { name: 'Шевченко Т. Г.', address: 'вул. Поштова, 1' } },
};

/** Answers every step and decision at once; called processes and people wait. */
function serve(instance: LiveInstance): LiveInstance {
  for (;;) {
    const service = instance.waiting.services.find(({ kind }) => kind !== 'call');
    if (!service) return instance;
    const answer: Data = service.resultVariable === null ? {} : { [service.resultVariable]: { outcome: 'made-up' } };
    instance.completeService(service.executionId, answer);
  }
}

function begin(context: SharedContext): LiveInstance {
  return serve(LiveInstance.start(context, letter));
}

async function measure(what: string, rounds: number, work: () => unknown): Promise<void> {
  for (let i = 0; i < rounds / 5; i += 1) await work();
  const start = process.cpuUsage();
  for (let i = 0; i < rounds; i += 1) await work();
  const { user, system } = process.cpuUsage(start);
  console.log(`${what.padEnd(40)} ${((user + system) / 1000 / rounds).toFixed(3).padStart(9)} ms CPU`);
}

function heapOf(what: string, make: () => unknown): void {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const kept = Array.from({ length: 20 }, make);
  global.gc?.();
  const bytes = (process.memoryUsage().heapUsed - before) / kept.length;
  console.log(`${what.padEnd(40)} ${(bytes / 1024).toFixed(0).padStart(9)} KB heap`);
}

function resolve(instance: LiveInstance): void {
  const [task] = instance.waiting.tasks;
  if (task) instance.completeTask(task.executionId, {});
  serve(instance);
}

const rounds = Number(process.argv[2] ?? 50);
const written = await compile(readFileSync('processes/written-appeal.bpmn', 'utf8'));
const considered = await compile(readFileSync('processes/consideration.bpmn', 'utf8'));
const appeal = revive(written.serialized);
const consideration = revive(considered.serialized);
const state = begin(consideration).state();
console.log(
  `state ${state.length} bytes, gzipped ${gzipSync(state).length}; version ${considered.serialized.length} bytes`,
);
if (global.gc) heapOf('live instance', () => begin(consideration));
await measure('revive a version', rounds, () => revive(considered.serialized));
await measure('start', rounds, () => LiveInstance.start(consideration, letter));
await measure('register: both, to the first waits', rounds, () => [begin(appeal), begin(consideration)]);
await measure('recover', rounds, () => LiveInstance.recover(consideration, state));
await measure('recover, resolve (7 elements)', rounds, () => resolve(LiveInstance.recover(consideration, state)));
await measure(
  'state',
  rounds,
  (
    (live) => () =>
      live.state()
  )(begin(consideration)),
);
await measure(
  'waiting',
  rounds,
  (
    (live) => () =>
      live.waiting
  )(begin(consideration)),
);
