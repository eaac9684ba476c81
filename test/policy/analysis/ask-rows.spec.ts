import { expect, it } from 'vitest';
import { Inquiries } from '../../../src/policy/analysis/ask/inquiries.js';
import type { Facts } from '../../../src/policy/decision.js';
import { PolicyService } from '../../../src/policy/index.js';
import { readTableFiles } from '../../../src/policy/rule-tests/table-files.js';
import type { RuleCase } from '../../../src/policy/rule-tests/rule-case.js';
import { tries } from '../../support/counts.js';
import { rulesDirectory } from '../../../src/platform/installation.js';

const policy = PolicyService.load(rulesDirectory);
const inquiries = new Inquiries(policy);
const rows = readTableFiles(rulesDirectory, policy.catalogue)
  .flatMap(({ cases }) => cases)
  .filter(({ ruleSet, region }) => ruleSet === 'admission' && Object.keys(region).length === 0)
  .filter((_, i) => i % tries(3, 1) === 0);

/** What a clerk would have answered when asked one fact after another, as the set tells to ask. */
function answered({ ruleSet, facts, asOf }: RuleCase): Facts {
  const given: Record<string, Facts[string]> = {};
  const edition = policy.edition(ruleSet, asOf);
  for (;;) {
    const next = inquiries.asked(edition, given, 'rule').ask[0]?.fact;
    if (next === undefined) return given;
    expect(given).not.toHaveProperty([next]);
    given[next] = facts[next] ?? false;
  }
}

it('decides each row of admission as it is written, by little more than half of its facts', async () => {
  const counts: number[] = [];
  for (const row of rows) {
    const given = answered(row);
    const unasked = Object.fromEntries(policy.ruleSet(row.ruleSet).facts.map((fact) => [fact, null]));
    const whole = await policy.decide(row.ruleSet, row.facts, row.asOf);
    const few = await policy.decide(row.ruleSet, { ...unasked, ...given }, row.asOf);
    const { facts: _all, alsoHeld: _held, ...answer } = whole;
    expect(few, row.sentence).toMatchObject(answer);
    expect(whole.alsoHeld).toEqual(expect.arrayContaining([...few.alsoHeld]));
    counts.push(Object.keys(given).length);
  }
  expect(counts.length).toBeGreaterThan(tries(20, 60));
  const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  expect(average).toBeLessThan(policy.ruleSet('admission').facts.length * 0.55);
});
