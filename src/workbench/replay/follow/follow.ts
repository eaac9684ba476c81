import { z } from 'zod';
import { flag, text, type View, view } from '../../../platform/http/index.js';
import type { Answer } from '../comparison/verdict.js';
import type { Diagram, DiagramNode } from './read-diagram.js';

/** Where a case may go next: a task, a step, a called process or an end (наступний крок). */
const StepView = view('NextStep', 'Куди справа може піти далі.', {
  process: text('Процес'),
  element: text('Елемент схеми'),
  name: text('Його назва'),
  type: text('Вид елемента BPMN'),
  certain: flag('false, якщо це залежить і від інших даних справи'),
});
export type Step = View<typeof StepView>;

/** One choice of a diagram that an answer decides, and where it leads (розвилка). */
const ForkView = view('ProcessFork', 'Розвилка схеми, з якої вийшли б іншим шляхом.', {
  process: text('Процес'),
  gateway: text('Шлюз'),
  question: text('Його питання'),
  was: z.array(StepView).describe('Куди вело'),
  becomes: z.array(StepView).describe('Куди вестиме'),
});
type Fork = View<typeof ForkView>;

/** What another answer would change in the process (наслідок у процесі). */
export const FollowingView = view('ProcessFollowing', 'Що зміниться у процесі.', {
  forks: z.array(ForkView).describe('Розвилки, з яких вийшли б іншим шляхом'),
  handedTo: z.array(StepView).describe('Кроки, яким передають відповідь'),
});
export type Following = View<typeof FollowingView>;

/** The decision tasks of the diagrams, and what hangs on their answers. */
export class Follower {
  constructor(private readonly diagrams: ReadonlyMap<string, Diagram>) {}

  /** What follows when the task `element`, which asks `ruleSet`, is answered otherwise. */
  follow(ruleSet: string, element: string, was: Answer, becomes: Answer): Following {
    const forks: Fork[] = [];
    const handedTo: Step[] = [];
    for (const diagram of this.diagrams.values()) {
      const task = diagram.nodes.get(element);
      if (task?.decisionRef !== ruleSet || task.resultVariable === null) continue;
      handedTo.push(...steps(diagram, task, {}));
      for (const within of this.within(diagram)) forks.push(...forksOf(within, task.resultVariable, was, becomes));
    }
    return { forks, handedTo };
  }

  /** How the diagrams call the task that asks a set; null when none of them has it. */
  nameOf(ruleSet: string, element: string): string | null {
    const tasks = [...this.diagrams.values()].map(({ nodes }) => nodes.get(element));
    return tasks.find((task) => task?.decisionRef === ruleSet)?.name ?? null;
  }

  /** A process and those it calls with all its data: the answer is known there under the same name. */
  private within(diagram: Diagram, seen = new Set<Diagram>()): ReadonlySet<Diagram> {
    if (seen.has(diagram)) return seen;
    seen.add(diagram);
    for (const { calls } of diagram.nodes.values()) {
      const called = calls === null ? undefined : this.diagrams.get(calls);
      if (called) this.within(called, seen);
    }
    return seen;
  }
}

function forksOf(diagram: Diagram, variable: string, was: Answer, becomes: Answer): Fork[] {
  return [...diagram.nodes.values()].flatMap((gateway) => {
    const reads = gateway.flows.some(({ branch }) => branch?.variables.has(variable) === true);
    if (!reads) return [];
    const [before, after] = [was, becomes].map((answer) => steps(diagram, gateway, { [variable]: answer }));
    if (!before || !after || JSON.stringify(before) === JSON.stringify(after)) return [];
    return [{ process: diagram.key, gateway: gateway.id, question: gateway.name, was: before, becomes: after }];
  });
}

/** The first things that are not gateways behind a node, given what is known of the data. */
function steps(diagram: Diagram, node: DiagramNode, data: Readonly<Record<string, unknown>>): Step[] {
  const found = new Map<string, Step>();
  const seen = new Set<string>();
  const walk = (from: DiagramNode, certain: boolean): void => {
    for (const { to, sure } of waysOut(from, data)) {
      const next = diagram.nodes.get(to);
      if (!next) continue;
      const isCertain = certain && sure;
      if (!next.type.endsWith('Gateway')) {
        const known = found.get(next.id);
        const { id, name, type } = next;
        found.set(id, { process: diagram.key, element: id, name, type, certain: isCertain || known?.certain === true });
      } else if (!seen.has(`${next.id} ${isCertain}`)) {
        seen.add(`${next.id} ${isCertain}`);
        walk(next, isCertain);
      }
    }
  };
  walk(node, true);
  return [...found.values()];
}

/** The flows a node may be left by: of an exclusive choice the first that holds, with all that may hold before it. */
function waysOut(
  { type, flows }: DiagramNode,
  data: Readonly<Record<string, unknown>>,
): { to: string; sure: boolean }[] {
  if (type !== 'ExclusiveGateway') return flows.map(({ to }) => ({ to, sure: type !== 'EventBasedGateway' }));
  const ways: { to: string; sure: boolean }[] = [];
  for (const { to, branch, isDefault } of flows) {
    if (isDefault) continue;
    const holds = branch ? branch.judge(data) : true;
    if (holds === false) continue;
    ways.push({ to, sure: holds === true && ways.length === 0 });
    if (holds === true) return ways;
  }
  const byDefault = flows.find(({ isDefault }) => isDefault);
  return byDefault ? [...ways, { to: byDefault.to, sure: ways.length === 0 }] : ways;
}
