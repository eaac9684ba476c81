import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDocument } from '../support/document.js';
import { breakingChanges } from './support/breaking.js';
import { promisesOf, readPromises, writtenPromises } from './support/promises.js';

const file = 'docs/openapi.promised.json';
const changelog = 'CHANGELOG.md';

/**
 * What the interface has promised may only grow: `npm run openapi` adds to it what is new. A change that breaks clients
 * is named here, and taken when `CHANGELOG.md` says it to them in the same words.
 */
it('keeps what was promised to clients, or tells them what it breaks', async () => {
  const now = promisesOf(readDocument());
  const told = readFileSync(changelog, 'utf8').split('\n');
  const broken = breakingChanges(readPromises(readFileSync(file, 'utf8')), now);
  expect(
    broken.filter((change) => !told.includes(`- ${change}`)),
    `changes that break clients: undo them, or name each as a line of ${changelog} under "Breaking"`,
  ).toEqual([]);
  await expect(writtenPromises(now), `${file} is old: npm run openapi`).toMatchFileSnapshot(`../../${file}`);
});
