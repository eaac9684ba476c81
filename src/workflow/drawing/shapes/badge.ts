import type { Point } from '../geometry.js';
import { inks, paper } from '../look.js';
import { svg, type Svg } from '../svg.js';

const disc = ({ x, y }: Point, ink: string, sign: string): Svg =>
  svg(
    'g',
    { class: 'badge' },
    svg('circle', { cx: x, cy: y, r: 10, fill: ink, stroke: paper, 'stroke-width': 2 }),
    svg(
      'text',
      { x, y, dy: '0.35em', 'font-size': 12, 'font-weight': '700', 'text-anchor': 'middle', fill: paper },
      sign,
    ),
  );

/** How many the case waits for at a place. */
export const waitingBadge = (at: Point, count: number): Svg =>
  disc(at, inks.waiting.line, count > 99 ? '99' : String(count));

export const incidentBadge = (at: Point): Svg => disc(at, inks.incident.line, '!');
