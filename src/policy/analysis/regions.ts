import type { Facts } from '../decision.js';
import { type Diagram, Diagrams } from './diagrams.js';
import type { Space } from './space.js';

/** A box of the space: for each level the cells it covers, or null where every cell is covered (область). */
export type Box = readonly (readonly boolean[] | null)[];

/** A region as a few boxes that may overlap; `rest` tells that there were more than asked for. */
export interface Boxes {
  readonly boxes: readonly Box[];
  readonly more: boolean;
}

/** A combination inside a region, or null when the region is empty. */
export function witness(space: Space, region: Diagram): Facts | null {
  const cells = anyCells(space, region);
  return cells && space.factsAt(cells);
}

/** Cells of some combination in a region, by level. */
export function anyCells({ diagrams, variables }: Space, region: Diagram): number[] | null {
  if (region === Diagrams.no) return null;
  const cells = variables.map(() => 0);
  let node = region;
  while (!Diagrams.isTerminal(node)) {
    const level = diagrams.level(node);
    const cell = diagrams.children(node, level).findIndex((child) => child !== Diagrams.no);
    cells[level] = cell;
    node = diagrams.child(node, level, cell);
  }
  return cells;
}

/**
 * Few and large boxes that together are the region. Combinations outside `care` may be covered freely:
 * they cannot happen, and leaving them out would only make the words longer.
 */
export function boxesOf(space: Space, region: Diagram, care: Diagram, atMost = 12): Boxes {
  const { diagrams } = space;
  const allowed = diagrams.or(region, diagrams.not(care));
  const boxes: Box[] = [];
  let rest = diagrams.and(region, care);
  while (rest !== Diagrams.no) {
    if (boxes.length === atMost) return { boxes, more: true };
    const box = widened(space, firstBox(space, rest), allowed);
    boxes.push(box);
    rest = diagrams.without(rest, diagramOfBox(space, box));
  }
  return { boxes, more: false };
}

export function diagramOfBox({ diagrams }: Space, box: Box): Diagram {
  // From the last level up, so that each step adds one node.
  return box.reduceRight<Diagram>(
    (inside, cells, level) => (cells ? diagrams.and(diagrams.among(level, cells), inside) : inside),
    Diagrams.yes,
  );
}

/** The box of one path: at each node all cells that lead where the first true one leads. */
function firstBox({ diagrams, variables }: Space, region: Diagram): Box {
  const box: (boolean[] | null)[] = variables.map(() => null);
  let node = region;
  while (!Diagrams.isTerminal(node)) {
    const level = diagrams.level(node);
    const children = diagrams.children(node, level);
    const next = children.find((child) => child !== Diagrams.no) ?? Diagrams.no;
    box[level] = children.map((child) => child === next);
    node = next;
  }
  return box;
}

/** Gives up every restriction, then takes in every cell, that the allowed region does not need. */
function widened(space: Space, box: Box, allowed: Diagram): Box {
  const inside = (candidate: Box): boolean =>
    space.diagrams.without(diagramOfBox(space, candidate), allowed) === Diagrams.no;
  let wide: Box = box;
  for (const [level, cells] of box.entries()) {
    if (!cells) continue;
    const free = wide.with(level, null);
    if (inside(free)) wide = free;
    else wide = wide.with(level, cells);
  }
  for (const [level, cells] of wide.entries()) {
    if (!cells) continue;
    let taken = cells;
    for (const [cell, already] of cells.entries()) {
      const more = already ? taken : taken.with(cell, true);
      if (more !== taken && inside(wide.with(level, more))) taken = more;
    }
    wide = wide.with(level, taken);
  }
  return wide;
}
