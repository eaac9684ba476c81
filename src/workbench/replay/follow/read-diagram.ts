import {
  elementOf,
  elementsOf,
  extensionsOf,
  parseDiagram,
  textOf,
  type ModdleElement,
} from '../../../workflow/index.js';
import { type Branch, readBranch } from './branch.js';

/** A node of a diagram, as far as it matters where a case goes after a decision (елемент схеми). */
export interface DiagramNode {
  readonly id: string;
  /** `UserTask`, `ExclusiveGateway` … */
  readonly type: string;
  readonly name: string;
  readonly decisionRef: string | null;
  readonly resultVariable: string | null;
  /** The process it calls with all its data; null when it calls none or hands over less. */
  readonly calls: string | null;
  readonly flows: readonly DiagramFlow[];
}

interface DiagramFlow {
  readonly to: string;
  readonly isDefault: boolean;
  /** Null when the flow has no condition. */
  readonly branch: Branch | null;
}

export interface Diagram {
  readonly key: string;
  readonly title: string;
  readonly nodes: ReadonlyMap<string, DiagramNode>;
}

/** Reads a diagram that has been published, so one known to be in order. */
export async function readDiagram(xml: string): Promise<Diagram> {
  const { rootElement } = await parseDiagram(xml);
  const process = elementsOf(rootElement, 'rootElements').find(({ $type }) => $type === 'bpmn:Process');
  const nodes = process ? nodesOf(process) : [];
  return {
    key: process?.id ?? '',
    title: textOf(process, 'name') ?? process?.id ?? '',
    nodes: new Map(nodes.map((node) => [node.id, node])),
  };
}

function nodesOf(scope: ModdleElement): DiagramNode[] {
  return elementsOf(scope, 'flowElements')
    .filter((element) => element.$instanceOf('bpmn:FlowNode'))
    .flatMap((element) => [nodeOf(element), ...(element.$instanceOf('bpmn:SubProcess') ? nodesOf(element) : [])]);
}

function nodeOf(element: ModdleElement): DiagramNode {
  const byDefault = elementOf(element, 'default')?.id;
  const handsAll = extensionsOf(element, 'camunda:In').some((binding) => textOf(binding, 'variables') === 'all');
  const id = element.id ?? '';
  return {
    id,
    type: element.$type.replace('bpmn:', ''),
    name: textOf(element, 'name') ?? id,
    decisionRef: textOf(element, 'camunda:decisionRef') ?? null,
    resultVariable: textOf(element, 'camunda:resultVariable') ?? null,
    calls: handsAll ? (textOf(element, 'calledElement') ?? null) : null,
    flows: elementsOf(element, 'outgoing').map((flow) => ({
      to: elementOf(flow, 'targetRef')?.id ?? '',
      isDefault: flow.id === byDefault,
      branch: branchOf(flow),
    })),
  };
}

function branchOf(flow: ModdleElement): Branch | null {
  const body = textOf(elementOf(flow, 'conditionExpression'), 'body');
  return body === undefined ? null : readBranch(body);
}
