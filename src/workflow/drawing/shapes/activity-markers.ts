import type { Box } from '../geometry.js';
import type { DrawnNode } from '../model.js';
import { svg, type Svg } from '../svg.js';

const size = 14;

const plus = (): Svg[] => [
  svg('rect', { x: 0, y: 0, width: size, height: size, fill: '#ffffff' }),
  svg('path', { d: 'M7 3 V11 M3 7 H11' }),
];
const bars = (): Svg[] => [svg('path', { d: 'M3 1 V13 M7 1 V13 M11 1 V13', 'stroke-width': 2.4 })];
const shelves = (): Svg[] => [svg('path', { d: 'M1 3 H13 M1 7 H13 M1 11 H13', 'stroke-width': 2.4 })];

interface Marker {
  readonly name: string;
  readonly signs: readonly Svg[];
}

function markersOf({ type, isExpanded, repeats }: DrawnNode): Marker[] {
  const hidesMore = type === 'CallActivity' || (type === 'SubProcess' && !isExpanded);
  return [
    ...(repeats === 'parallel' ? [{ name: 'for-each', signs: bars() }] : []),
    ...(repeats === 'sequential' ? [{ name: 'one-by-one', signs: shelves() }] : []),
    ...(hidesMore ? [{ name: 'has-inside', signs: plus() }] : []),
  ];
}

export const hasMarkers = (node: DrawnNode): boolean => markersOf(node).length > 0;

/** At the foot of an activity: it is done for each of a list, it has an inside drawn elsewhere. */
export function activityMarkers(node: DrawnNode, ink: string): Svg[] {
  const { x, y, width, height }: Box = node.box;
  const markers = markersOf(node);
  const gap = 5;
  const left = x + width / 2 - (markers.length * (size + gap) - gap) / 2;
  return markers.map(({ name, signs }, index) => {
    const place = `translate(${left + index * (size + gap)} ${y + height - size - 4})`;
    return svg(
      'g',
      { 'data-marker': name, transform: place, stroke: ink, 'stroke-width': 1.3, fill: 'none' },
      ...signs,
    );
  });
}
