import { along, around, contains, grown, overlap, piecesOf, type Box } from './geometry.js';
import type { DrawnDiagram, DrawnFlow, DrawnNode } from './model.js';
import { isFrame, isNamedBeside } from './shapes/node.js';
import { lineHeight, widthOf, wrap } from './text.js';

/** The name of a small shape or of a line, and where it is written. */
export interface Label {
  readonly of: string;
  readonly lines: readonly string[];
  readonly size: number;
  readonly box: Box;
}

const size = 11;
const narrowest = 90;

interface Words {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

function wordsOf(name: string, width: number): Words {
  const lines = wrap(name, width, size);
  return {
    lines,
    width: Math.max(...lines.map((line) => widthOf(line, size))),
    height: lines.length * size * lineHeight,
  };
}

type Placed = Box & { readonly lines: readonly string[] };

/** Places around a shape, the author's first; above it the words grow upwards, so that they stay close. */
function aroundShape({ name, box, labelBox }: DrawnNode): Placed[] {
  const words = wordsOf(name, Math.max(labelBox?.width ?? 0, narrowest));
  const { lines, width, height } = words;
  const at = (x: number, y: number): Placed => ({ x, y, width, height, lines });
  const middle = box.x + box.width / 2 - width / 2;
  const [above, below] = [box.y - height - 4, box.y + box.height + 5];
  const [left, right] = [box.x + box.width / 2 - width - 8, box.x + box.width / 2 + 8];
  const isAbove = labelBox !== null && labelBox.y + labelBox.height <= box.y;
  const own =
    labelBox &&
    at(labelBox.x + labelBox.width / 2 - width / 2, isAbove ? labelBox.y + labelBox.height - height : labelBox.y);
  return [
    ...(own ? [own] : []),
    ...[at(middle, above), at(middle, below), at(left, above), at(right, above), at(left, below), at(right, below)],
  ];
}

/** Further from its beginning than this, a name no longer tells at a parting which way is which. */
const farAway = 250;

function isNearStart({ waypoints: [start] }: DrawnFlow, place: Box): boolean {
  if (!start) return false;
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  return Math.hypot(x - start.x, y - start.y) <= farAway;
}

function isByLine({ waypoints }: DrawnFlow, place: Box): boolean {
  return piecesOf(waypoints).some(([a, b]) => overlap(around(a, b), grown(place, 12)));
}

/** Places along a line, the author's first: above each piece that runs across, beside each that runs down. */
function alongLine(flow: DrawnFlow): Placed[] {
  const { name, waypoints, labelBox, isDefault } = flow;
  const { lines, width, height } = wordsOf(name, Math.max(labelBox?.width ?? 0, narrowest));
  const at = (x: number, y: number): Placed => ({ x, y, width, height, lines });
  const own = labelBox ? [labelBox.x + labelBox.width / 2 - width / 2, labelBox.x] : [];
  const authors = own.map((x) => at(x, (labelBox?.y ?? 0) + (labelBox?.height ?? 0) - height));
  const gap = isDefault ? 18 : 8;
  const beside = piecesOf(waypoints).flatMap(([a, b]) => {
    if (Math.abs(a.y - b.y) < 1) {
      const start = a.x < b.x ? a.x + gap : a.x - gap - width;
      const middle = (a.x + b.x - width) / 2;
      return [at(start, a.y - height - 3), at(middle, a.y - height - 3), at(start, a.y + 4), at(middle, a.y + 4)];
    }
    const middle = (a.y + b.y - height) / 2;
    return [at(a.x + 5, middle), at(a.x - 5 - width, middle)];
  });
  const good = authors.filter((place) => isNearStart(flow, place) && isByLine(flow, place));
  return [...good, ...beside, ...authors];
}

/** The stroke across a default flow, near its beginning. */
function slashOf({ isDefault, waypoints: [from, to] }: DrawnFlow): Box[] {
  if (!isDefault || !from || !to) return [];
  const middle = along(from, to, 11);
  return [grown(around(middle, middle), 5)];
}

/** What a label had better not lie on. */
class Obstacles {
  private readonly shapes: readonly Box[];
  private readonly edges: readonly Box[];
  private readonly lines: readonly Box[];
  private readonly labels: Box[] = [];

  constructor({ nodes, flows }: DrawnDiagram) {
    this.shapes = nodes.filter((node) => !isFrame(node)).map(({ box }) => grown(box, 1));
    this.edges = nodes.filter(isFrame).map(({ box }) => box);
    const lines = flows.flatMap(({ waypoints }) => piecesOf(waypoints)).map(([a, b]) => around(a, b));
    this.lines = [...lines, ...flows.flatMap(slashOf)];
  }

  /** A shape or another label hides words; a line only crosses them. */
  cost(box: Box): number {
    const hits = (others: readonly Box[]): number => others.filter((other) => overlap(box, other)).length;
    const crossed = this.edges.filter((edge) => overlap(box, edge) && !contains(edge, box)).length;
    return 100 * hits(this.shapes) + 60 * hits(this.labels) + 10 * (hits(this.lines) + crossed);
  }

  add(box: Box): void {
    this.labels.push(box);
  }
}

/**
 * Finds a place for each name that stands beside what it names. The author's own place is kept unless something
 * lies there; then the nearest free one is taken, or the one that is least in the way.
 */
export function placeLabels(diagram: DrawnDiagram): Label[] {
  const obstacles = new Obstacles(diagram);
  const shapes = diagram.nodes.filter((node) => isNamedBeside(node) && node.name !== '');
  const lines = diagram.flows.filter(({ name }) => name !== '');
  const wanted = [
    ...shapes.map((node) => ({ of: node.id, places: aroundShape(node) })),
    ...lines.map((flow) => ({ of: flow.id, places: alongLine(flow) })),
  ];
  return wanted.flatMap(({ of, places }) => {
    let best: { readonly place: Placed; readonly cost: number } | null = null;
    for (const place of places) {
      const cost = obstacles.cost(place);
      if (best === null || cost < best.cost) best = { place, cost };
    }
    if (best === null) return [];
    const { lines: words, ...box } = best.place;
    obstacles.add(box);
    return [{ of, lines: words, size, box }];
  });
}
