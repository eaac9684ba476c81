import { describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { writeDecision } from '../../src/policy/evaluation/decide.js';
import { choose } from '../../src/policy/evaluation/hit-policy.js';
import type { Facts, PolicyService } from '../../src/policy/index.js';
import type { CaseBook, CaseCard } from '../../src/workbench/replay/comparison/cases.js';
import { Recount } from '../../src/workbench/replay/comparison/recount.js';
import type { StoredDecision } from '../../src/workbench/replay/comparison/stored-decisions.js';
import { emptyTally, Tally, totalsOf } from '../../src/workbench/replay/comparison/tally.js';
import { calendar, policyWith, present, queueFacts, termFacts } from './replay-support.js';

const day = plainDate('2026-03-02');
const at = Date.parse('2026-03-02T08:00:00Z');
const noCases: CaseBook = async () => new Map();

/** A row as the database gives it, decided by the rules in force. */
function stored(ruleSet: string, facts: Facts, more: Partial<StoredDecision> = {}): StoredDecision {
  const edition = present.edition(ruleSet, { receivedOn: day, decidedOn: day });
  const asOf = { receivedOn: day, decidedOn: day };
  const made = writeDecision(edition, choose(edition, edition.heldByClosures(facts)), facts, asOf);
  const { asOn, basis, outcome, rule } = made;
  const [clauses = '', answerValues = ''] = [made.clauses, made.values].map((one) => JSON.stringify(one));
  const answer = { asOn, basis, outcome, rule, clauses, answerValues };
  const about = { id: 'a-decision', subject: 'a-case', element: null, ruleSet, facts: JSON.stringify(facts) };
  return { ...about, ...answer, at, overriddenBy: null, ...more };
}

async function reckoned(policy: PolicyService, rows: readonly StoredDecision[], book = noCases) {
  const tally = new Tally(emptyTally);
  const cases = await new Recount({ candidate: { policy }, present, calendar, newCalendar: null, book }).add(rows, tally);
  return { cases, data: tally.data(), totals: totalsOf(tally.data()) };
}

const withQueue = (change: (text: string) => string): PolicyService => policyWith({ 'priority.rules.json': change });

const becomes = async (policy: PolicyService, row: StoredDecision) =>
  (await reckoned(policy, [row])).data.changes.map((change) => [change.kind, change.becomes]);

describe('a decision the candidate cannot answer', () => {
  const both = stored('priority', queueFacts(true, 'no'));

  it('is named when its facts are no values any more', async () => {
    const row = { ...both, facts: JSON.stringify({ ...queueFacts(true, 'no'), 'question.needsStudy': 'perhaps' }) };
    expect(await becomes(present, row)).toEqual([
      ['facts-invalid', { refused: 'facts-invalid', about: ['question.needsStudy'] }],
    ]);
  });

  it('is named when such facts cannot stand together', async () => {
    const facts = { ...termFacts('yes'), 'resolution.termDays': 0, 'resolution.shorterThanMonth': true };
    expect(await becomes(present, stored('term', facts))).toMatchObject([
      ['facts-impossible', { about: ['leader-unset-is-not-shorter'] }],
    ]);
  });

  it('is named when the rules contradict one another', async () => {
    const equals = withQueue((text) => text.replaceAll('"priority": 20', '"priority": 10'));
    expect(await becomes(equals, both)).toMatchObject([
      ['conflict', { about: ['2.17-first-in-order', 'art20-at-once'] }],
    ]);
  });

  it('is named when nothing is in force on its day', async () => {
    const later = withQueue((text) =>
      text.replaceAll('1996-10-02', '2097-10-02').replaceAll('2023-08-29', '2098-08-29'),
    );
    expect(await becomes(later, both)).toMatchObject([['no-edition', { about: ['priority'] }]]);
  });

  it('is named when the set is gone', async () => {
    expect(await becomes(present, { ...both, ruleSet: 'gone' })).toMatchObject([['set-gone', { about: ['gone'] }]]);
  });
});

describe('the day whose law is applied', () => {
  const byDecision = stored('priority', queueFacts(true, 'no'), { basis: 'decidedOn' });

  it('is the day of receipt of the case, when the decision does not tell it', async () => {
    const card: CaseCard = {
      registrationIndex: null,
      year: null,
      register: 'office',
      receivedOn: plainDate('2020-01-01'),
      registeredOn: null,
    };
    const { data } = await reckoned(present, [byDecision], async () => new Map([['a-case', card]]));
    expect(data.changes).toMatchObject([{ kind: 'clauses', becomes: { rule: '2.17-first-in-order@1996' } }]);
  });

  it('is not guessed', async () => {
    expect(await becomes(present, byDecision)).toMatchObject([['received-unknown', {}]]);
  });
});

describe('what differs', () => {
  it('is told from the mere order of clauses or values', async () => {
    const row = stored('priority', queueFacts(true, 'no'));
    const turned = { ...row, clauses: JSON.stringify((JSON.parse(row.clauses) as unknown[]).toReversed()) };
    expect((await reckoned(present, [turned])).totals).toMatchObject({ same: 1, differ: 0 });
  });

  it('is another ground, another rule, or another value', async () => {
    const renamed = withQueue((text) => text.replace('"name": "2.17-first-in-order",', '"name": "2.17-benefits",'));
    const row = stored('priority', queueFacts(true, 'no'));
    const quick = stored('term', termFacts('no'));
    const fewer = withQueue((text) => text.replace('{ "act": "decree-109-2008", "clause": "1" },', ''));
    const kinds = async (policy: PolicyService, one: StoredDecision) =>
      (await reckoned(policy, [one])).data.changes.map(({ kind }) => kind);
    expect(await kinds(fewer, row)).toEqual(['clauses']);
    expect(await kinds(renamed, row)).toEqual(['rule']);
    expect(await kinds(present, { ...quick, answerValues: '{"days":10}' })).toEqual(['values']);
  });

  it('counts apart what an official decided otherwise', async () => {
    const row = stored('priority', queueFacts(true, 'no'), { outcome: 'ordinary' });
    const { data } = await reckoned(present, [row, { ...row, overriddenBy: 'p-leader' }]);
    expect(data.changes).toMatchObject([{ kind: 'outcome', count: 2, overridden: 1 }]);
  });
});
