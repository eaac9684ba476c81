import { centreOf } from '../geometry.js';
import { inkOf } from '../look.js';
import type { DrawnNode } from '../model.js';
import type { ElementState } from '../standing.js';
import { svg, type Svg } from '../svg.js';
import { eventMarker } from './event-markers.js';

const doubleRing = new Set(['IntermediateCatchEvent', 'IntermediateThrowEvent', 'BoundaryEvent']);
const sending = new Set(['EndEvent', 'IntermediateThrowEvent']);

/** A circle: thin where the process begins, thick where it ends, double in between; dashed when it interrupts nothing. */
export function eventShape({ box, type, about, isInterrupting }: DrawnNode, state: ElementState | null): Svg[] {
  const { x: cx, y: cy } = centreOf(box);
  const r = Math.min(box.width, box.height) / 2;
  const { line, fill } = inkOf(state);
  const dash = type === 'BoundaryEvent' && !isInterrupting ? '5 3.2' : null;
  const ring = { cx, cy, stroke: line, 'stroke-dasharray': dash };
  const width = (type === 'EndEvent' ? 3.4 : 1.5) + (state === 'waiting' ? 1 : 0);
  const marker = eventMarker(about, { x: cx, y: cy }, line, sending.has(type));
  return [
    svg('circle', { ...ring, r, fill, 'stroke-width': width }),
    ...(doubleRing.has(type)
      ? [svg('circle', { ...ring, r: Math.max(0, r - 3.5), fill: 'none', 'stroke-width': 1.3 })]
      : []),
    ...(marker ? [marker] : []),
  ];
}
