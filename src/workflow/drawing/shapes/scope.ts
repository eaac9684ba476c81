import { inkOf, paper, quietInk, scopeFill } from '../look.js';
import type { DrawnNode } from '../model.js';
import type { ElementState } from '../standing.js';
import { svg, type Svg } from '../svg.js';
import { fit, textIn } from '../text.js';
import { activityMarkers } from './activity-markers.js';

/** A sub-process unfolded: a frame around what it holds, its name in the upper corner, where reading begins. */
export function scopeShape(node: DrawnNode, state: ElementState | null): Svg[] {
  const { x, y, width } = node.box;
  const { line } = inkOf(state);
  const name = fit(node.name, width - 24, 18);
  return [
    svg('rect', { ...node.box, rx: 10, fill: scopeFill, stroke: line, 'stroke-width': state === null ? 1.4 : 2.2 }),
    ...name.lines.map((words) =>
      svg('text', { x: x + 14, y: y + 18, 'font-size': name.size, fill: quietInk, 'font-weight': '600' }, words),
    ),
    ...activityMarkers(node, line),
  ];
}

/** A frame that only sorts what lies in it: a lane, a participant, a group. */
export function frameShape({ box, name }: DrawnNode): Svg[] {
  const { x, y, height } = box;
  const title = { x: -height / 2, y: 4, width: height, height: 20 };
  const turned = svg(
    'g',
    { transform: `translate(${x} ${y + height / 2}) rotate(-90)` },
    textIn(title, fit(name, height - 12, 20)),
  );
  return [svg('rect', { ...box, fill: paper, stroke: quietInk, 'stroke-width': 1 }), ...(name === '' ? [] : [turned])];
}

/** A remark of the author's: an open bracket and the words. */
export function noteShape({ box, name }: DrawnNode): Svg[] {
  const { x, y, width, height } = box;
  const bracket = `M${x + 10} ${y} H${x} V${y + height} H${x + 10}`;
  const words = fit(name, width - 14, height);
  return [
    svg('path', { d: bracket, fill: 'none', stroke: quietInk, 'stroke-width': 1.2 }),
    textIn({ x: x + 8, y, width: width - 10, height }, words, { fill: quietInk }),
  ];
}
