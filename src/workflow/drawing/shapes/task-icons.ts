import type { Point } from '../geometry.js';
import { svg, type Svg } from '../svg.js';

/** A person: head and shoulders. */
const person = (): Svg[] => [
  svg('circle', { cx: 8, cy: 5, r: 3.2 }),
  svg('path', { d: 'M1.8 15 C1.8 11 4.4 9.6 8 9.6 C11.6 9.6 14.2 11 14.2 15 Z' }),
];

const teeth = [0, 45, 90, 135, 180, 225, 270, 315];

/** A cog wheel. */
const cog = (): Svg[] => [
  ...teeth.map((turn) => svg('path', { d: 'M6.8 3.4 L7.1 0.8 H8.9 L9.2 3.4', transform: `rotate(${turn} 8 8)` })),
  svg('circle', { cx: 8, cy: 8, r: 4.7 }),
  svg('circle', { cx: 8, cy: 8, r: 1.9 }),
];

/** A table of rules: its head is filled. */
const table = (): Svg[] => [
  svg('rect', { x: 1, y: 2.5, width: 15, height: 11.5 }),
  svg('rect', { x: 1, y: 2.5, width: 15, height: 3.5, fill: 'currentColor' }),
  svg('path', { d: 'M1 10 H16 M5.5 6 V14', fill: 'none' }),
];

/** A letter that goes out. */
const letter = (): Svg[] => [
  svg('rect', { x: 1, y: 3, width: 15, height: 11, fill: 'currentColor' }),
  svg('path', { d: 'M1 3.5 L8.5 9.5 L16 3.5', fill: 'none', stroke: '#ffffff' }),
];

const icons: Readonly<Record<string, () => Svg[]>> = {
  UserTask: person,
  ServiceTask: cog,
  BusinessRuleTask: table,
  SendTask: letter,
};

/** Who does a task, shown in its corner. */
export function taskIcon(type: string, { x, y }: Point, ink: string): Svg | null {
  const icon = icons[type];
  if (!icon) return null;
  const place = `translate(${x} ${y})`;
  return svg(
    'g',
    { class: 'icon', transform: place, color: ink, stroke: ink, 'stroke-width': 1.1, fill: '#ffffff' },
    ...icon(),
  );
}
