import { pathsIn } from '../../engine/expressions/paths.js';
import { comparisonsIn, type Comparison } from '../../engine/expressions/conditions.js';
import { textOf, type ModdleElement } from '../../engine/reading/moddle.js';
import { conditionsOf, type FlowNode } from './flow-graph.js';

/** What an expression of a diagram must lead to. */
export type Use = 'instant' | 'day' | 'list' | 'post' | 'unit' | 'group' | 'person' | 'number' | 'text';

/** One path that a diagram looks at, and what for (що читає схема). */
export interface PathRead {
  readonly names: readonly string[];
  /** `item` is the element of the loop at hand. */
  readonly base: 'data' | 'item';
  readonly use: Use;
}

/** A comparison on a way out of a gateway. */
export interface ConditionRead extends Comparison {
  readonly flow: ModdleElement;
}

/** `post:${…}` names a post, `executor@${…}` a unit, a path by itself the whole group. */
const namedBy = (group: string): Use => (group.startsWith('post:') ? 'post' : group.includes('@') ? 'unit' : 'group');

const expressions = ({ info, element }: FlowNode): readonly (readonly [string | null | undefined, Use])[] => [
  [info.timer, 'instant'],
  [info.collection, 'list'],
  [info.task?.candidateGroups, namedBy(info.task?.candidateGroups ?? '')],
  [info.task?.assignee, 'person'],
  [info.task?.dueDate, 'day'],
  [info.task?.priority, 'number'],
  [info.properties['note'], 'text'],
  ...(element.$type === 'bpmn:CallActivity'
    ? (info.service?.ins ?? []).map(
        ({ source }) => [source === undefined ? null : `\${variables.data.${source}}`, 'text'] as const,
      )
    : []),
];

/** The paths that a place of a diagram itself reads; what its step or answer reads is declared. */
export function pathsReadAt(node: FlowNode): readonly PathRead[] {
  return expressions(node).flatMap(([text, use]) => pathsIn(text ?? '').map((path) => ({ ...path, use })));
}

export function comparisonsAt({ element }: FlowNode): readonly ConditionRead[] {
  return conditionsOf(element).flatMap(({ flow, body }) => comparisonsIn(body).map((one) => ({ ...one, flow })));
}

export const nameOf = (element: ModdleElement): string => textOf(element, 'name') ?? element.id ?? '';
