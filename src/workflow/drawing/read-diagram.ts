import { elementOf, elementsOf, parseDiagram, textOf, type ModdleElement } from '../engine/reading/moddle.js';
import type { Box, Point } from './geometry.js';
import type { DrawnDiagram, DrawnFlow, DrawnNode } from './model.js';
import { wordsIn } from './text.js';

const bareType = ({ $type }: ModdleElement): string => $type.replace(/^\w+:/, '');

/** No paper is larger; beyond it a picture would have no size that can be counted. */
const farthest = 1_000_000;

function numberOf(element: ModdleElement, property: string): number {
  const value = element.get(property);
  return typeof value === 'number' && Math.abs(value) <= farthest ? value : 0;
}

/** A name as it can be read: of one that is only blank nothing is left. */
function nameOf(element: ModdleElement | undefined): string {
  return wordsIn(textOf(element, 'name') ?? textOf(element, 'text') ?? '').join(' ');
}

function boxOf(shape: ModdleElement | undefined): Box | null {
  const bounds = elementOf(shape, 'bounds');
  if (!bounds) return null;
  return {
    x: numberOf(bounds, 'x'),
    y: numberOf(bounds, 'y'),
    width: Math.max(0, numberOf(bounds, 'width')),
    height: Math.max(0, numberOf(bounds, 'height')),
  };
}

const pointOf = (waypoint: ModdleElement): Point => ({ x: numberOf(waypoint, 'x'), y: numberOf(waypoint, 'y') });

function repeatsOf(element: ModdleElement): DrawnNode['repeats'] {
  const loop = elementOf(element, 'loopCharacteristics');
  if (!loop) return null;
  return loop.get('isSequential') === true ? 'sequential' : 'parallel';
}

function aboutOf(element: ModdleElement): string | null {
  const [definition] = elementsOf(element, 'eventDefinitions');
  return definition ? bareType(definition).replace('EventDefinition', '') : null;
}

function nodeOf(shape: ModdleElement, element: ModdleElement, box: Box): DrawnNode {
  return {
    id: element.id ?? '',
    type: bareType(element),
    name: nameOf(element),
    box,
    labelBox: boxOf(elementOf(shape, 'label')),
    parentId: element.$parent?.id ?? '',
    attachedTo: elementOf(element, 'attachedToRef')?.id ?? null,
    isExpanded: shape.get('isExpanded') === true,
    isInterrupting: element.get('cancelActivity') !== false,
    about: element.$instanceOf('bpmn:Event') ? aboutOf(element) : null,
    repeats: element.$instanceOf('bpmn:Activity') ? repeatsOf(element) : null,
  };
}

function flowOf(edge: ModdleElement, element: ModdleElement): DrawnFlow {
  const source = elementOf(element, 'sourceRef');
  return {
    id: element.id ?? '',
    type: element.$type === 'bpmn:SequenceFlow' ? 'SequenceFlow' : 'Association',
    name: nameOf(element),
    waypoints: elementsOf(edge, 'waypoint').map(pointOf),
    labelBox: boxOf(elementOf(edge, 'label')),
    sourceId: source?.id ?? '',
    targetId: elementOf(element, 'targetRef')?.id ?? '',
    isDefault: source !== undefined && elementOf(source, 'default') === element,
  };
}

/**
 * Reads how a diagram is drawn. What has no shape is not shown; what has two is shown by its first.
 *
 * @throws EngineFault DIAGRAM_REFUSED when it is no diagram
 */
export async function readDiagram(xml: string): Promise<DrawnDiagram> {
  const { rootElement } = await parseDiagram(xml);
  const process = elementsOf(rootElement, 'rootElements').find(({ $type }) => $type === 'bpmn:Process');
  const [picture] = elementsOf(rootElement, 'diagrams');
  const nodes = new Map<string, DrawnNode>();
  const flows = new Map<string, DrawnFlow>();
  for (const drawn of elementsOf(elementOf(picture, 'plane'), 'planeElement')) {
    const element = elementOf(drawn, 'bpmnElement');
    if (!element?.id || nodes.has(element.id) || flows.has(element.id)) continue;
    const box = boxOf(drawn);
    if (box) nodes.set(element.id, nodeOf(drawn, element, box));
    else if (drawn.$type === 'bpmndi:BPMNEdge') flows.set(element.id, flowOf(drawn, element));
  }
  return {
    key: process?.id ?? '',
    name: nameOf(process),
    nodes: [...nodes.values()],
    flows: [...flows.values()].filter(({ waypoints }) => waypoints.length > 1),
  };
}
