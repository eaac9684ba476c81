import { type Enough, smallestEnough } from './minimum.js';
import { AnalysisTooLarge, type Diagram, Diagrams } from '../diagrams.js';
import { anyCells } from '../regions.js';
import type { Space } from '../space.js';

/** Facts that one question settles together, by level: mostly one, more where one answer gives several. */
export type Question = readonly number[];

/** What the answer of a question is worth (вага питання). */
export interface Worth {
  /** How many questions are left after it, on average over the combinations still possible. */
  readonly left: number;
  /** How many answers are then still possible, on the same average. */
  readonly answers: number;
}

const nothing: Diagram = Diagrams.terminal(0);
const several: Diagram = Diagrams.terminal(1);
const nodesOfOneAsking = 1_500_000;

/** Joins what is left open: nothing yields, and two answers are no answer. */
function agree(x: Diagram, y: Diagram): Diagram | null {
  if (x === nothing || x === y) return y;
  if (y === nothing) return x;
  if (x === several || y === several) return several;
  return x < 0 && y < 0 ? several : null;
}

/** What several askings of one thing share, so that the next one finds most of its work done. */
interface Work {
  readonly opened: Map<Diagram, OpenAnswer>;
  readonly joined: Map<number, Diagram>;
}

/**
 * Answers to facts, as something to be asked about (простір відповідей): in each combination the number of
 * the answer, or that the combination cannot be. It knows nothing of rules, so several rule sets may stand
 * behind one.
 */
export class AnswerSpace {
  private readonly whole: Diagram;
  private readonly work: Work = { opened: new Map(), joined: new Map() };

  /** @param questions what can be asked: every fact that may be unknown stands in one of them */
  constructor(
    readonly space: Space,
    possible: Diagram,
    answers: Diagram,
    readonly questions: readonly Question[],
  ) {
    const { diagrams } = space;
    const numbered = diagrams.map(answers, (number) => number + 2);
    this.whole = diagrams.combine(possible, numbered, new Map(), (may, number) => {
      if (may === Diagrams.no) return nothing;
      return may === Diagrams.yes ? number : null;
    });
  }

  /** What is open once some facts are in known cells, by level. */
  given(known: ReadonlyMap<number, number>): OpenAnswer {
    return OpenAnswer.at(this, this.space.diagrams.restrict(this.whole, known), this.work);
  }
}

/** What is still open once some facts are known (відкрите питання). */
export class OpenAnswer {
  private readonly madeBefore: number;
  private known: Enough | null = null;
  private readonly worths = new Map<number, Worth>();

  private constructor(
    private readonly whole: AnswerSpace,
    /** Terminal 0 where the combination cannot be, else two more than the number of the answer. */
    private readonly open: Diagram,
    private readonly work: Work,
  ) {
    this.madeBefore = whole.space.diagrams.size;
  }

  static at(whole: AnswerSpace, open: Diagram, work: Work): OpenAnswer {
    const known = work.opened.get(open) ?? new OpenAnswer(whole, open, work);
    work.opened.set(open, known);
    return known;
  }

  private get space(): Space {
    return this.whole.space;
  }

  private get questions(): readonly Question[] {
    return this.whole.questions;
  }

  /** The numbers of the answers still possible; none when the known facts cannot stand together. */
  answers(): number[] {
    const values = this.space.diagrams.values(this.open);
    return [...values]
      .filter((value) => value > 1)
      .map((value) => value - 2)
      .sort((a, b) => a - b);
  }

  /** Cells of some combination that gets an answer, by level. */
  witness(answer: number): number[] | null {
    return anyCells(this.space, this.region(answer));
  }

  /** Where an answer comes, the known facts left out. */
  region(answer: number): Diagram {
    return this.space.diagrams.map(this.open, (value) => Number(value === answer + 2));
  }

  /** What can be at all, the known facts left out. */
  possible(): Diagram {
    return this.space.diagrams.map(this.open, (value) => Number(value > 1));
  }

  /** The smallest set of questions whose answers, whatever they are, leave one answer; exact. @throws AnalysisTooLarge */
  enough(): Enough {
    return (this.known ??= this.findEnough());
  }

  /** A question whose facts stand nowhere in what is open need not even be tried. */
  private findEnough(): Enough {
    const levels = this.levels();
    const tried = [...this.questions.keys()].filter((place) =>
      this.questions[place]?.some((level) => levels.has(level)),
    );
    const placesOf = (chosen: Iterable<number>): number[] => [...chosen].flatMap((one) => tried[one] ?? []);
    const found = smallestEnough(tried.length, (asked) => this.isEnough(new Set(placesOf(asked))));
    return { ...found, smallest: placesOf(found.smallest), useful: new Set(placesOf(found.useful)) };
  }

  private levels(): Set<number> {
    const { diagrams } = this.space;
    const seen = new Set<Diagram>();
    const levels = new Set<number>();
    const visit = (node: Diagram): void => {
      if (node < 0 || seen.has(node)) return;
      seen.add(node);
      levels.add(diagrams.level(node));
      for (const child of diagrams.children(node, diagrams.level(node))) visit(child);
    };
    visit(this.open);
    return levels;
  }

  /** What asking a question first is worth. @throws AnalysisTooLarge */
  worthOf(question: number): Worth {
    const worth = this.worths.get(question) ?? this.findWorth(question);
    this.worths.set(question, worth);
    return worth;
  }

  private findWorth(question: number): Worth {
    let [weight, left, answers] = [0, 0, 0];
    for (const [rest, share] of this.after(this.questions[question] ?? [])) {
      weight += share;
      left += share * rest.enough().smallest.length;
      answers += share * rest.answers().length;
    }
    return { left: left / weight, answers: answers / weight };
  }

  /** What stays open after each answer to a question, with the share of the combinations that give it. */
  private after(question: Question): Map<OpenAnswer, number> {
    const { diagrams } = this.space;
    let rests = new Map<Diagram, number>([[this.open, 1]]);
    for (const level of question) {
      const next = new Map<Diagram, number>();
      const cells = diagrams.sizes[level] ?? 0;
      for (const [rest, ways] of rests) {
        for (let cell = 0; cell < cells; cell++) {
          const narrowed = diagrams.restrict(rest, new Map([[level, cell]]));
          if (narrowed !== nothing) next.set(narrowed, (next.get(narrowed) ?? 0) + ways);
        }
      }
      rests = next;
    }
    const opened = [...rests].map(([rest, ways]) => {
      return [OpenAnswer.at(this.whole, rest, this.work), ways * diagrams.share(rest)] as const;
    });
    return new Map(opened);
  }

  private isEnough(asked: ReadonlySet<number>): boolean {
    const { diagrams } = this.space;
    if (diagrams.size - this.madeBefore > nodesOfOneAsking) throw new AnalysisTooLarge(nodesOfOneAsking);
    const kept = new Set([...asked].flatMap((place) => this.questions[place] ?? []));
    const hidden = new Set(diagrams.sizes.map((_, level) => level).filter((level) => !kept.has(level)));
    return !this.isTorn(this.open, hidden, new Map(), new Map());
  }

  /** Whether combinations that differ only in hidden levels have different answers. */
  private isTorn(
    node: Diagram,
    hidden: ReadonlySet<number>,
    seen: Map<Diagram, boolean>,
    made: Map<Diagram, Diagram>,
  ): boolean {
    if (node < 0) return node === several;
    const known = seen.get(node);
    if (known !== undefined) return known;
    const { diagrams } = this.space;
    const level = diagrams.level(node);
    // Above the first hidden level nothing is joined, so nothing need be built there.
    const torn = hidden.has(level)
      ? diagrams.values(diagrams.hide(node, hidden, agree, this.work.joined, made)).has(1)
      : diagrams.children(node, level).some((child) => this.isTorn(child, hidden, seen, made));
    seen.set(node, torn);
    return torn;
  }
}
