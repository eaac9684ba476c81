import { expect, test } from 'vitest';
import { letterExample } from '../../../src/appeals/routes/letter-example.js';
import { aProcess } from '../../support/process.js';

test('a walk through a real process: the letter waits for a resolution, and a failure tells the story', async () => {
  const walk = await aProcess('written-appeal', letterExample);
  await walk.work();
  await walk.standsAt('resolve');
  const failure: unknown = await walk.standsAt('nowhere').catch((error: unknown) => error);
  expect(String(failure)).toContain('Passed:');
  expect(String(failure)).toContain('task resolve');
});
