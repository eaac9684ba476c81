import { expect, it } from 'vitest';
import { z } from 'zod';
import { orderedId } from '../../src/platform/database/ordered-id.js';

it('gives ids that sort in the order in which they were made, also within a millisecond', () => {
  const ids = Array.from({ length: 20_000 }, orderedId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(z.uuidv7().safeParse(ids.at(-1)).success).toBe(true);
});
