import type { Box } from './geometry.js';
import { inks, textInk } from './look.js';
import { stateNames, type ElementState } from './standing.js';
import { svg, type Svg } from './svg.js';
import { widthOf } from './text.js';

const order: readonly ElementState[] = ['waiting', 'passed', 'incident'];
const size = 12;

/** What the colours mean, in one row beneath the drawing; beneath it, what of the way behind is not known. */
export function legend(
  { x, y }: Pick<Box, 'x' | 'y'>,
  unrecorded: string | null,
): { readonly drawing: Svg; readonly box: Box } {
  let left = x;
  const items = order.map((state) => {
    const start = left;
    const { line, fill } = inks[state];
    left += 40 + widthOf(stateNames[state], size);
    return svg(
      'g',
      {},
      svg('rect', { x: start, y, width: 18, height: 14, rx: 4, fill, stroke: line, 'stroke-width': 2 }),
      svg('text', { x: start + 24, y: y + 7, dy: '0.35em', 'font-size': size, fill: textInk }, stateNames[state]),
    );
  });
  if (unrecorded === null)
    return { drawing: svg('g', { class: 'legend' }, ...items), box: { x, y, width: left - x, height: 14 } };
  const note = svg('text', { x, y: y + 30, dy: '0.35em', 'font-size': size, fill: textInk }, unrecorded);
  const width = Math.max(left - x, widthOf(unrecorded, size));
  return { drawing: svg('g', { class: 'legend' }, ...items, note), box: { x, y, width, height: 36 } };
}
