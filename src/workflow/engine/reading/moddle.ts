import { createRequire } from 'node:module';
import BpmnModdle, { type ModdleElement, type ParseResult } from 'bpmn-moddle';
import { rememberedByText } from '../../../platform/remembered.js';
import { EngineFault } from '../fault.js';
import { checkWellFormed } from './well-formed.js';

export type { ModdleElement, ParseResult };

const camunda: Readonly<Record<string, unknown>> = createRequire(import.meta.url)(
  'camunda-bpmn-moddle/resources/camunda.json',
);

const reader = new BpmnModdle({ camunda });

/**
 * Says at each element which flows come to it and leave it, by the flows themselves. A file may list them too, or
 * not, or wrongly; the case goes by the flows.
 */
function connect(elements: readonly ModdleElement[]): void {
  const nodes = elements.filter((element) => element.$instanceOf('bpmn:FlowNode'));
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const ends = [
    ['incoming', 'targetRef'],
    ['outgoing', 'sourceRef'],
  ] as const;
  for (const [list, end] of ends) {
    const byNode = new Map(nodes.map((node) => [node, [] as ModdleElement[]]));
    for (const flow of flows) byNode.get(elementOf(flow, end) ?? flow)?.push(flow);
    for (const [node, found] of byNode) node.set(list, found);
  }
}

/** No drawing of an office is larger; a larger file is an attack or a mistake. */
const maximumDiagramBytes = 1_000_000;

/**
 * Reads the XML of a diagram. A declaration of entities is refused before any parser sees it, and so is a file
 * too large to be a drawing; what is not well-formed is refused before it is read as BPMN. The warnings are the
 * caller's business: compiling treats each of them as an error. Whoever reads the same XML is given the same elements.
 *
 * @throws EngineFault DIAGRAM_REFUSED
 */
export const parseDiagram = rememberedByText(async (xml): Promise<ParseResult> => {
  if (Buffer.byteLength(xml) > maximumDiagramBytes) {
    throw new EngineFault('DIAGRAM_REFUSED', `the diagram is larger than ${maximumDiagramBytes} bytes`);
  }
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml)) {
    throw new EngineFault('DIAGRAM_REFUSED', 'a diagram declares no document type and no entities');
  }
  checkWellFormed(xml);
  try {
    const parsed = await reader.fromXML(xml);
    connect(Object.values(parsed.elementsById));
    return parsed;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EngineFault('DIAGRAM_REFUSED', `not a BPMN diagram: ${reason}`, null, { cause });
  }
});

/** A text attribute, `undefined` when absent or empty. */
export function textOf(element: ModdleElement | undefined, property: string): string | undefined {
  const value = element?.get(property);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

export function elementOf(element: ModdleElement | undefined, property: string): ModdleElement | undefined {
  const value = element?.get(property);
  return isElement(value) ? value : undefined;
}

export function elementsOf(element: ModdleElement | undefined, property: string): readonly ModdleElement[] {
  const value = element?.get(property);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The children of `extensionElements` of the given camunda type, such as `camunda:Properties`. */
export function extensionsOf(element: ModdleElement, type: string): readonly ModdleElement[] {
  return elementsOf(elementOf(element, 'extensionElements'), 'values').filter(({ $type }) => $type === type);
}
