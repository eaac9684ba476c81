import { type Diagram, Diagrams, type ReadyRule, comparisonInWords } from '../../policy/analysis/index.js';
import type { Ground } from '../rows/ground.js';
import { occurrences } from './occurrences.js';

/** What some row of a table should show, of each kind. */
export const goalKinds = {
  decides: 'правило вирішує',
  holds: 'правило справджується',
  condition: 'умова в обидва боки',
  independent: 'умова сама змінює правило (MC/DC)',
} as const;
export type GoalKind = keyof typeof goalKinds;

/** Something that a row should show (ціль покриття): it does so when it lies in the region. */
export interface Goal {
  readonly kind: GoalKind;
  readonly rule: string;
  /** The place of the comparison in the rule; null for the rule itself. */
  readonly comparison: number | null;
  /** Which way the comparison goes; null for the rule itself. */
  readonly held: boolean | null;
  readonly text: string;
  /** Where it can be seen, in each edition that has the rule; empty everywhere where it is impossible. */
  readonly places: readonly GoalPlace[];
}

interface GoalPlace {
  readonly ground: Ground;
  readonly region: Diagram;
}

/** Every goal of a set. A rule of several editions has its goals once: a row of any of them will do. */
export function goalsOf(names: readonly string[], grounds: readonly Ground[]): Goal[] {
  return names.flatMap((name) => {
    const places = grounds.flatMap((ground) => {
      const index = ground.edition.rules.findIndex(({ rule }) => rule.name === name);
      const ready = ground.edition.rules[index];
      return ready ? [goalsIn(ground, index, ready)] : [];
    });
    return (places[0] ?? []).map((goal, i) => ({ ...goal, places: places.flatMap((all) => all[i]?.places ?? []) }));
  });
}

/** The goals of one rule in one edition, always in the same order. */
function goalsIn(ground: Ground, index: number, ready: ReadyRule): Goal[] {
  const { space, decidable, diagram, edition } = ground;
  const { diagrams } = space;
  const { name } = ready.rule;
  const goal = (kind: GoalKind, text: string, region: Diagram, way: Pick<Goal, 'comparison' | 'held'>): Goal => {
    return { kind, rule: name, text, ...way, places: [{ ground, region: diagrams.and(region, decidable) }] };
  };
  const itself = { comparison: null, held: null };
  const goals = [
    goal('decides', 'правило вирішує', decidedBy(ground, ready), itself),
    goal('holds', 'правило справджується', diagram.holds[index] ?? Diagrams.no, itself),
  ];
  for (const [i, { comparison, settled }] of [...occurrences(ready.conditions)].entries()) {
    const here = space.diagramOf(comparison);
    const flips = diagrams.differ(space.diagramOf(settled(true)), space.diagramOf(settled(false)));
    const { fact, operator, value } = comparison;
    const words = comparisonInWords(fact, edition.facts.get(fact), operator, value);
    for (const held of [true, false]) {
      const way = { comparison: i, held };
      const side = held ? here : diagrams.not(here);
      const said = held ? 'справджується' : 'не справджується';
      goals.push(goal('condition', `умова «${words}» ${said}`, side, way));
      const alone = `умова «${words}» ${said}, і лише від неї залежить правило`;
      goals.push(goal('independent', alone, diagrams.and(side, flips), way));
    }
  }
  return goals;
}

/** Where a rule decides; under `collect`, where it is among those that do. */
function decidedBy({ diagram, edition, space }: Ground, ready: ReadyRule): Diagram {
  const collects = edition.document.hitPolicy === 'collect';
  const decides = diagram.verdicts.map(({ rules }) => (collects ? rules.includes(ready) : rules[0] === ready));
  return space.diagrams.map(diagram.decided, (verdict) => Number(decides[verdict] === true));
}
