import { along, around, contains, grown, overlap, piecesOf, type Box } from './geometry.js';
import { alongLine, aroundShape, labelSize, type Placed } from './label-places.js';
import type { DrawnDiagram, DrawnFlow } from './model.js';
import { isFrame, isNamedBeside } from './shapes/node.js';

/** The name of a small shape or of a line, and where it is written. */
export interface Label {
  readonly of: string;
  readonly lines: readonly string[];
  readonly size: number;
  readonly box: Box;
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
    ...lines.map((flow) => ({ of: flow.id, places: alongLine(flow, diagram) })),
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
    return [{ of, lines: words, size: labelSize, box }];
  });
}
