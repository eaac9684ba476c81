import type { FactDefinition } from '../catalogue/catalogue.js';
import type { Comparison, Resolved, Scalar } from '../catalogue/condition.js';
import { addDays, plainDate } from '../../domain/plain-date.js';
import type { Cell } from '../analysis/space.js';
import type { Facts } from '../decision.js';

/** The values of a fact that a row speaks of: runs of numbers or days, or single values of another fact. */
export type Extent = readonly Cell[];

const firstDay = '0001-01-01';
const lastDay = '9999-12-31';

export const single = (value: Scalar): Extent => [{ from: value, to: value }];

/** Every value of a fact: what `*` means. */
export function everything(fact: FactDefinition): Extent {
  switch (fact.type) {
    case 'boolean':
      return [...single(false), ...single(true)];
    case 'enum':
      return Object.keys(fact.values).flatMap(single);
    case 'integer':
      return [{ from: fact.minimum, to: fact.maximum }];
    case 'date':
      return [{ from: firstDay, to: lastDay }];
  }
}

/** Whether every value from `from` to `to` is inside. */
export function covers(extent: Extent, { from, to }: Cell): boolean {
  return extent.some((run) => typeof run.from === typeof from && run.from <= from && to <= run.to);
}

/** Runs in order, overlapping and neighbouring ones joined: equal sets of values are written equally. */
export function tidied(fact: FactDefinition, extent: Extent): Extent {
  if (fact.type === 'boolean' || fact.type === 'enum') {
    return everything(fact).filter((value) => covers(extent, value));
  }
  const runs: Cell[] = [];
  for (const run of [...extent].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = runs.at(-1);
    if (last && run.from <= after(last.to)) runs[runs.length - 1] = { from: last.from, to: later(last.to, run.to) };
    else runs.push(run);
  }
  return runs;
}

/** The values that are not inside; the extent is tidied. */
export function outside(fact: FactDefinition, extent: Extent): Extent {
  if (fact.type === 'boolean' || fact.type === 'enum') {
    return everything(fact).filter((value) => !covers(extent, value));
  }
  return extent.reduce<Extent>(
    (rest, hole) =>
      rest.flatMap(({ from, to }) => {
        if (hole.to < from || to < hole.from) return [{ from, to }];
        return [
          ...(from < hole.from ? [{ from, to: before(hole.from) }] : []),
          ...(hole.to < to ? [{ from: after(hole.to), to }] : []),
        ];
      }),
    everything(fact),
  );
}

/** Comparisons that make a space of analysis tell the extent's ends apart from their neighbours. */
export function* cutsOf(fact: string, extent: Extent): Generator<Comparison<Resolved>> {
  for (const { from, to } of extent) {
    yield { fact, operator: 'equal', value: from };
    yield { fact, operator: 'equal', value: to };
  }
}

const later = (a: Scalar, b: Scalar): Scalar => (a < b ? b : a);

export function after(value: Scalar): Scalar {
  return typeof value === 'number' ? value + 1 : value === lastDay ? value : addDays(plainDate(String(value)), 1);
}

export function before(value: Scalar): Scalar {
  return typeof value === 'number' ? value - 1 : value === firstDay ? value : addDays(plainDate(String(value)), -1);
}

/** Facts with one value, and those with several. */
interface Collapsed {
  readonly facts: Facts;
  readonly region: Readonly<Record<string, Extent>>;
}

export function collapsed(extents: ReadonlyMap<string, Extent>): Collapsed {
  const facts: Record<string, Scalar> = {};
  const region: Record<string, Extent> = {};
  for (const [fact, extent] of extents) {
    const [first, ...others] = extent;
    if (first && first.from === first.to && others.length === 0) facts[fact] = first.from;
    else region[fact] = extent;
  }
  return { facts, region };
}
