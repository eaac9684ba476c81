import { expect, it } from 'vitest';
import { instantOf } from '../../src/platform/instant.js';
import { boundOf } from '../../src/platform/search/search-field.js';

it.each(['2026-03-02T09:00:00+02:00', '2026-03-02T07:00:00.000Z'])('%s is a moment', (text) => {
  expect(instantOf(text)).toEqual(new Date('2026-03-02T07:00:00Z'));
});

it.each([
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-03-02T09:00:00',
  '2026-03-02T07:00Z',
  1,
  null,
])('%s is none, and no list is filtered by it', (text) => {
  expect(instantOf(text)).toBeUndefined();
  expect(boundOf({ path: 'row.createdAt', kind: 'instant' }, text)).toBeUndefined();
});
