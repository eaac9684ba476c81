import { acrossOf, along, type Point } from '../geometry.js';
import { inkOf } from '../look.js';
import type { DrawnFlow } from '../model.js';
import type { ElementState } from '../standing.js';
import { pathThrough, svg, type Svg } from '../svg.js';

const arrowLength = 10;
const cornerRadius = 6;

/** The line with its bends rounded a little, so that the eye can follow it. */
function bent(points: readonly Point[]): string {
  const parts = points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before || !after) return `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`;
    const room =
      Math.min(Math.hypot(point.x - before.x, point.y - before.y), Math.hypot(after.x - point.x, after.y - point.y)) /
      2;
    const start = along(point, before, Math.min(cornerRadius, room));
    const end = along(point, after, Math.min(cornerRadius, room));
    return `L${start.x} ${start.y} Q${point.x} ${point.y} ${end.x} ${end.y}`;
  });
  return parts.join(' ');
}

function arrowHead(from: Point, to: Point, ink: string): Svg {
  const base = along(to, from, arrowLength);
  const across = acrossOf(from, to);
  const side = (by: number): Point => ({ x: base.x + across.x * by, y: base.y + across.y * by });
  return svg('path', { class: 'arrow', d: `${pathThrough([to, side(4.2), side(-4.2)])} Z`, fill: ink });
}

/** The stroke across the way that is taken when no other is. */
function slash(from: Point, to: Point, ink: string): Svg {
  const middle = along(from, to, 11);
  const across = acrossOf(from, to);
  const ahead = { x: across.y, y: -across.x };
  const end = (by: number): Point => ({
    x: middle.x + (across.x - ahead.x) * by,
    y: middle.y + (across.y - ahead.y) * by,
  });
  return svg('path', { 'data-marker': 'default', d: pathThrough([end(-5), end(5)]), stroke: ink, 'stroke-width': 1.6 });
}

/** The way from one element to the next, with an arrow at its end; the thread of a note is dotted and has none. */
export function flowShape({ type, waypoints, isDefault }: DrawnFlow, state: ElementState | null): Svg[] {
  const { line } = inkOf(state);
  const [first, second] = waypoints;
  const [beforeLast, last] = waypoints.slice(-2);
  if (!first || !second || !beforeLast || !last) return [];
  const isFlow = type === 'SequenceFlow';
  // The line stops inside the arrow's head: its own blunt end would stick out of the point.
  const drawn = isFlow ? [...waypoints.slice(0, -1), along(last, beforeLast, arrowLength / 2)] : waypoints;
  const look = { fill: 'none', stroke: line, 'stroke-width': state === null ? 1.5 : 2.4 };
  return [
    svg('path', { ...look, d: bent(drawn), 'stroke-dasharray': isFlow ? null : '2 4' }),
    ...(isFlow ? [arrowHead(beforeLast, last, line)] : []),
    ...(isDefault ? [slash(first, second, line)] : []),
  ];
}
