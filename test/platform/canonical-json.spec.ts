import { expect, it } from 'vitest';
import { canonicalJson } from '../../src/platform/canonical-json.js';

it('writes one text for one value, whatever the order of its keys', () => {
  expect(canonicalJson({ b: 1, a: { d: [1, 'ґ', null], c: true } })).toBe('{"a":{"c":true,"d":[1,"ґ",null]},"b":1}');
  expect(canonicalJson({ a: { c: true, d: [1, 'ґ', null] }, b: 1 })).toBe(
    canonicalJson({ b: 1, a: { d: [1, 'ґ', null], c: true } }),
  );
});

it('leaves out what is undefined and writes an instant as text', () => {
  expect(canonicalJson({ gone: undefined, at: new Date('2024-03-04T08:00:00Z') })).toBe(
    '{"at":"2024-03-04T08:00:00.000Z"}',
  );
});

it('refuses what JSON cannot hold instead of dropping it', () => {
  expect(() => canonicalJson({ share: Number.NaN })).toThrow('not finite');
  expect(() => canonicalJson({ when: () => 1 })).toThrow('cannot hold a function');
});
