import { describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { rulesNamed } from '../../src/workbench/command/rules-source.js';
import { mutateText } from '../../src/workbench/mutate/mutate-text.js';
import { mutationReport } from '../../src/workbench/mutate/mutate-report.js';
import { toConfirm } from '../../src/workbench/rows/propose-row.js';

const source = rulesNamed(undefined, rulesDirectory);
const policy = source.policy();
const cases = source.tables().flatMap((table) => table.cases);

describe('the tables of the shipped rules notice every mistake that can be noticed', () => {
  it.each(policy.ruleSets().map(({ id }) => id))('%s', (id) => {
    const report = mutationReport({ policy, files: source.files, cases, sets: [id] });
    const missing = report.survived + (report.sets[0]?.failing.length ?? 0);
    expect(missing, mutateText(report)).toBe(0);
    expect(report.killed).toBeGreaterThan(0);
  });

  it('in rows that somebody has confirmed', () => {
    expect(cases.filter(({ sentence }) => sentence.includes(toConfirm))).toEqual([]);
  });
});
