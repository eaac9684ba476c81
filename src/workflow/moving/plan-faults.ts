import type { ElementMap, SharedContext } from '../engine/index.js';
import { kindOf } from './element-kinds.js';

/** Something of a plan that no case could be moved by. */
export interface PlanFault {
  readonly elementId: string;
  readonly message: string;
}

/** What is wrong with a mapping whatever case it is for (перевірка відповідності). */
export function mappingFaults(from: SharedContext, to: SharedContext, elements: ElementMap): readonly PlanFault[] {
  const taken = new Map<string, string>();
  return [...elements].flatMap(([elementId, target]) => {
    const message = whyNot(from, to, elements, [elementId, target]) ?? whyTaken(taken, elementId, target);
    return message === null ? [] : [{ elementId, message }];
  });
}

function whyNot(
  from: SharedContext,
  to: SharedContext,
  elements: ElementMap,
  [id, target]: readonly [string, string],
): string | null {
  const [one, other] = [from.elements.get(id), to.elements.get(target)];
  if (!one) return `Елемента «${id}» у давнішій версії немає.`;
  if (!other) return `Елемента «${target}» у новій версії немає.`;
  if (kindOf(from, id) !== kindOf(to, target))
    return `«${id}» і «${target}» – різного виду: вони чекають на різне або по-різному повторюються.`;
  const scope = one.parentId === from.processId ? to.processId : elements.get(one.parentId);
  if (scope !== other.parentId) return `«${target}» лежить в іншому підпроцесі, ніж «${id}».`;
  const host = one.attachedTo === null ? null : (elements.get(one.attachedTo) ?? null);
  if (one.attachedTo !== null && host !== other.attachedTo)
    return `Межова подія «${target}» стоїть на іншому елементі, ніж «${id}».`;
  return null;
}

function whyTaken(taken: Map<string, string>, id: string, target: string): string | null {
  const earlier = taken.get(target);
  taken.set(target, id);
  return earlier === undefined ? null : `На «${target}» переходить уже «${earlier}»: двоє в одне місце не переходять.`;
}
