import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDirectory } from '../../src/platform/installation.js';

const read = (file: string): string => readFileSync(join(rulesDirectory, file), 'utf8');

interface Rule {
  readonly name: string;
  readonly priority: number;
  readonly [field: string]: unknown;
}

/**
 * The shipped set on admission with so many made-up rules more, each about three of its facts: valid files, and
 * seconds or minutes of mutation, as somebody might post in good faith.
 */
export function heavyRules(more: number): Readonly<Record<string, string>> {
  const set = JSON.parse(read('admission.rules.json')) as { readonly rules: Rule[]; readonly facts: string[] };
  const { facts } = JSON.parse(read('facts.json')) as { readonly facts: Readonly<Record<string, { type: string }>> };
  const flags = set.facts.filter((id) => facts[id]?.type === 'boolean');
  const pattern = set.rules.at(-1);
  const rules = Array.from({ length: more }, (_, i) => ({
    ...pattern,
    name: `heavy-${i}`,
    priority: 200 + i,
    conditions: {
      all: [0, 1, 2].map((place) => condition(flags[(i * (place + 1) + place * 5) % flags.length], i, place)),
    },
  }));
  return { 'admission.rules.json': JSON.stringify({ ...set, rules: [...set.rules, ...rules] }) };
}

const condition = (fact: string | undefined, i: number, place: number) => ({
  fact,
  operator: 'equal',
  value: (i >> place) % 2 === 0,
});
