import { centreOf, type Point } from '../geometry.js';
import { inkOf } from '../look.js';
import type { DrawnNode } from '../model.js';
import type { ElementState } from '../standing.js';
import { pathThrough, svg, type Svg } from '../svg.js';

/** A five-cornered star of nothing but its rim. */
const pentagon = ({ x, y }: Point, r: number): string =>
  `${pathThrough(
    [0, 1, 2, 3, 4].map((corner) => {
      const turn = (corner * 2 * Math.PI) / 5 - Math.PI / 2;
      return { x: x + r * Math.cos(turn), y: y + r * Math.sin(turn) };
    }),
  )} Z`;

function sign({ type, box }: DrawnNode, ink: string): Svg[] {
  const centre = centreOf(box);
  const { x, y } = centre;
  const thick = { stroke: ink, 'stroke-width': 3.4, fill: 'none' };
  if (type === 'ExclusiveGateway') {
    return [
      svg('path', {
        ...thick,
        'data-marker': 'exclusive',
        d: `M${x - 7} ${y - 8} L${x + 7} ${y + 8} M${x + 7} ${y - 8} L${x - 7} ${y + 8}`,
      }),
    ];
  }
  if (type === 'ParallelGateway') {
    return [
      svg('path', { ...thick, 'data-marker': 'parallel', d: `M${x} ${y - 12} V${y + 12} M${x - 12} ${y} H${x + 12}` }),
    ];
  }
  const thin = { stroke: ink, 'stroke-width': 1.2, fill: 'none' };
  return [
    svg('circle', { ...thin, cx: x, cy: y, r: 13 }),
    svg('circle', { ...thin, cx: x, cy: y, r: 10.5 }),
    svg('path', { ...thin, 'data-marker': 'event-based', d: pentagon(centre, 7) }),
  ];
}

/** A diamond, where the way parts or meets. */
export function gatewayShape(node: DrawnNode, state: ElementState | null): Svg[] {
  const { x, y, width, height } = node.box;
  const { line, fill } = inkOf(state);
  const corners = [
    { x: x + width / 2, y },
    { x: x + width, y: y + height / 2 },
    { x: x + width / 2, y: y + height },
    { x, y: y + height / 2 },
  ];
  const rim = svg('path', {
    d: `${pathThrough(corners)} Z`,
    fill,
    stroke: line,
    'stroke-width': state === 'waiting' ? 2.6 : 1.6,
  });
  return [rim, ...sign(node, line)];
}
