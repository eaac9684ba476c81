import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PolicyService } from '../src/policy/index.js';
import { runCase } from '../src/policy/rule-tests/run-case.js';
import { failureText } from './policy/failure-text.js';
import { readTableFiles } from '../src/policy/rule-tests/table-files.js';
import { rulesDirectory } from '../src/platform/installation.js';
import { schemaTexts } from '../src/policy/schemas/schema-texts.js';

const policy = PolicyService.load(rulesDirectory);
const files = readTableFiles(rulesDirectory, policy.catalogue);

for (const { name, cases } of files) {
  describe(name, () => {
    it.each(cases.map((one) => [`${one.number} ${one.sentence}`, one] as const))('%s', async (_title, ruleCase) => {
      const result = await runCase(policy, ruleCase);
      expect(result.faults.length === 0 ? '' : failureText(result)).toBe('');
    });
  });
}

describe('rules/tests', () => {
  it('has rows for every rule set', () => {
    const tested = new Set(files.flatMap(({ cases }) => cases.map((one) => one.ruleSet)));
    expect(
      policy
        .ruleSets()
        .map(({ id }) => id)
        .filter((id) => !tested.has(id)),
    ).toEqual([]);
  });

  it('has a row decided by every rule', async () => {
    const results = await Promise.all(files.flatMap(({ cases }) => cases.map((one) => runCase(policy, one))));
    const decided = new Set(results.map(({ decision }) => `${decision?.ruleSet}/${decision?.rule}`));
    const rules = policy.ruleSets().flatMap(({ id, rules: all }) => all.map((rule) => `${id}/${rule.name}`));
    expect(rules.filter((rule) => !decided.has(rule))).toEqual([]);
  });
});

describe('the clauses of a decision', () => {
  const cited = policy
    .ruleSets()
    .flatMap(({ id, rules }) => rules.map(({ name, source }) => ({ rule: `${id}/${name}`, source })));

  it('stand with the point before the clause it belongs to', () => {
    const wrong = cited.filter(({ source }) =>
      source.some(({ act, clause }, at) =>
        source.slice(at + 1).some((later) => later.act === act && later.clause.startsWith(`${clause}.`)),
      ),
    );
    expect(wrong.map(({ rule }) => rule)).toEqual([]);
  });

  it('stand with the regulation before the Law that it carries out', () => {
    const wrong = cited.filter(({ source }) => {
      const placeOf = (act: string): number => source.findIndex((one) => one.act === act);
      return placeOf('law-393-96') !== -1 && placeOf('kr-225-r-2023') > placeOf('law-393-96');
    });
    expect(wrong.map(({ rule }) => rule)).toEqual([]);
  });
});

describe('rules/schema', () => {
  it.each(Object.entries(schemaTexts(policy.catalogue)))(
    '%s is as `node dist/policy/write-schemas.js` writes it',
    (name, text) => {
      expect(readFileSync(join(rulesDirectory, 'schema', name), 'utf8')).toBe(text);
    },
  );
});
