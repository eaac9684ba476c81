import { elementOf, elementsOf, parseDiagram, textOf, type ModdleElement } from '../engine/moddle.js';
import type { Box, Point } from './geometry.js';
import type { DrawnDiagram, DrawnFlow, DrawnNode } from './model.js';

const bareType = ({ $type }: ModdleElement): string => $type.replace(/^\w+:/, '');

function numberOf(element: ModdleElement, property: string): number {
  const value = element.get(property);
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function boxOf(shape: ModdleElement | undefined): Box | null {
  const bounds = elementOf(shape, 'bounds');
  if (!bounds) return null;
  return {
    x: numberOf(bounds, 'x'),
    y: numberOf(bounds, 'y'),
    width: numberOf(bounds, 'width'),
    height: numberOf(bounds, 'height'),
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
    name: textOf(element, 'name') ?? textOf(element, 'text') ?? '',
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
    name: textOf(element, 'name') ?? '',
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
    name: textOf(process, 'name') ?? '',
    nodes: [...nodes.values()],
    flows: [...flows.values()].filter(({ waypoints }) => waypoints.length > 1),
  };
}
