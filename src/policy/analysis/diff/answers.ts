import type { Facts } from '../../decision.js';
import type { Edition } from '../../editions/edition.js';
import { isSharedBy } from './documents.js';
import type { Change, ChangedRegion, ChangeKind, EditionDiff } from './changes.js';
import { commonSpace, knownTo } from './facts.js';
import { type Diagram, Diagrams } from '../diagrams.js';
import { AnswerBook, EditionDiagram } from '../edition-diagram.js';
import { factsInWords, runsOfBox, sharedBy, storyInWords } from '../region-words.js';
import { type Box, boxesOf, diagramOfBox, witness } from '../regions.js';
import { boxesWithin } from '../regions-within.js';
import type { Space } from '../space.js';
import type { AnswerGiven } from '../verdict.js';

const refusal = (outcomeLabel: string): AnswerGiven => ({ outcome: null, outcomeLabel, values: {}, clauses: [] });
const unknownValue = refusal('відмова: такого значення немає');
const impossible = refusal('такого поєднання не буває');
const anyAnswer = refusal('будь-яке рішення');

/** Where two editions answer differently, what they answer there, and where that is. Facts are comparable. */
export function compareAnswers(a: Edition, b: Edition): Pick<EditionDiff, 'changes' | 'changed' | 'combinations'> {
  return new Comparison(a, b).differences();
}

class Comparison {
  readonly space: Space;
  private readonly book = new AnswerBook();
  private readonly sides: readonly [Side, Side];

  constructor(a: Edition, b: Edition) {
    this.space = commonSpace(a, b);
    this.sides = [new Side(a, b, this.space, this.book), new Side(b, a, this.space, this.book)];
  }

  differences(): Pick<EditionDiff, 'changes' | 'changed' | 'combinations'> {
    const { diagrams, combinations } = this.space;
    const [was, becomes] = this.sides;
    // What ceases to be possible is one change, whatever was decided there.
    const ceased = diagrams.and(was.possible, becomes.known);
    const before = where(
      diagrams,
      diagrams.without(ceased, becomes.possible),
      this.book.numberOf(anyAnswer),
      was.answers,
    );
    const pairs: [number, number][] = [];
    const numbers = new Map<string, number>();
    const differing = diagrams.combine(before, becomes.answers, new Map(), (x, y) => {
      if (x === y) return Diagrams.terminal(0);
      if (x >= 0 || y >= 0) return null;
      const pair: [number, number] = [Diagrams.valueOf(x), Diagrams.valueOf(y)];
      const number = numbers.get(pair.join()) ?? pairs.push(pair);
      numbers.set(pair.join(), number);
      return Diagrams.terminal(number);
    });
    const care = diagrams.or(was.possible, becomes.possible);
    const apart = diagrams.and(
      diagrams.map(differing, (value) => Number(value > 0)),
      care,
    );
    if (apart === Diagrams.no) return { changes: [], changed: null, combinations };
    const changes = pairs.flatMap(([x, y], i) => {
      const region = diagrams.and(
        diagrams.map(differing, (value) => Number(value === i + 1)),
        care,
      );
      return region === Diagrams.no ? [] : this.change(x, y, region, { care, apart });
    });
    changes.sort((x, y) => order.indexOf(x.kind) - order.indexOf(y.kind) || y.region.share - x.region.share);
    return { changes, changed: this.region(apart, { care, apart: care }), combinations };
  }

  private change(x: number, y: number, region: Diagram, within: Within): Change {
    const { space, book } = this;
    const { diagrams } = space;
    const [from, to] = [book.answers[x] ?? anyAnswer, book.answers[y] ?? anyAnswer];
    const all = boxesOf(space, within.apart, within.care, waysAtMost).boxes;
    const [first = []] = boxesOf(space, region, within.care, 1).boxes;
    const facts = witness(space, diagrams.and(region, diagramOfBox(space, first))) ?? {};
    return {
      kind: kindOf(from, to),
      was: { ...from, rules: this.sides[0].rulesIn(region) },
      becomes: { ...to, rules: this.sides[1].rulesIn(region) },
      region: this.region(region, within),
      witness: facts,
      witnessWords: witnessWords(space, first, sharedBy(all), facts),
    };
  }

  /** The boxes are exact by themselves, the words within what is known to change. */
  private region(region: Diagram, { care, apart }: Within): ChangedRegion {
    const { space } = this;
    const share = space.diagrams.share(region);
    const { boxes, more } = boxesOf(space, region, care, waysAtMost);
    return {
      boxes: boxes.map((box) => runsOfBox(space, box)),
      more,
      words: storyInWords(space, boxesWithin(space, region, region === apart ? care : apart, waysAtMost)),
      share: share / space.diagrams.share(care),
      combinations: Math.round(share * space.combinations),
    };
  }
}

/** All that can happen on either side, and where anything changes. */
interface Within {
  readonly care: Diagram;
  readonly apart: Diagram;
}

/** One of the two editions over the common space. */
class Side {
  readonly known: Diagram;
  readonly possible: Diagram;
  readonly answers: Diagram;
  private readonly diagram: EditionDiagram;

  constructor(edition: Edition, other: Edition, space: Space, book: AnswerBook) {
    const { diagrams } = space;
    this.diagram = new EditionDiagram(edition, space, book);
    // What the other edition rules out by a fact that this one does not ask for cannot happen here either.
    const happens = other.invariants
      .filter((invariant) => !isSharedBy(edition, invariant))
      .reduce((rest, { conditions }) => diagrams.without(rest, space.diagramOf(conditions)), this.diagram.possible);
    this.known = knownTo(edition, space);
    this.possible = diagrams.and(this.known, happens);
    const decided = where(diagrams, diagrams.not(happens), book.numberOf(impossible), this.diagram.answers());
    this.answers = where(diagrams, diagrams.not(this.known), book.numberOf(unknownValue), decided);
  }

  /** The rules that decide somewhere in a region; null stands for the default. */
  rulesIn(region: Diagram): (string | null)[] {
    const { diagram, possible } = this;
    const { diagrams } = diagram.space;
    const inside = diagrams.and(region, possible);
    const shifted = diagrams.map(diagram.decided, (verdict) => verdict + 1);
    const numbers = diagrams.values(where(diagrams, diagrams.not(inside), 0, shifted));
    const names = [...numbers]
      .filter((number) => number > 0)
      .map((number) => diagram.verdicts[number - 1]?.rules[0]?.rule.name);
    return [...new Set(names.map((name) => name ?? null))].sort();
  }
}

/** More ways than this no reader follows; `more` tells that there are. */
const waysAtMost = 24;
const order: readonly ChangeKind[] = ['outcome', 'refusal', 'possible', 'impossible', 'values', 'clauses'];

function kindOf(was: AnswerGiven, becomes: AnswerGiven): ChangeKind {
  if (becomes.outcomeLabel === impossible.outcomeLabel && becomes.outcome === null) return 'impossible';
  if (was.outcomeLabel === impossible.outcomeLabel && was.outcome === null) return 'possible';
  if (was.outcome === null || becomes.outcome === null) return 'refusal';
  if (was.outcome !== becomes.outcome) return 'outcome';
  const same =
    JSON.stringify(Object.entries(was.values).sort()) === JSON.stringify(Object.entries(becomes.values).sort());
  return same ? 'clauses' : 'values';
}

/** One value inside a region, a diagram elsewhere. */
function where(diagrams: Diagrams, region: Diagram, value: number, elsewhere: Diagram): Diagram {
  return diagrams.combine(region, elsewhere, new Map(), (inside, other) => {
    if (inside === Diagrams.no) return other;
    return inside === Diagrams.yes ? Diagrams.terminal(value) : null;
  });
}

/** The facts on which a case rests, without those that all changes share with one value. */
function witnessWords(space: Space, box: Box, shared: Box, facts: Facts): string {
  const isOneValue = (level: number): boolean => shared[level]?.filter(Boolean).length === 1;
  const told = new Set(space.variables.flatMap(({ fact }, level) => (box[level] && !isOneValue(level) ? [fact] : [])));
  return told.size === 0 ? 'будь-який такий випадок' : factsInWords(space, facts, told);
}
