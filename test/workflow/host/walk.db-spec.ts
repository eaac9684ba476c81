import { expect, test } from 'vitest';
import { letter } from '../../../src/appeals/routes/examples.js';
import { aProcess } from '../../support/process.js';

test('a walk through a real process: the letter waits for a resolution, and a failure tells the story', async () => {
  const walk = await aProcess('written-appeal', letter);
  await walk.work();
  await walk.standsAt('resolve');
  const failure: unknown = await walk.standsAt('nowhere').catch((error: unknown) => error);
  expect(String(failure)).toContain('Passed:');
  expect(String(failure)).toContain('task resolve');
});
