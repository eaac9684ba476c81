import { type Diagram, Diagrams, type Space, type Scalar, type Extent } from '../../policy/analysis/index.js';
import type { Facts } from '../../policy/index.js';

/** A case of a region that differs from the usual facts in as few as can be, and in how many. */
export interface Nearest {
  readonly facts: Facts;
  readonly differs: number;
}

/**
 * The case of a region nearest to usual facts (найближчий випадок): a row that shows one thing is read at
 * a glance. A fact without a usual value costs as much as a changed one.
 *
 * @returns null when the region is empty
 */
export function nearest(space: Space, region: Diagram, usual: ReadonlyMap<string, Extent>): Nearest | null {
  if (region === Diagrams.no) return null;
  const { diagrams, variables } = space;
  const homes = variables.map(({ fact, cells }, level) => home(space, level, usual.get(fact), cells.length));
  const away = (level: number, cell: number): number => Number(homes[level]?.cells[cell] !== true);
  const known = new Map<Diagram, number>();
  const cost = (node: Diagram): number => {
    if (Diagrams.isTerminal(node)) return node === Diagrams.no ? Number.POSITIVE_INFINITY : 0;
    const found = known.get(node);
    if (found !== undefined) return found;
    const level = diagrams.level(node);
    const least = Math.min(...diagrams.children(node, level).map((child, cell) => away(level, cell) + cost(child)));
    known.set(node, least);
    return least;
  };
  const facts: Record<string, Scalar> = {};
  let node = region;
  let differs = 0;
  for (const [level, { fact, cells }] of variables.entries()) {
    let cell = Math.max(0, homes[level]?.cells.indexOf(true) ?? 0);
    if (diagrams.level(node) === level) {
      const costs = diagrams.children(node, level).map((child, i) => away(level, i) + cost(child));
      const least = Math.min(...costs);
      if (costs[cell] !== least) cell = costs.indexOf(least);
      node = diagrams.child(node, level, cell);
    }
    differs += away(level, cell);
    const at = homes[level];
    facts[fact] = (at?.cells[cell] === true ? at.value : cells[cell]?.from) ?? false;
  }
  return { facts, differs };
}

/** The cells of the usual values, and the first of these values. */
function home(space: Space, level: number, extent: Extent | undefined, size: number) {
  const [first, ...others] = extent ?? [];
  const single = first !== undefined && others.length === 0 && first.from === first.to;
  const cell = single ? space.cellOf(level, first.from) : null;
  return { value: first?.from, cells: Array.from({ length: size }, (_, i) => i === cell) };
}
