import type { DrawnNode } from '../model.js';
import type { WalkGraph } from './walk-graph.js';

const choices = new Set(['ExclusiveGateway', 'EventBasedGateway']);
const atOnce = new Set(['StartEvent', 'EndEvent', 'IntermediateThrowEvent', ...choices]);
const services = new Set(['ServiceTask', 'SendTask', 'BusinessRuleTask']);

/** Leaves by one of its flows; everything else leaves by all. */
export const isChoice = ({ type }: DrawnNode): boolean => choices.has(type);

/** Whether a case never rests here: entered and left in one step, or not at all. */
export function passesAtOnce(graph: WalkGraph, { id, type }: DrawnNode, waiting: ReadonlySet<string>): boolean {
  if (type === 'ParallelGateway') return graph.flowsInto(id).length < 2;
  if (!services.has(type)) return atOnce.has(type);
  const mayFail = graph.nodes.some(({ attachedTo }) => attachedTo === id);
  return !mayFail && !waiting.has(id);
}
