import type { FactDefinition } from '../../catalogue/catalogue.js';
import type { Condition, Resolved } from '../../catalogue/condition.js';
import { comparisons } from '../../catalogue/condition.js';
import type { Edition } from '../../editions/edition.js';
import { AnswerSpace, type Question } from './open.js';
import { type Diagram, Diagrams } from '../diagrams.js';
import { comparisonsOf, EditionDiagram } from '../edition-diagram.js';
import { Space } from '../space.js';
import { answerOf } from '../verdict.js';

/** OutcomesSoFar of the sets of a chain that have been asked so far; a set that was not asked is not among them. */
export type OutcomesSoFar = Readonly<Record<string, string>>;

/** A set that is asked only where the sets before it lead to it (ланка). */
interface Link {
  readonly edition: Edition;
  readonly leads: (outcomes: OutcomesSoFar) => boolean;
}

/** Something besides rules that has to be known of the facts: a field of the card that a case cannot do without. */
interface Need {
  readonly leads: (outcomes: OutcomesSoFar) => boolean;
  /** What has to be told apart. */
  readonly conditions: readonly Condition<Resolved>[];
}

/** One way a chain can go. */
interface Course {
  readonly outcomes: OutcomesSoFar;
  readonly key: string;
}

/**
 * Several sets asked one after another as one thing to ask about (ланцюг наборів): which facts decide the
 * whole way, through every set that the answers lead to, as exactly as for one set. Facts that sets share
 * are asked once.
 */
export class Chain {
  readonly space: Space;
  /** The ways the chain can go, by the number that stands in `answers`. */
  readonly courses: Course[] = [{ outcomes: {}, key: '' }];
  private readonly numbers = new Map<string, number>([['', 0]]);
  private readonly possible: Diagram;
  private readonly answers: Diagram;

  constructor(links: readonly Link[], needs: readonly Need[], definitions: ReadonlyMap<string, FactDefinition>) {
    const wanted = needs.flatMap(({ conditions }) => conditions.flatMap((one) => [...comparisons(one)]));
    const facts = new Map(links.flatMap(({ edition }) => [...edition.facts]));
    for (const { fact } of wanted) {
      const definition = definitions.get(fact);
      if (definition) facts.set(fact, definition);
    }
    this.space = Space.of(facts, [...links.flatMap(({ edition }) => [...comparisonsOf(edition)]), ...wanted]);
    const { diagrams } = this.space;
    let possible: Diagram = Diagrams.yes;
    let course = Diagrams.terminal(0);
    for (const { edition, leads } of links) {
      const diagram = new EditionDiagram(edition, this.space);
      possible = diagrams.and(possible, diagram.possible);
      course = this.follow(course, diagram.decided, leads, (verdict) => verdictIn(diagram, verdict));
    }
    for (const [i, { leads, conditions }] of needs.entries()) {
      for (const [j, condition] of conditions.entries()) {
        const told = (value: number) => ({ key: `${i}.${j}=${value}`, outcome: null });
        course = this.follow(course, this.space.diagramOf(condition), leads, told);
      }
    }
    this.possible = possible;
    this.answers = course;
  }

  /** What can be asked about the chain, by questions that may settle several facts each. */
  answerSpace(questions: readonly Question[]): AnswerSpace {
    return new AnswerSpace(this.space, this.possible, this.answers, questions);
  }

  /** Every course goes on by the value of `next` where it leads there, and stays as it is elsewhere. */
  private follow(
    course: Diagram,
    next: Diagram,
    leads: (outcomes: OutcomesSoFar) => boolean,
    step: (value: number) => { readonly key: string; readonly outcome: readonly [string, string] | null },
  ): Diagram {
    const { diagrams } = this.space;
    return diagrams.combine(course, next, new Map(), (from, value) => {
      if (!Diagrams.isTerminal(from)) return null;
      const so = this.courses[Diagrams.valueOf(from)];
      if (!so || !leads(so.outcomes)) return from;
      if (!Diagrams.isTerminal(value)) return null;
      const { key, outcome } = step(Diagrams.valueOf(value));
      const outcomes = outcome === null ? so.outcomes : { ...so.outcomes, [outcome[0]]: outcome[1] };
      return Diagrams.terminal(this.numberOf({ outcomes, key: `${so.key} ${key}` }));
    });
  }

  private numberOf(course: Course): number {
    const known = this.numbers.get(course.key);
    if (known !== undefined) return known;
    const number = this.courses.push(course) - 1;
    this.numbers.set(course.key, number);
    return number;
  }
}

/** A verdict to the level of the rule that decides: what a decision records. */
function verdictIn({ edition, verdicts }: EditionDiagram, number: number) {
  const verdict = verdicts[number] ?? { rules: [], conflict: false };
  const { outcome, outcomeLabel } = answerOf(edition, verdict);
  const { id } = edition.document;
  return { key: `${id}:${number}`, outcome: [id, outcome ?? outcomeLabel] as const };
}
