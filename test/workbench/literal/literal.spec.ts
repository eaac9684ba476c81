import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../src/domain/plain-date.js';
import { rulesDirectory } from '../../../src/platform/installation.js';
import { analyse } from '../../../src/policy/analysis/edition-diagram.js';
import { findingsOf } from '../../../src/policy/analysis/findings/findings.js';
import { PolicyService } from '../../../src/policy/index.js';

const literal = PolicyService.load(join(import.meta.dirname, 'rules'));
const shipped = PolicyService.load(rulesDirectory);
const day = plainDate('2024-03-12');
const asOf = { receivedOn: day, decidedOn: day };
const { excuses } = JSON.parse(readFileSync(join(rulesDirectory, 'lint-excuses.json'), 'utf8')) as {
  excuses: { code: string; set: string }[];
};
const found = (policy: PolicyService, set: string) =>
  findingsOf(analyse(policy.edition(set, asOf))).map(({ code, rules }) => [code, ...rules]);

describe('the regulation taken at its word', () => {
  it('has no answer for a resolution that names nobody from the committee', async () => {
    expect(found(literal, 'main-executor-literal')).toEqual([['gap']]);
    const facts = { 'resolution.firstExecutorIsStaff': false, 'resolution.anyStaffExecutor': false };
    expect(await literal.decide('main-executor-literal', facts, asOf)).toMatchObject({
      outcome: 'silent',
      clauses: [],
    });
  });

  it('books and does not book the one who refused a substitute, when thirty are booked', async () => {
    expect(found(literal, 'booking-literal')).toEqual([['rules-conflict', '2.10-full', '2.16-first-place']]);
    const facts = { 'booking.firstPlaceRight': true, 'booking.booked': 30 };
    await expect(literal.decide('booking-literal', facts, asOf)).rejects.toMatchObject({ code: 'RULE_CONFLICT' });
  });

  it('bans for the day and lets in the same day the one who was stopped before an alarm', async () => {
    expect(found(literal, 'after-stop-literal')).toEqual([
      ['rules-conflict', '2.26-not-today', '2.34-resume-today'],
      ['rules-conflict', '2.26-not-today', '2.34-next-reception'],
    ]);
    const facts = { 'visit.stoppedToday': true, 'alarm.state': 'over', 'alarm.minutes': 120 };
    await expect(literal.decide('after-stop-literal', facts, asOf)).rejects.toMatchObject({ code: 'RULE_CONFLICT' });
  });
});

describe('the shipped sets', () => {
  it.each(shipped.ruleSets().map(({ id }) => id))(
    '%s has neither a gap nor a collision nor an idle part that is not excused',
    (set) => {
      const isExcused = ({ code }: { code: string }) => excuses.some((one) => one.set === set && one.code === code);
      const found = shipped.allEditions(set).flatMap((edition) => findingsOf(analyse(edition)));
      expect(found.filter((finding) => !isExcused(finding))).toEqual([]);
    },
  );
});
