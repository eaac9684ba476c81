import type { ElementInfo, SharedContext } from '../engine/index.js';
import { pathsIn } from '../engine/expressions/paths.js';
import type { RepairAct } from './tables.js';

const keysIn = (text: string | null | undefined): readonly string[] =>
  pathsIn(text ?? '').flatMap(({ names: [key] }) => key ?? []);

const hasTerm = ({ task, timer }: ElementInfo): boolean => (task?.dueDate ?? timer) != null;

/** What stands beside an element: its own day and the timers attached to it. */
function termsAt({ elements, net }: SharedContext, id: string): readonly string[] {
  const beside = net.nodes.get(id)?.boundaries.map((boundary) => boundary.id) ?? [];
  return [id, ...beside].filter((one) => {
    const element = elements.get(one);
    return element !== undefined && hasTerm(element);
  });
}

/**
 * Whether a repair touches a term (чи зачіпає строк): it changes a day that a task or a timer of the diagram reads, or
 * takes a token from or to a place that has one. Such a repair needs a second person.
 */
export function touchedTerm(context: SharedContext, act: RepairAct): string | null {
  if (act.kind === 'skip') return null;
  if (act.kind === 'variable') {
    const readers = [...context.elements.values()].filter(({ task, timer }) =>
      [...keysIn(task?.dueDate), ...keysIn(timer)].includes(act.key),
    );
    return readers.length === 0 ? null : `«${act.key}» – це строк: ${readers.map(({ id }) => id).join(', ')}`;
  }
  const places = [...termsAt(context, act.from), ...termsAt(context, act.to)];
  return places.length === 0 ? null : `на цих місцях є строки: ${[...new Set(places)].join(', ')}`;
}
