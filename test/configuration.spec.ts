import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig, settingNames } from '../src/platform/config.js';

test('every setting stands in .env.example and in the README, and nothing else does', () => {
  const example = readFileSync('.env.example', 'utf8');
  const named = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
  expect(named.toSorted()).toEqual(settingNames.toSorted());
  const readme = readFileSync('README.md', 'utf8');
  expect(settingNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test('all faults of an environment are named at once', () => {
  const faulty = {
    PORT: '99999',
    CLOCK: 'manual:yesterday',
    DATABASE_URL: 'postgres://x',
    OIDC_ISSUER: 'https://id.example',
  };
  expect(() => readConfig(faulty)).toThrowError(/PORT[\s\S]*DATABASE_URL[\s\S]*CLOCK[\s\S]*OIDC_AUDIENCE/);
});

test('a blank setting is an absent one', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000, DATABASE_URL: undefined });
});

test('the manual clock starts at its instant', () => {
  const { CLOCK } = readConfig({ CLOCK: 'manual:2024-12-30T09:00:00+02:00' });
  expect(CLOCK).toEqual({ kind: 'manual', start: new Date('2024-12-30T07:00:00Z') });
});

test.each(['2026-02-30T00:00:00Z', '2026-03-02T09:00:00', '2026-03-02', '9999-12-31T00:00:00Z'])(
  'the manual clock does not start at %s',
  (instant) => {
    expect(() => readConfig({ CLOCK: `manual:${instant}` })).toThrowError(/CLOCK: must be/);
  },
);
