import { expect, it, onTestFinished } from 'vitest';
import { systemActor } from '../../src/domain/actor.js';
import { installation } from '../../src/platform/installation.js';
import { SystemClock } from '../../src/platform/clock.js';
import { Analyses } from '../../src/workbench/analyses/analyses.js';
import type { Analysis } from '../../src/workbench/analyses/analysis.js';
import { mutateVerb } from '../../src/workbench/mutate/mutate-verb.js';
import { testVerb } from '../../src/workbench/test/test-verb.js';
import { heavyRules } from './heavy-rules.js';

const [mutate, test] = [mutateVerb, testVerb].map(
  ({ name, analysis }): Analysis<object> => analysis ?? { name, carry: () => null },
) as [Analysis<object>, Analysis<object>];

/** A process that comes to its ceiling looks for room again and again before it gives up: seconds of a core. */
it('an analysis has a ceiling in memory: its process ends, the service lives, and the next one is served', async () => {
  const limits = { ANALYSIS_PROCESSES: 1, ANALYSIS_SECONDS: 60, ANALYSIS_MEMORY_MB: 72 };
  const analyses = new Analyses(limits, new SystemClock(), () => installation);
  onTestFinished(() => analyses.beforeApplicationShutdown());
  const patient = { by: systemActor, signal: new AbortController().signal };
  const light = { files: null, asked: { sets: ['term'] } };
  const heavy = { files: heavyRules(900), asked: { sets: ['admission'], all: false } };
  await analyses.run(test, light, patient);
  await expect(analyses.run(mutate, heavy, patient)).rejects.toMatchObject({
    code: 'ANALYSIS_TOO_LARGE',
    message: 'Аналізові забракло пам’яті: йому відведено 72 МіБ.',
  });
  expect(await analyses.run(test, light, patient)).toMatchObject({ failed: 0 });
});
