import type { Point } from '../geometry.js';
import { svg, type Svg } from '../svg.js';

type Marker = (ink: string, filled: boolean) => Svg[];

const hours = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330];

const timer: Marker = (ink) => [
  svg('circle', { r: 9.5, fill: '#ffffff', stroke: ink }),
  ...hours.map((turn) => svg('path', { d: 'M0 -9.5 V-7.6', stroke: ink, transform: `rotate(${turn})` })),
  svg('path', { d: 'M1.6 -6.4 L0 0 L4.6 1', fill: 'none', stroke: ink, 'stroke-width': 1.4 }),
];

const message: Marker = (ink, filled) => [
  svg('rect', { x: -8.5, y: -6, width: 17, height: 12, fill: filled ? ink : '#ffffff', stroke: ink }),
  svg('path', { d: 'M-8.5 -6 L0 0.6 L8.5 -6', fill: 'none', stroke: filled ? '#ffffff' : ink }),
];

const terminate: Marker = (ink) => [svg('circle', { r: 10, fill: ink })];

const error: Marker = (ink, filled) => [
  svg('path', {
    d: 'M-7.5 7 L-3 -7 L2.4 1.6 L7.5 -7.5 L3.6 7.4 L-2.2 -1.4 Z',
    fill: filled ? ink : '#ffffff',
    stroke: ink,
  }),
];

const markers: Readonly<Record<string, Marker>> = {
  Timer: timer,
  Message: message,
  Terminate: terminate,
  Error: error,
};

/** What an event is about: hollow where it is waited for, filled where it is sent. */
export function eventMarker(about: string | null, { x, y }: Point, ink: string, filled: boolean): Svg | null {
  const marker = about === null ? undefined : markers[about];
  if (!marker || about === null) return null;
  const attributes = { class: 'marker', 'data-marker': about.toLowerCase(), transform: `translate(${x} ${y})` };
  return svg('g', attributes, ...marker(ink, filled));
}
