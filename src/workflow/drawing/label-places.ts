import { around, grown, overlap, piecesOf, type Box, type Point } from './geometry.js';
import type { DrawnDiagram, DrawnFlow, DrawnNode } from './model.js';
import { lineHeight, widthOf, wrap } from './text.js';

export const labelSize = 11;
const narrowest = 90;

interface Words {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

function wordsOf(name: string, width: number): Words {
  const lines = wrap(name, width, labelSize);
  return {
    lines,
    width: lines.reduce((widest, line) => Math.max(widest, widthOf(line, labelSize)), 0),
    height: lines.length * labelSize * lineHeight,
  };
}

/** A place where a name could be written, and its lines there. */
export type Placed = Box & { readonly lines: readonly string[] };

/** Places around a shape, the author's first; above it the words grow upwards, so that they stay close. */
export function aroundShape({ name, box, labelBox }: DrawnNode): Placed[] {
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

type Piece = readonly [Point, Point];

function runTogether([a, b]: Piece, [c, d]: Piece): boolean {
  const [one, other] = [around(a, b), around(c, d)];
  if (!overlap(one, other)) return false;
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(width, height) > 15;
}

/** The pieces of a line that no other way from the same parting shares: only there is it clear whose name it is. */
function ownPiecesOf(flow: DrawnFlow, { flows }: DrawnDiagram): readonly Piece[] {
  const siblings = flows.filter(({ sourceId, id }) => sourceId === flow.sourceId && id !== flow.id);
  const others = siblings.flatMap(({ waypoints }) => piecesOf(waypoints));
  const all = piecesOf(flow.waypoints);
  const own = all.filter((piece) => !others.some((other) => runTogether(piece, other)));
  return own.length > 0 ? own : all;
}

/** Further from where its way parts from the others, a name no longer tells which way is which. */
const farAway = 250;

function tellsApart(place: Box, pieces: readonly Piece[]): boolean {
  const [first] = pieces;
  if (!first) return false;
  const [{ x, y }] = first;
  const isNear = Math.hypot(place.x + place.width / 2 - x, place.y + place.height / 2 - y) <= farAway;
  return isNear && pieces.some(([a, b]) => overlap(around(a, b), grown(place, 12)));
}

/** Places along a line, the author's first: above each piece that runs across, beside each that runs down. */
export function alongLine(flow: DrawnFlow, diagram: DrawnDiagram): Placed[] {
  const { name, labelBox, isDefault } = flow;
  const { lines, width, height } = wordsOf(name, Math.max(labelBox?.width ?? 0, narrowest));
  const at = (x: number, y: number): Placed => ({ x, y, width, height, lines });
  const own = labelBox ? [labelBox.x + labelBox.width / 2 - width / 2, labelBox.x] : [];
  const authors = own.map((x) => at(x, (labelBox?.y ?? 0) + (labelBox?.height ?? 0) - height));
  const gap = isDefault ? 18 : 8;
  const pieces = ownPiecesOf(flow, diagram);
  const beside = pieces.flatMap(([a, b]) => {
    if (Math.abs(a.y - b.y) < 1) {
      const start = a.x < b.x ? a.x + gap : a.x - gap - width;
      const middle = (a.x + b.x - width) / 2;
      return [at(start, a.y - height - 3), at(middle, a.y - height - 3), at(start, a.y + 4), at(middle, a.y + 4)];
    }
    const middle = (a.y + b.y - height) / 2;
    return [at(a.x + 5, middle), at(a.x - 5 - width, middle)];
  });
  return [...authors.filter((place) => tellsApart(place, pieces)), ...beside, ...authors];
}
