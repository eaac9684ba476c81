import { flag, text, texts, type View, view } from '../../platform/http/schemas/view.js';
import { genitiveQuantity } from '../explain/quantities.js';
import { valueInWords } from '../explain/words.js';
import type { Facts } from '../decision.js';
import { type Diagram } from './diagrams.js';
import { type Box, type Boxes, boxesOf } from './regions.js';
import type { Cell, Space, Variable } from './space.js';

/** A region of facts as people read it: each line one way into it, all its conditions together. */
export const RegionWordsView = view('FactRegion', 'Область фактів словами.', {
  lines: texts('Способи потрапити в неї'),
  more: flag('Чи є ще інші'),
});
type RegionWords = View<typeof RegionWordsView>;

/** «підпис автора — ні; днів від надходження — від 46» for each box of a region. */
export function regionInWords(space: Space, region: Diagram, care: Diagram, atMost?: number): RegionWords {
  const { boxes, more } = boxesOf(space, region, care, atMost);
  return { lines: boxes.map((box) => boxInWords(space, box)), more };
}

/** Facts of one combination, all or only some: «підпис автора — ні; форма звернення — «на папері»». */
export function factsInWords(space: Space, facts: Facts, only?: ReadonlySet<string>): string {
  return space.variables
    .filter(({ fact }) => only?.has(fact) ?? true)
    .map(({ fact, definition }) => `${definition.label} — ${valueInWords(definition, facts[fact])}`)
    .join('; ');
}

/** A region told in two steps: what all ways into it share, and what is left of each way. */
export const RegionStoryView = view('RegionStory', 'Область фактів словами: спільне і різні шляхи.', {
  always: text('Що спільне для всіх шляхів; null, якщо нічого').nullable(),
  ways: texts('Чим вони різняться; порожньо, якщо нічим'),
  more: flag('Чи є ще інші'),
});
export type RegionStory = View<typeof RegionStoryView>;

export function storyInWords(space: Space, { boxes, more }: Boxes): RegionStory {
  const shared = sharedBy(boxes);
  const rest = boxes.map((box) => box.map((cells, level) => (shared[level] ? null : cells)));
  const always = partsInWords(space, shared).join('; ');
  const ways = rest.map((box) => boxInWords(space, box));
  if (boxes.length === 1) return { always: always === '' ? anyFacts : always, ways: [], more };
  return { always: always === '' ? null : always, ways, more };
}

/** The restrictions that every box has, as one box. */
export function sharedBy([first, ...others]: readonly Box[]): Box {
  const same = (cells: readonly boolean[], other: readonly boolean[] | null | undefined): boolean =>
    other?.every((inside, cell) => inside === cells[cell]) ?? false;
  return first?.map((cells, level) => (cells && others.every((box) => same(cells, box[level])) ? cells : null)) ?? [];
}

const anyFacts = 'за будь-яких фактів';

/** «підпис автора — ні; днів від надходження — від 46», or that any facts will do. */
function boxInWords(space: Space, box: Box): string {
  return partsInWords(space, box).join('; ') || anyFacts;
}

function partsInWords({ variables }: Space, box: Box): string[] {
  return variables.flatMap((variable, level) => {
    const cells = box[level];
    return cells ? `${variable.definition.label} — ${cellsInWords(variable, cells)}` : [];
  });
}

/** The values a box covers, by fact; a fact that does not matter is left out. */
export function runsOfBox({ variables }: Space, box: Box): Record<string, Cell[]> {
  return Object.fromEntries(
    variables.flatMap(({ fact, cells, definition }, level) => {
      const inside = box[level];
      if (!inside) return [];
      const isOrdered = definition.type === 'integer' || definition.type === 'date';
      return [[fact, isOrdered ? runsOf(cells, inside) : cells.filter((_, cell) => inside[cell] === true)]];
    }),
  );
}

function cellsInWords(variable: Variable, inside: readonly boolean[]): string {
  const { definition, cells } = variable;
  if (definition.type === 'integer' || definition.type === 'date') {
    return runsOf(cells, inside)
      .map((run) => runInWords(variable, run))
      .join(' або ');
  }
  const words = (wanted: boolean): string[] =>
    cells.filter((_, cell) => inside[cell] === wanted).map(({ from }) => valueInWords(definition, from));
  const [within, outside] = [words(true), words(false)];
  return outside.length < within.length ? `не ${outside.join(', не ')}` : within.join(' або ');
}

/** Neighbouring cells joined. */
function runsOf(cells: readonly Cell[], inside: readonly boolean[]): Cell[] {
  const runs: Cell[] = [];
  for (const [i, cell] of cells.entries()) {
    if (inside[i] !== true) continue;
    const last = runs.at(-1);
    if (last && inside[i - 1] === true) runs[runs.length - 1] = { from: last.from, to: cell.to };
    else runs.push(cell);
  }
  return runs;
}

function runInWords({ definition, cells }: Variable, { from, to }: Cell): string {
  const [least, most] = [cells[0]?.from, cells.at(-1)?.to];
  if (from === to) return valueInWords(definition, from);
  const [first, last] = [from, to].map((value) => valueInWords(definition, value, genitiveQuantity));
  const days = definition.type === 'date';
  if (to === most) return days ? `не раніше ${first}` : `не менше ${first}`;
  if (from === least) return days ? `не пізніше ${last}` : `не більше ${last}`;
  return `від ${first} до ${last}`;
}
