import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installation } from '../src/platform/installation.js';
import { TrialScript } from '../src/workbench/simulation/script.js';
import { tryEditions } from '../src/simulation/try-editions.js';
import type { Measurement } from './measure.js';
import { many } from './scale.js';

/** A made-up year of letters through the shipped edition (проба), on one core: how many cases a second. */
export async function measureTrial(): Promise<Measurement[]> {
  const year: unknown = JSON.parse(readFileSync(join(installation, 'processes/trials/year.json'), 'utf8'));
  const script = { ...TrialScript.parse(year), cases: many(2000, 40) };
  const { editions } = await tryEditions({ folders: [installation], script }, () => undefined);
  return editions.map(({ casesPerSecond: perSecond }) => {
    const one = 1000 / perSecond;
    return { what: 'a case of a made-up year', database: 'memory', perSecond, p50: one, p95: one, count: script.cases };
  });
}
