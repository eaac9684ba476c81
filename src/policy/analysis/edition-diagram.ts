import { comparisons, type Comparison, type Resolved } from '../catalogue/condition.js';
import type { Edition, ReadyRule } from '../editions/edition.js';
import { AnalysisTooLarge, type Diagram, Diagrams } from './diagrams.js';
import { Space } from './space.js';
import { sameAnswer } from '../evaluation/hit-policy.js';
import { answerKey, answerOf, type AnswerGiven, collectable, type Verdict } from './verdict.js';

/** Rules that are collected, or contradict one another, may meet in as many companies as there are sets of them. */
const verdictsAtMost = 30_000;

/** Rules that are weighed together: of one priority, or all of them where the set knows no priorities. */
interface Tier {
  readonly rules: readonly ReadyRule[];
  /** Where a rule of a higher tier has decided already. */
  readonly taken: Diagram;
  /** What the lower tiers and the default say. */
  readonly below: Diagram;
}

/** Answers with a number each, shared by the editions that are compared. */
export class AnswerBook {
  private readonly numbers = new Map<string, number>();
  readonly answers: AnswerGiven[] = [];

  numberOf(answer: AnswerGiven): number {
    const key = answerKey(answer);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.answers.push(answer) - 1;
    this.numbers.set(key, number);
    return number;
  }
}

/** Every comparison an edition makes, in rules and in invariants: what its space must be cut for. */
export function* comparisonsOf(edition: Edition): Generator<Comparison<Resolved>> {
  for (const { conditions } of edition.rules) yield* comparisons(conditions);
  for (const { conditions } of edition.invariants) yield* comparisons(conditions);
}

/**
 * One edition of a set over a space of facts: where each rule holds, which verdict stands where, and
 * where facts cannot stand together at all. Exact: no combination is left out.
 */
export class EditionDiagram {
  /** Combinations that no invariant forbids. */
  readonly possible: Diagram;
  /** Where each rule of the edition holds, by its place. */
  readonly holds: readonly Diagram[];
  /** The number of the verdict in `verdicts` that stands in each combination. */
  readonly decided: Diagram;
  readonly verdicts: Verdict[] = [{ rules: [], conflict: false }];
  private readonly verdictNumbers = new Map<string, number>([['', 0]]);
  /** The answer of each verdict, once it was asked for: terminals of diagrams are many, verdicts few. */
  private readonly answerNumbers: number[] = [];
  private readonly tierOf = new Map<ReadyRule, Tier>();

  constructor(
    readonly edition: Edition,
    readonly space: Space,
    readonly book = new AnswerBook(),
  ) {
    const { diagrams } = space;
    this.possible = edition.invariants.reduce(
      (rest, { conditions }) => diagrams.without(rest, space.diagramOf(conditions)),
      Diagrams.yes,
    );
    this.holds = edition.rules.map(({ conditions }) => space.diagramOf(conditions));
    this.decided = this.decide();
  }

  /** Where a verdict stands, among the possible combinations. */
  regionOf(verdict: number): Diagram {
    return this.space.diagrams.and(
      this.possible,
      this.space.diagrams.map(this.decided, (value) => Number(value === verdict)),
    );
  }

  /** The number of the answer in `book` in each combination. */
  answers(decided = this.decided): Diagram {
    return this.space.diagrams.map(decided, (verdict) => this.answerOf(verdict));
  }

  /** Where it makes a difference to anybody whether a rule holds. */
  impactOf(index: number): Diagram {
    const ready = this.edition.rules[index];
    const tier = ready && this.tierOf.get(ready);
    if (!ready || !tier) return Diagrams.no;
    const { diagrams } = this.space;
    const [held, idle] = [Diagrams.yes, Diagrams.no].map((forced) => {
      const spoken = this.speak(tier.rules, (rule) => (rule === ready ? forced : this.holdsOf(rule)));
      return this.answers(diagrams.over(spoken, tier.below));
    });
    const apart = diagrams.differ(held ?? Diagrams.no, idle ?? Diagrams.no);
    return diagrams.and(diagrams.without(this.possible, tier.taken), apart);
  }

  /** Where a rule holds, the facts are possible, and no rule of a higher priority has decided. */
  freeOf(index: number): Diagram {
    const ready = this.edition.rules[index];
    const tier = ready && this.tierOf.get(ready);
    if (!tier) return Diagrams.no;
    const { diagrams } = this.space;
    return diagrams.and(diagrams.without(this.possible, tier.taken), this.holds[index] ?? Diagrams.no);
  }

  /** Rules that are weighed together with this one, in the order in which they speak, itself included. */
  peersOf(index: number): readonly ReadyRule[] {
    const ready = this.edition.rules[index];
    return (ready && this.tierOf.get(ready)?.rules) ?? [];
  }

  /** The same edition read anew, from its stored text for one, has rules of its own: those are known by their names. */
  holdsOf(ready: ReadyRule): Diagram {
    const { rules } = this.edition;
    const own = rules.indexOf(ready);
    const place = own === -1 ? rules.findIndex(({ rule }) => rule.name === ready.rule.name) : own;
    return this.holds[place] ?? Diagrams.no;
  }

  private decide(): Diagram {
    const { diagrams } = this.space;
    const tiers = this.tiers();
    let below = Diagrams.terminal(0);
    const spoken = tiers.map((rules) => this.speak(rules, (rule) => this.holdsOf(rule)));
    const lower: Diagram[] = [];
    for (let i = tiers.length - 1; i >= 0; i--) {
      lower[i] = below;
      below = diagrams.over(spoken[i] ?? Diagrams.terminal(0), below);
    }
    let taken: Diagram = Diagrams.no;
    for (const [i, rules] of tiers.entries()) {
      const tier = { rules, taken, below: lower[i] ?? Diagrams.terminal(0) };
      for (const rule of rules) this.tierOf.set(rule, tier);
      taken = rules.reduce((sum, rule) => diagrams.or(sum, this.holdsOf(rule)), taken);
    }
    return below;
  }

  /** Tiers from the highest; within one, the order in which rules speak. */
  private tiers(): ReadyRule[][] {
    const { rules, document } = this.edition;
    if (document.hitPolicy !== 'priority') return [[...rules].sort((a, b) => b.rule.priority - a.rule.priority)];
    const priorities = [...new Set(rules.map(({ rule }) => rule.priority))].sort((a, b) => b - a);
    return priorities.map((priority) => rules.filter(({ rule }) => rule.priority === priority));
  }

  /** The verdict of one tier alone; 0 where none of its rules holds. */
  private speak(rules: readonly ReadyRule[], holds: (rule: ReadyRule) => Diagram): Diagram {
    const { diagrams } = this.space;
    return rules.reduce((spoken, ready) => {
      const joined = new Map<number, number>();
      return diagrams.combine(spoken, holds(ready), new Map(), (so, also) => {
        if (also === Diagrams.no) return so;
        if (also !== Diagrams.yes || !Diagrams.isTerminal(so)) return null;
        const before = Diagrams.valueOf(so);
        const after = joined.get(before) ?? this.join(before, ready);
        joined.set(before, after);
        return Diagrams.terminal(after);
      });
    }, Diagrams.terminal(0));
  }

  /** What a verdict becomes when one more rule of its tier holds. */
  private join(verdict: number, ready: ReadyRule): number {
    const { rules, conflict } = this.verdicts[verdict] ?? { rules: [], conflict: false };
    const [first] = rules;
    const all = [...rules, ready];
    switch (this.edition.document.hitPolicy) {
      case 'unique':
        return this.verdictNumber(all, first !== undefined);
      case 'collect':
        return this.verdictNumber(all, conflict || !collectable(all));
      case 'priority':
        if (!first) return this.verdictNumber([ready], false);
        return !conflict && sameAnswer(first, ready) ? verdict : this.verdictNumber(all, true);
    }
  }

  private verdictNumber(rules: readonly ReadyRule[], conflict: boolean): number {
    const key = `${conflict ? '!' : ''}${rules.map((rule) => this.edition.rules.indexOf(rule)).join()}`;
    const known = this.verdictNumbers.get(key);
    if (known !== undefined) return known;
    if (this.verdicts.length >= verdictsAtMost) throw new AnalysisTooLarge(verdictsAtMost, 'різних відповідей');
    const number = this.verdicts.push({ rules, conflict }) - 1;
    this.verdictNumbers.set(key, number);
    return number;
  }

  private answerOf(verdict: number): number {
    return (this.answerNumbers[verdict] ??= this.book.numberOf(
      answerOf(this.edition, this.verdicts[verdict] ?? { rules: [], conflict: false }),
    ));
  }
}

/** An edition over the space that its own rules need. */
export function analyse(edition: Edition): EditionDiagram {
  return new EditionDiagram(edition, Space.of(edition.facts, comparisonsOf(edition)));
}
