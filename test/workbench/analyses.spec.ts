import { afterEach, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/actor.js';
import type { Problem } from '../../src/domain/problem.js';
import { SystemClock } from '../../src/platform/clock.js';
import { installation } from '../../src/platform/installation.js';
import { Analyses } from '../../src/workbench/analyses/analyses.js';
import type { Analysis } from '../../src/workbench/analyses/analysis.js';
import { coverageVerb } from '../../src/workbench/coverage/coverage-verb.js';
import { mutateVerb } from '../../src/workbench/mutate/mutate-verb.js';
import { testVerb } from '../../src/workbench/test/test-verb.js';
import { heavyRules } from './heavy-rules.js';

let analyses: Analyses;
afterEach(() => analyses.beforeApplicationShutdown());

const limited = (seconds: number, megabytes: number): Analyses =>
  (analyses = new Analyses(
    { ANALYSIS_PROCESSES: 1, ANALYSIS_SECONDS: seconds, ANALYSIS_MEMORY_MB: megabytes },
    new SystemClock(),
    () => installation,
  ));

/** Somebody who waits to the end. */
const patient = () => ({ by: systemActor, signal: new AbortController().signal });
const heavy = { files: heavyRules(900), asked: { sets: ['admission'], all: false } };
const light = { files: null, asked: { sets: ['term'] } };
const [coverage, mutate, test] = [coverageVerb, mutateVerb, testVerb].map(
  ({ name, analysis }): Analysis<object> => analysis ?? { name, carry: () => null },
) as [Analysis<object>, Analysis<object>, Analysis<object>];
const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: Problem) => `${error.code}: ${error.message}`,
  );

it('an analysis has a ceiling in time', async () => {
  limited(1, 512);
  expect(await refused(analyses.run(mutate, heavy, patient()))).toMatch(/^ANALYSIS_TOO_LONG: /);
});

it('so many may wait and no more, and all are told when the service stops', async () => {
  limited(60, 512);
  const waiting = Array.from({ length: 16 }, () => refused(analyses.run(mutate, heavy, patient())));
  expect(await refused(analyses.run(test, light, patient()))).toMatch(/^ANALYSES_BUSY: /);
  expect(analyses.list()).toHaveLength(16);
  await analyses.beforeApplicationShutdown();
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['SERVICE_NOT_READY: Служба зупиняється.']));
  expect(await refused(analyses.run(test, light, patient()))).toBe('SERVICE_NOT_READY: Служба зупиняється.');
  expect(analyses.list()).toEqual([]);
});

it('refusals come back as what they are', async () => {
  limited(60, 512);
  expect(await refused(analyses.run(coverage, { files: null, asked: { sets: ['trem'] } }, patient()))).toBe(
    'NOT_FOUND: Набору «trem» немає. Можливо, «term»?',
  );
  const broken = { files: { 'term.rules.json': '{' }, asked: { sets: [] } };
  expect(await refused(analyses.run(coverage, broken, patient()))).toMatch(/^BODY_INVALID: /);
});
