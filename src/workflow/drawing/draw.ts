import { grown, union, type Box } from './geometry.js';
import { placeLabels, type Label } from './labels.js';
import { legend } from './legend.js';
import { fonts, inkOf, paper, textInk } from './look.js';
import type { DrawnDiagram, DrawnFlow, DrawnNode } from './model.js';
import { incidentBadge, waitingBadge } from './shapes/badge.js';
import { flowShape } from './shapes/flow.js';
import { isFrame, nodeShape } from './shapes/node.js';
import { nowhere, stateNames, stateOf, type Standing } from './standing.js';
import { svg, type Svg } from './svg.js';
import { textIn } from './text.js';
import { describe } from './type-names.js';

const margin = 24;

function group(element: DrawnNode | DrawnFlow, standing: Standing, shapes: readonly Svg[]): Svg {
  const state = stateOf(element.id, standing);
  const title = describe(element) + (state === null ? '' : ` — ${stateNames[state]}`);
  const attributes = { role: 'img', 'data-element-id': element.id, 'data-type': element.type, 'data-state': state };
  return svg('g', attributes, svg('title', {}, title), ...shapes);
}

function badges({ id, box }: DrawnNode, { waiting, incidents }: Standing): Svg[] {
  const corner = { x: box.x + box.width - 2, y: box.y + 2 };
  if (incidents.has(id)) return [incidentBadge(corner)];
  const count = waiting.get(id);
  return count === undefined ? [] : [waitingBadge(corner, count)];
}

function labelText({ of, lines, size, box }: Label, standing: Standing): Svg {
  const state = stateOf(of, standing);
  const halo = { stroke: paper, 'stroke-width': '3', 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return textIn(
    box,
    { lines, size },
    { ...halo, 'data-label-of': of, fill: state === null ? textInk : inkOf(state).line },
  );
}

/** Frames from the outside in, lines, shapes, names, badges: what is told later lies above. */
function layers(diagram: DrawnDiagram, labels: readonly Label[], standing: Standing): Svg[] {
  const shape = (node: DrawnNode): Svg => group(node, standing, nodeShape(node, stateOf(node.id, standing)));
  const line = (flow: DrawnFlow): Svg => group(flow, standing, flowShape(flow, stateOf(flow.id, standing)));
  const area = ({ box }: DrawnNode): number => box.width * box.height;
  const frames = diagram.nodes.filter(isFrame).sort((a, b) => area(b) - area(a));
  const shapes = diagram.nodes.filter((node) => !isFrame(node));
  const boundaries = shapes.filter(({ attachedTo }) => attachedTo !== null);
  // What the case has walked lies above what it has not, where lines share a way.
  const isPassed = ({ id }: DrawnFlow): boolean => stateOf(id, standing) !== null;
  const lines = [...diagram.flows.filter((flow) => !isPassed(flow)), ...diagram.flows.filter(isPassed)];
  return [
    ...frames.map(shape),
    ...lines.map(line),
    ...shapes.filter(({ attachedTo }) => attachedTo === null).map(shape),
    ...boundaries.map(shape),
    ...labels.map((label) => labelText(label, standing)),
    ...diagram.nodes.flatMap((node) => badges(node, standing)),
  ];
}

function extentOf({ nodes, flows }: DrawnDiagram, labels: readonly Label[]): Box {
  const points = flows.flatMap(({ waypoints }) => waypoints).map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
  return union([...nodes.map(({ box }) => box), ...points, ...labels.map(({ box }) => box)]);
}

/**
 * Draws a diagram, and where a case stands on it when that is given (малюнок схеми). Plain SVG: no script, no
 * link, no font to fetch; every element carries its id and a title.
 */
export function drawDiagram(diagram: DrawnDiagram, standing?: Standing): string {
  const labels = placeLabels(diagram);
  const drawn = extentOf(diagram, labels);
  const key = standing ? legend({ x: drawn.x, y: drawn.y + drawn.height + 20 }, standing.unrecorded) : null;
  const { x, y, width, height } = grown(key ? union([drawn, key.box]) : drawn, margin);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'graphics-document',
    lang: 'uk',
    viewBox: [x, y, width, height].map(Math.round).join(' '),
    width: Math.round(width),
    height: Math.round(height),
    'font-family': fonts,
    'data-process': diagram.key,
  };
  const picture = svg(
    'svg',
    attributes,
    svg('title', {}, diagram.name || diagram.key),
    svg('rect', { class: 'paper', x, y, width, height, fill: paper }),
    ...layers(diagram, labels, standing ?? nowhere),
    key?.drawing ?? null,
  );
  return picture.markup;
}
