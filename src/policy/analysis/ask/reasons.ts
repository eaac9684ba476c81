import { comparisons } from '../../catalogue/condition.js';
import { type Diagram, Diagrams } from '../diagrams.js';
import type { EditionDiagram } from '../edition-diagram.js';

/** Why a rule that reads a fact makes no difference any more. */
export type RuleOut = 'cannot-hold' | 'changes-nothing' | 'reads-no-more';

/** A fact that must not be asked, and why (факт, якого не питають). */
export interface Idle {
  readonly fact: string;
  /** The answer is certain; or the rules that read the fact are out; or others tell what it would tell. */
  readonly why: 'certain' | 'rules-out' | 'told-by-others';
  /** The rules that read it, each with why it is out; null for one that others tell all about. */
  readonly rules: readonly { readonly rule: string; readonly out: RuleOut | null }[];
}

/** Why each of these facts cannot change the answer, the known facts standing in their cells. */
export function idleFacts(
  diagram: EditionDiagram,
  cells: ReadonlyMap<number, number>,
  facts: readonly string[],
  certain: boolean,
): Idle[] {
  const { diagrams } = diagram.space;
  const states = new Map<number, RuleState>();
  const stateOf = (index: number): RuleState => {
    const state = states.get(index) ?? stateAt(diagram, index, cells);
    states.set(index, state);
    return state;
  };
  return facts.map((fact) => {
    const level = new Set([diagram.space.levelOf(fact) ?? -1]);
    const readers = diagram.edition.rules.flatMap(({ rule, conditions }, index) => {
      if (![...comparisons(conditions)].some((one) => one.fact === fact)) return [];
      const { out, holds } = stateOf(index);
      const reads = diagrams.some(holds, level) !== holds;
      return [{ rule: rule.name, out: out ?? (reads ? null : ('reads-no-more' as const)) }];
    });
    const open = readers.some(({ out }) => out === null);
    return { fact, why: certain ? 'certain' : open ? 'told-by-others' : 'rules-out', rules: readers };
  });
}

interface RuleState {
  readonly out: RuleOut | null;
  /** Where the rule holds, the known facts standing where they stand. */
  readonly holds: Diagram;
}

function stateAt(diagram: EditionDiagram, index: number, cells: ReadonlyMap<number, number>): RuleState {
  const { diagrams } = diagram.space;
  const possible = diagrams.restrict(diagram.possible, cells);
  const holds = diagrams.restrict(diagram.holds[index] ?? Diagrams.no, cells);
  if (diagrams.and(possible, holds) === Diagrams.no) return { out: 'cannot-hold', holds };
  const idle = diagrams.restrict(diagram.impactOf(index), cells) === Diagrams.no;
  return { out: idle ? 'changes-nothing' : null, holds };
}
