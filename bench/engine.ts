/**
 * What cases cost the engine alone, without a database: `node scripts/build.mjs bench && node --expose-gc dist/bench/bench/engine.js`.
 * One letter is carried through the council's own diagrams to its first waits, with answers made up: by our own
 * motor, then by the library.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { compile, LiveInstance, revive, type MotorName, type SharedContext } from '../src/workflow/engine/index.js';

type Data = Readonly<Record<string, unknown>>;

const instant = '2026-04-17T15:00:00.000Z';
const letter = {
  lookedThrough: true,
  register: 'appeals',
  registerBy: '2026-03-05',
  receivedOn: '2026-03-04',
  rank: 50,
  leader: 'mayor',
  resolveBy: '2026-03-10',
  finalAnswerBy: 'post:mayor',
  coExecutors: [{ unit: 'roads' }],
  mainExecutor: { unit: 'water' },
  termDue: {
    dueOn: '2026-04-03',
    internalDueOn: '2026-03-30',
    capOn: '2026-04-18',
  },
  timers: {
    remindAt: instant,
    dueDayAt: instant,
    breachAt: instant,
    finalAnswerAt: instant,
  },
  appeal: {
    id: 'a',
    index: 'К-1',
    author: {
      name: 'Шевченко Т. Г.',
      address: 'вул. Поштова, 1',
    },
  },
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

async function begin(context: SharedContext, motor: MotorName): Promise<LiveInstance> {
  return serve(await LiveInstance.start(context, letter, motor));
}

async function measure(what: string, rounds: number, work: () => unknown): Promise<void> {
  for (let i = 0; i < rounds / 5; i += 1) await work();
  const start = process.cpuUsage();
  for (let i = 0; i < rounds; i += 1) await work();
  const { user, system } = process.cpuUsage(start);
  console.log(`${what.padEnd(40)} ${((user + system) / 1000 / rounds).toFixed(3).padStart(9)} ms CPU`);
}

async function heapOf(what: string, make: () => Promise<unknown>): Promise<void> {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const kept = await Promise.all(Array.from({ length: 100 }, make));
  global.gc?.();
  const bytes = (process.memoryUsage().heapUsed - before) / kept.length;
  console.log(`${what.padEnd(40)} ${(bytes / 1024).toFixed(0).padStart(9)} KB heap`);
}

function resolve(instance: LiveInstance): void {
  const [task] = instance.waiting.tasks;
  if (task) instance.completeTask(task.executionId, {});
  serve(instance);
}

/** A step that leaves the case where it was: the term has changed, and the watch over it begins afresh. */
function changeTerm(instance: LiveInstance): void {
  const message = instance.waiting.messages.find(({ elementId }) => elementId === 'term-changed');
  if (message) instance.receiveMessage(message.executionId, {});
}

const written = await compile(readFileSync('processes/written-appeal.bpmn', 'utf8'));
const considered = await compile(readFileSync('processes/consideration.bpmn', 'utf8'));
const appeal = revive(written.serialized);
const consideration = revive(considered.serialized);

async function compare(motor: MotorName, rounds: number): Promise<void> {
  const state = (await begin(consideration, motor)).state();
  console.log(`\n${motor}: state ${state.length} bytes, gzipped ${gzipSync(state).length}`);
  if (global.gc) await heapOf('live instance', () => begin(consideration, motor));
  await measure('start', rounds, () => LiveInstance.start(consideration, letter, motor));
  await measure('register: both, to the first waits', rounds, async () => [
    await begin(appeal, motor),
    await begin(consideration, motor),
  ]);
  await measure('recover', rounds, () => LiveInstance.recover(consideration, state));
  await measure('recover, resolve (7 elements)', rounds, async () =>
    resolve(await LiveInstance.recover(consideration, state)),
  );
  const live = await begin(consideration, motor);
  await measure('live step (a message)', rounds, () => changeTerm(live));
  await measure('state', rounds, () => live.state());
}

const rounds = Number(process.argv[2] ?? 30);
console.log(`version ${considered.serialized.length} bytes, ${considered.nodeCount} nodes`);
await measure('revive a version', rounds, () => revive(considered.serialized));
await compare('tokens', rounds * 20);
await compare('library', rounds);
