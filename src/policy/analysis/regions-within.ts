import { type Diagram, Diagrams } from './diagrams.js';
import { type Boxes, boxesOf } from './regions.js';
import type { Space } from './space.js';

/**
 * Boxes of a region for somebody who knows already that only `known` is spoken of: conditions that all of
 * it fulfils are left out, and so are values that do not occur in it.
 */
export function boxesWithin(space: Space, region: Diagram, known: Diagram, atMost?: number): Boxes {
  const { boxes, more } = boxesOf(space, region, known, atMost);
  const values = space.variables.map((_, level) => cellsIn(space, level, known));
  const plain = boxes.map((box) =>
    box.map((cells, level) => {
      const inside = cells?.map((covered, cell) => covered && values[level]?.[cell] === true) ?? null;
      return inside?.every((covered, cell) => covered === values[level]?.[cell]) ? null : inside;
    }),
  );
  return { boxes: plain, more };
}

/** Which cells of a level occur in a region. */
function cellsIn({ diagrams, variables }: Space, level: number, region: Diagram): boolean[] {
  const cells = variables[level]?.cells ?? [];
  return cells.map((_, one) => {
    const here = diagrams.among(
      level,
      cells.map((_cell, cell) => cell === one),
    );
    return diagrams.and(here, region) !== Diagrams.no;
  });
}
