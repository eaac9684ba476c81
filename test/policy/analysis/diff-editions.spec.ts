import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/domain/problem.js';
import { diffEditions, isEqual } from '../../../src/policy/analysis/diff/editions.js';
import { commonSpace } from '../../../src/policy/analysis/diff/facts.js';
import type { Cell } from '../../../src/policy/analysis/space.js';
import { answerKey, answerOf } from '../../../src/policy/analysis/verdict.js';
import { valueFault } from '../../../src/policy/catalogue/check-value.js';
import type { Facts } from '../../../src/policy/decision.js';
import { Edition } from '../../../src/policy/editions/edition.js';
import type { EditionDocument, RuleInForce } from '../../../src/policy/editions/edition-document.js';
import { choose } from '../../../src/policy/evaluation/hit-policy.js';
import { chance, syntheticEdition } from './synthetic.js';

type Next = (below: number) => number;

/** What an edition says of facts, computed without any diagram: by its compiled rules. */
function said(edition: Edition, facts: Facts): string {
  for (const [id, definition] of edition.facts) if (valueFault(definition, facts[id]) !== null) return 'unknown value';
  if (edition.invariants.some(({ never }) => never(facts))) return 'impossible';
  try {
    const { decides, alsoHeld } = choose(edition, edition.heldByClosures(facts));
    const rules = decides ? [decides, ...(edition.document.hitPolicy === 'collect' ? alsoHeld : [])] : [];
    return answerKey(answerOf(edition, { rules, conflict: false }));
  } catch (error) {
    if (error instanceof Problem) return `conflict ${JSON.stringify([error.details.extra?.['rules']].flat().sort())}`;
    throw error;
  }
}

const happens = (answer: string): boolean => answer !== 'unknown value' && answer !== 'impossible';

function* everyCase(a: Edition, b: Edition): Generator<Facts> {
  const space = commonSpace(a, b);
  const cells = space.variables.map(() => 0);
  for (;;) {
    yield space.factsAt(cells);
    let level = cells.length - 1;
    while (level >= 0 && cells[level] === (space.variables[level]?.cells.length ?? 0) - 1) cells[level--] = 0;
    if (level < 0) return;
    cells[level] = (cells[level] ?? 0) + 1;
  }
}

const inside = (box: Readonly<Record<string, readonly Cell[]>>, facts: Facts): boolean =>
  Object.entries(box).every(([fact, runs]) =>
    runs.some(({ from, to }) => {
      const value = facts[fact];
      return value !== undefined && from <= value && value <= to;
    }),
  );

/** The differences enumerated one by one against the regions: the same pairs, each exactly covered. */
function compare(a: Edition, b: Edition): { differing: number; changes: number } {
  const { changes, changed: region } = diffEditions(a, b);
  let [differing, all] = [0, 0];
  const counted = changes.map(() => 0);
  for (const facts of everyCase(a, b)) {
    const [was, becomes] = [said(a, facts), said(b, facts)];
    if (!happens(was) && !happens(becomes)) continue;
    all++;
    if (was !== becomes) differing++;
    const isTold = region?.boxes.some((box) => inside(box, facts)) ?? false;
    if (isTold !== (was !== becomes) && !(region?.more && !isTold)) expect.fail(`${JSON.stringify(facts)}: не там`);
    const told = changes.flatMap((change, i) => (change.region.boxes.some((box) => inside(box, facts)) ? [i] : []));
    if (told.length !== Number(was !== becomes))
      expect.fail(`${JSON.stringify(facts)}: ${was} → ${becomes}: ${told.join()}`);
    for (const i of told) {
      counted[i] = (counted[i] ?? 0) + 1;
      const { kind, was: from, becomes: to } = changes[i] ?? expect.fail('немає зміни');
      const right = [
        !happens(was) || from.outcome === null || answerKey(from) === was,
        !happens(becomes) || to.outcome === null || answerKey(to) === becomes,
        (kind === 'possible') === (was === 'impossible'),
        (kind === 'impossible') === (becomes === 'impossible'),
      ];
      if (right.includes(false)) expect.fail(`${JSON.stringify(facts)}: ${was} → ${becomes}, а сказано ${kind}`);
    }
  }
  for (const [i, change] of changes.entries()) {
    expect(change.region.more).toBe(false);
    expect(change.region.combinations).toBe(counted[i]);
    expect(change.region.share).toBeCloseTo((counted[i] ?? 0) / all, 10);
    expect(said(a, change.witness)).not.toBe(said(b, change.witness));
  }
  expect(region?.combinations ?? 0).toBe(differing);
  return { differing, changes: changes.length };
}

/** The edition with a few things changed at random: what a reviewer may be shown. */
function changed(edition: Edition, next: Next, times: number): Edition {
  let document = edition.document;
  for (let i = 0; i < times; i++) document = (edits[next(edits.length)] ?? ((same) => same))(document, next);
  return new Edition(document);
}

const withRule = (
  document: EditionDocument,
  next: Next,
  edit: (rule: RuleInForce) => RuleInForce[],
): EditionDocument => {
  const chosen = next(document.rules.length);
  return { ...document, rules: document.rules.flatMap((rule, i) => (i === chosen ? edit(rule) : [rule])) };
};

const edits: readonly ((document: EditionDocument, next: Next) => EditionDocument)[] = [
  (document, next) => withRule(document, next, () => []),
  (document, next) => withRule(document, next, (rule) => [{ ...rule, priority: 1 + next(12) }]),
  (document, next) =>
    withRule(document, next, (rule) => [{ ...rule, event: { type: ['a', 'b', 'c', 'd'][next(4)] ?? 'a' } }]),
  (document, next) => withRule(document, next, (rule) => [{ ...rule, source: [{ act: 'act', clause: '77' }] }]),
  (document, next) =>
    withRule(document, next, (rule) => [{ ...rule, event: { ...rule.event, params: { days: next(9) } } }]),
  (document, next) =>
    withRule(document, next, (rule) => [
      {
        ...rule,
        conditions: { all: [rule.conditions, { fact: 'fact.f2', operator: 'lessThan', value: 30 + next(40) }] },
      },
    ]),
  (document, next) => ({
    ...document,
    facts: {
      ...document.facts,
      'fact.f2': { type: 'integer', label: 'число 2', minimum: next(5), maximum: 90 + next(30) },
    },
  }),
  (document) => ({
    ...document,
    facts: {
      ...document.facts,
      'fact.f1': { type: 'enum', label: 'вид 1', values: { v1: 'перше', v2: 'друге', v6: 'шосте' } },
    },
  }),
  (document, next) => ({
    ...document,
    invariants: [
      {
        id: `never-${next(99)}`,
        text: 'Такого не буває.',
        never: {
          all: [
            { fact: 'fact.f0', operator: 'equal', value: next(2) === 0 },
            { fact: 'fact.f2', operator: 'greaterThanInclusive', value: 30 + next(40) },
          ],
        },
      },
    ],
  }),
];

describe('regions of a difference are exactly the differences counted one by one', () => {
  it.each(['priority', 'unique', 'collect'] as const)('under «%s»', (hitPolicy) => {
    let differing = 0;
    for (let seed = 1; seed <= 15; seed++) {
      const next = chance(seed * 7919);
      const edition = syntheticEdition(seed, { rules: 6, facts: 3, hitPolicy, priorities: 4 });
      const after = compare(edition, changed(edition, next, 1 + next(4)));
      expect(after.changes === 0).toBe(after.differing === 0);
      if (after.differing > 0) differing++;
    }
    expect(differing).toBeGreaterThan(7);
  });

  it('and nothing differs where rules are only named, ordered or written otherwise', () => {
    const edition = syntheticEdition(3, { rules: 8, facts: 4 });
    const { document } = edition;
    const renamed = [...document.rules].reverse().map((rule) => ({
      ...rule,
      name: `${rule.name}-new`,
      conditions: { not: { not: rule.conditions } },
    }));
    const diff = diffEditions(edition, new Edition({ ...document, rules: renamed }));
    expect(isEqual(diff)).toBe(true);
    expect(diff.combinations).toBe(commonSpace(edition, edition).combinations);
    expect(diffEditions(edition, edition)).toEqual(diff);
  });
});

describe('what is different besides the answers', () => {
  const edition = syntheticEdition(5, { rules: 6, facts: 3 });
  const withFacts = (facts: EditionDocument['facts']) =>
    new Edition({ ...edition.document, facts: { ...edition.document.facts, ...facts } });

  it('is told of facts: limits, values, labels', () => {
    const other = withFacts({
      'fact.f2': { type: 'integer', label: 'кількість', minimum: 0, maximum: 400 },
      'fact.f1': {
        type: 'enum',
        label: 'вид 1',
        values: { v1: 'перше', v2: 'інше', v3: 'третє', v4: 'четверте', v6: 'шосте' },
      },
      'fact.f9': { type: 'boolean', label: 'нова ознака' },
    });
    const { facts } = diffEditions(edition, other);
    expect(facts).toEqual({
      asked: ['нова ознака'],
      dropped: [],
      incomparable: [],
      changed: [
        '«вид 1»: з’являється значення «шосте»',
        '«вид 1»: зникає значення «п’яте»',
        '«вид 1»: значення «друге» тепер зветься «інше»',
        '«кількість»: раніше звався «число 2»',
        '«кількість»: межі були 0–100, стають 0–400',
      ],
    });
    const back = diffEditions(other, edition);
    expect(back.facts.dropped).toEqual(['нова ознака']);
    expect(back.changes.some(({ becomes }) => becomes.outcomeLabel === 'відмова: такого значення немає')).toBe(true);
  });

  it('does not compare values of another type, and says so', () => {
    const diff = diffEditions(edition, withFacts({ 'fact.f0': { type: 'date', label: 'ознака 0' } }));
    expect(diff).toMatchObject({ changes: [], changed: null, combinations: 0, facts: { incomparable: ['ознака 0'] } });
    expect(isEqual(diff)).toBe(false);
  });

  it('does not take for a change what an invariant rules out by a fact that only one side asks for', () => {
    const never: EditionDocument['invariants'][number]['never'] = {
      all: [
        { fact: 'fact.f0', operator: 'equal', value: true },
        { fact: 'fact.f9', operator: 'equal', value: true },
      ],
    };
    const facts = { ...edition.document.facts, 'fact.f9': { type: 'boolean', label: 'нова' } as const };
    const other = new Edition({ ...edition.document, facts, invariants: [{ id: 'x', text: 'Не буває.', never }] });
    expect(diffEditions(edition, other)).toMatchObject({ changes: [], invariants: { added: [], removed: [] } });
    expect(diffEditions(other, edition)).toMatchObject({ changes: [], invariants: { added: [], removed: [] } });
  });

  it('is that an edition begins or ends', () => {
    expect(diffEditions(null, edition)).toMatchObject({ force: 'begins', changes: [] });
    expect(diffEditions(edition, null)).toMatchObject({ force: 'ends', changes: [] });
    expect(isEqual(diffEditions(null, null))).toBe(true);
  });
});
