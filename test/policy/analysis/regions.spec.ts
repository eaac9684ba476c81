import { expect, it } from 'vitest';
import { analyse } from '../../../src/policy/analysis/edition-diagram.js';
import { Diagrams } from '../../../src/policy/analysis/diagrams.js';
import { boxesOf, diagramOfBox, witness } from '../../../src/policy/analysis/regions.js';
import { regionInWords } from '../../../src/policy/analysis/region-words.js';
import { Space } from '../../../src/policy/analysis/space.js';
import type { FactDefinition } from '../../../src/policy/catalogue/catalogue.js';
import type { Comparison, Resolved } from '../../../src/policy/catalogue/condition.js';
import { chance, syntheticEdition } from './synthetic.js';

it('boxes are the region, no more where it matters and no less', () => {
  for (let seed = 1; seed <= 15; seed++) {
    const { space, verdicts, decided } = analyse(syntheticEdition(seed, { rules: 8, facts: 4 }));
    const { diagrams } = space;
    const next = chance(seed);
    const care =
      diagrams.map(decided, () => next(3)) === Diagrams.yes
        ? Diagrams.yes
        : diagrams.map(decided, (v) => Number(v % 3 !== 1));
    for (const [verdict] of verdicts.entries()) {
      const region = diagrams.map(decided, (value) => Number(value === verdict));
      const { boxes, more } = boxesOf(space, region, care, 1000);
      const union = boxes.reduce((sum, box) => diagrams.or(sum, diagramOfBox(space, box)), Diagrams.no);
      expect(more).toBe(false);
      expect(diagrams.and(union, care)).toBe(diagrams.and(region, care));
    }
  }
});

it('a witness lies in its region, and an empty region has none', () => {
  const { space, decided, edition, verdicts } = analyse(syntheticEdition(5, { rules: 6, facts: 4 }));
  const given = [...space.diagrams.values(decided)];
  expect(given.length).toBeGreaterThan(2);
  for (const verdict of given) {
    const facts = witness(
      space,
      space.diagrams.map(decided, (value) => Number(value === verdict)),
    );
    const [first = null] = edition.heldByClosures(facts ?? {});
    expect(first).toBe(verdicts[verdict]?.rules[0] ?? null);
  }
  expect(witness(space, Diagrams.no)).toBeNull();
});

const days: FactDefinition = { type: 'integer', label: 'днів від надходження', unit: 'дн.', minimum: 0, maximum: 100 };
const received: FactDefinition = { type: 'date', label: 'день листа' };
const form: FactDefinition = {
  type: 'enum',
  label: 'форма',
  values: { paper: 'на папері', electronic: 'електронна', oral: 'усна' },
};
const facts = new Map<string, FactDefinition>([
  ['case.days', days],
  ['case.received', received],
  ['case.form', form],
]);

function words(condition: Parameters<Space['diagramOf']>[0], ...comparisons: Comparison<Resolved>[]): string {
  const space = Space.of(facts, comparisons);
  return regionInWords(space, space.diagramOf(condition), Diagrams.yes).lines.join(' | ');
}

it.each<[string, Comparison<Resolved>]>([
  ['днів від надходження — не менше 45 дн.', { fact: 'case.days', operator: 'greaterThanInclusive', value: 45 }],
  ['днів від надходження — не більше 44 дн.', { fact: 'case.days', operator: 'lessThan', value: 45 }],
  ['днів від надходження — 45 дн.', { fact: 'case.days', operator: 'equal', value: 45 }],
  [
    'днів від надходження — не більше 44 дн. або не менше 46 дн.',
    { fact: 'case.days', operator: 'notEqual', value: 45 },
  ],
  ['форма — не «на папері»', { fact: 'case.form', operator: 'notEqual', value: 'paper' }],
  ['форма — «на папері»', { fact: 'case.form', operator: 'equal', value: 'paper' }],
  [
    'день листа — не раніше 01.03.2024',
    { fact: 'case.received', operator: 'greaterThanInclusive', value: '2024-03-01' },
  ],
  ['день листа — не пізніше 29.02.2024', { fact: 'case.received', operator: 'lessThan', value: '2024-03-01' }],
])('says «%s»', (expected, comparison) => {
  expect(words(comparison, comparison)).toBe(expected);
});

it('cuts numbers at every constant and its neighbours, within the limits of the fact', () => {
  const cells = (...constants: number[]) =>
    Space.of(
      new Map([['case.days', days]]),
      constants.map((value) => ({ fact: 'case.days', operator: 'equal', value })),
    ).variables[0]?.cells.map(({ from, to }) => (from === to ? from : `${String(from)}–${String(to)}`));
  expect(cells(45)).toEqual(['0–43', 44, 45, 46, '47–100']);
  expect(cells(0)).toEqual([0, 1, '2–100']);
  expect(cells(99, 100)).toEqual(['0–97', 98, 99, 100]);
  expect(cells()).toEqual(['0–100']);
});
