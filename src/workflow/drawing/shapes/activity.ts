import { inkOf, textInk } from '../look.js';
import type { DrawnNode } from '../model.js';
import type { ElementState } from '../standing.js';
import { svg, type Svg } from '../svg.js';
import { fit, lineHeight, textIn } from '../text.js';
import { activityMarkers, hasMarkers } from './activity-markers.js';
import { taskIcon } from './task-icons.js';

function lineWidth(type: string, state: ElementState | null): number {
  return (type === 'CallActivity' ? 4 : 1.5) + (state === 'waiting' || state === 'incident' ? 1.2 : 0);
}

/** A box with round corners and its name inside: a task, a called process, a sub-process not unfolded. */
export function activityShape(node: DrawnNode, state: ElementState | null): Svg[] {
  const { box, type } = node;
  const { line, fill } = inkOf(state);
  const icon = taskIcon(type, { x: box.x + 6, y: box.y + 6 }, line);
  const above = icon ? 23 : 6;
  const below = hasMarkers(node) ? 20 : 6;
  // The name stands in the middle as long as the icon and the markers leave it room there.
  const middle = box.height - 2 * Math.max(above, below);
  const room = { width: box.width - 16, height: box.height - above - below };
  const name = fit(node.name, room.width, room.height);
  const isLow = name.lines.length * name.size * lineHeight > middle;
  const place = isLow
    ? { x: box.x + 8, y: box.y + above, ...room }
    : { x: box.x + 8, y: box.y, width: room.width, height: box.height };
  return [
    svg('rect', { ...box, rx: 10, fill, stroke: line, 'stroke-width': lineWidth(type, state) }),
    ...(icon ? [icon] : []),
    ...activityMarkers(node, line),
    textIn(place, name, { fill: textInk }),
  ];
}
