import {
  type Diagram,
  Diagrams,
  AnswerBook,
  comparisonsOf,
  EditionDiagram,
  Space,
  type Edition,
  type EditionSpan,
  cutsOfRow,
  regionOfRow,
  type RuleCase,
  isRegion,
  judge,
  witness,
} from '../../policy/analysis/index.js';
import { Problem } from '../../domain/problem.js';
import type { AsOf, Facts, PolicyService } from '../../policy/index.js';
import { givenBy } from './given.js';

/** A row in the space of its edition: one combination, or a region of them. */
export interface PlacedRow {
  readonly row: RuleCase;
  /** The cell of each fact; null for a row about a region. */
  readonly cells: readonly number[] | null;
  /** The possible combinations that the row speaks of. */
  readonly region: Diagram;
}

/** What a ground is made of. */
export interface GroundPlan extends Pick<Ground, 'edition' | 'asOf' | 'suits'> {
  /** Another edition that will be compared over the same space. */
  readonly beside?: Edition;
}

/** An edition, the rows of the tables that are decided by it, and the space in which both stand (поле). */
export class Ground {
  readonly space: Space;
  readonly diagram: EditionDiagram;
  /** Rows that stand: what fails before anything was changed cannot notice a change. */
  readonly rows: readonly PlacedRow[];
  /** Rows that fail under the rules as they are, or lie nowhere. */
  readonly failing: readonly RuleCase[];
  /** Possible combinations about which the rules do not contradict one another: elsewhere no row can say anything. */
  readonly decidable: Diagram;
  private readonly impacts = new Map<number, Diagram>();

  readonly edition: Edition;
  /** Days on which this edition is in force, the newest last. */
  readonly asOf: readonly AsOf[];
  /** Whether a row of these days belongs here. */
  readonly suits: (asOf: AsOf) => boolean;

  /** @param rows those that belong here */
  constructor({ edition, asOf, suits, beside }: GroundPlan, rows: readonly RuleCase[]) {
    this.edition = edition;
    this.asOf = asOf;
    this.suits = suits;
    const facts = new Map([...edition.facts, ...(beside?.facts ?? [])]);
    const cuts = rows.filter(isRegion).flatMap((row) => [...cutsOfRow(row)]);
    const compared = [edition, ...(beside ? [beside] : [])].flatMap((one) => [...comparisonsOf(one)]);
    this.space = Space.of(facts, [...compared, ...cuts.filter(({ fact }) => facts.has(fact))]);
    this.diagram = new EditionDiagram(edition, this.space, new AnswerBook());
    this.decidable = decidable(this.diagram);
    const placed = rows.map((row) => ({ row, at: this.place(row) }));
    this.rows = placed.flatMap(({ at }) => at ?? []);
    this.failing = placed.filter(({ at }) => at === null).map(({ row }) => row);
  }

  /** Where it makes a difference whether a rule holds. */
  impactOf(index: number): Diagram {
    const known = this.impacts.get(index);
    if (known !== undefined) return known;
    const impact = this.diagram.impactOf(index);
    this.impacts.set(index, impact);
    return impact;
  }

  /** Where a row stands; null when it fails, or lies where nothing is possible. */
  place(row: RuleCase): PlacedRow | null {
    const { diagrams } = this.space;
    const cells = isRegion(row) ? null : this.cellsOf(row);
    if (cells?.includes(-1)) return null;
    const named = cells ? this.point(cells) : regionOfRow(this.space, row);
    const region = diagrams.and(named, this.diagram.possible);
    if (region === Diagrams.no || !this.stands(row, region)) return null;
    return { row, cells, region };
  }

  private stands(row: RuleCase, region: Diagram): boolean {
    const fits = (facts: Facts) => judge(this.edition, row, givenBy(this.edition, facts)).length === 0;
    return isRegion(row) ? everywhere(this.space, region, this.diagram.decided, fits) : fits(row.facts);
  }

  /** The cell of each fact of a row about one case; −1 where the row has no value for it. */
  cellsOf({ facts }: Pick<RuleCase, 'facts'>): number[] {
    return this.space.variables.map(({ fact }, level) => {
      const value = facts[fact];
      return value === undefined ? -1 : (this.space.cellOf(level, value) ?? -1);
    });
  }

  private point(cells: readonly number[]): Diagram {
    const { diagrams, variables } = this.space;
    return variables.reduceRight<Diagram>(
      (inside, variable, level) =>
        diagrams.and(
          diagrams.among(
            level,
            variable.cells.map((_, cell) => cell === cells[level]),
          ),
          inside,
        ),
      Diagrams.yes,
    );
  }
}

function decidable({ possible, verdicts, decided, space: { diagrams } }: EditionDiagram): Diagram {
  if (!verdicts.some(({ conflict }) => conflict)) return possible;
  return diagrams.and(
    possible,
    diagrams.map(decided, (verdict) => Number(verdicts[verdict]?.conflict !== true)),
  );
}

/** Whether something is so everywhere in a region: one case is tried for each value that stands in it. */
export function everywhere(space: Space, region: Diagram, values: Diagram, fits: (facts: Facts) => boolean): boolean {
  const { diagrams } = space;
  const here = diagrams.combine(region, values, new Map(), (inside, value) => {
    if (inside === Diagrams.no) return Diagrams.terminal(0);
    if (inside !== Diagrams.yes || !Diagrams.isTerminal(value)) return null;
    return Diagrams.terminal(Diagrams.valueOf(value) + 1);
  });
  return [...diagrams.values(here)].every((value) => {
    const one = diagrams.map(here, (other) => Number(other === value));
    const facts = value === 0 ? null : witness(space, one);
    return facts === null || fits(facts);
  });
}

/** A ground for each edition of a set that is in force on some possible days; the newest first. */
export function groundsOf(policy: PolicyService, setId: string, cases: readonly RuleCase[]): Ground[] {
  const days = new Map<Edition, AsOf[]>();
  for (const { receivedOn, decidedOn, edition } of policy.spans(setId)) {
    if (!edition) continue;
    days.set(edition, [...(days.get(edition) ?? []), likelyDays(receivedOn, decidedOn)]);
  }
  const grounds = [...days].map(([edition, asOf]) => {
    const suits = (day: AsOf) => editionOn(policy, setId, day) === edition;
    const rows = cases.filter((row) => row.ruleSet === setId && suits(row.asOf));
    return new Ground({ edition, asOf, suits }, rows);
  });
  return grounds.reverse();
}

/** The first days of a span; a letter of any day is taken to be of the day of its decision. */
function likelyDays(received: EditionSpan['receivedOn'], decided: EditionSpan['decidedOn']): AsOf {
  const decidedOn = decided.from < received.from ? received.from : decided.from;
  if (received.from > '1900-01-01') return { receivedOn: received.from, decidedOn };
  return { receivedOn: received.to === null || decidedOn <= received.to ? decidedOn : received.to, decidedOn };
}

/** The edition in force, or null where there is none. */
export function editionOn(policy: PolicyService, setId: string, asOf: AsOf): Edition | null {
  try {
    return policy.edition(setId, asOf);
  } catch (error) {
    if (error instanceof Problem && error.code === 'NO_EDITION_IN_FORCE') return null;
    throw error;
  }
}
