import type { DrawnNode } from '../model.js';
import type { ElementState } from '../standing.js';
import type { Svg } from '../svg.js';
import { activityShape } from './activity.js';
import { eventShape } from './event.js';
import { gatewayShape } from './gateway.js';
import { frameShape, noteShape, scopeShape } from './scope.js';

const frames = new Set(['Lane', 'Participant', 'Group']);

/** A shape that others lie in: it is drawn beneath them. */
export const isFrame = ({ type, isExpanded }: DrawnNode): boolean =>
  frames.has(type) || (type === 'SubProcess' && isExpanded);

/** A shape too small for its name, which stands beside it. */
export const isNamedBeside = ({ type }: DrawnNode): boolean => type.endsWith('Event') || type.endsWith('Gateway');

export function nodeShape(node: DrawnNode, state: ElementState | null): Svg[] {
  if (frames.has(node.type)) return frameShape(node);
  if (isFrame(node)) return scopeShape(node, state);
  if (node.type === 'TextAnnotation') return noteShape(node);
  if (node.type.endsWith('Event')) return eventShape(node, state);
  if (node.type.endsWith('Gateway')) return gatewayShape(node, state);
  return activityShape(node, state);
}
