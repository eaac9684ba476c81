import { type Diagram, Diagrams } from '../analysis/diagrams.js';
import { comparisonsOf, EditionDiagram } from '../analysis/edition-diagram.js';
import { type RegionStory, storyInWords } from '../analysis/region-words.js';
import { witness } from '../analysis/regions.js';
import { boxesWithin } from '../analysis/regions-within.js';
import { Space } from '../analysis/space.js';
import { answerOf } from '../analysis/verdict.js';
import type { Facts } from '../decision.js';
import type { Edition } from '../editions/edition.js';
import { valueInWords } from '../explain/words.js';
import { type Given, judge } from './judge.js';
import { covers, cutsOf, type Extent, single } from './extent.js';
import type { RuleCase } from './rule-case.js';

/** A part of a row's region where something else is decided than the row says. */
export interface Elsewhere {
  readonly faults: readonly string[];
  readonly where: RegionStory;
  /** One case of it, and its facts in words, those that the row leaves open. */
  readonly witness: Facts;
  readonly witnessWords: string;
}

/** What the analysis says of a row about a region (доведення рядка). */
export interface Proof {
  /** Possible combinations in the region, of those that the rules and the row tell apart. */
  readonly combinations: number;
  /** Their part of all that is possible. */
  readonly share: number;
  /** A case of the region for the real engine, or null when nothing in it is possible. */
  readonly witness: Facts | null;
  readonly elsewhere: readonly Elsewhere[];
  /** Invariants that make the whole region impossible. */
  readonly impossible: readonly string[];
}

/** Facts of the edition that a row says nothing of. */
export function missingFacts(edition: Edition, row: RuleCase): string[] {
  return [...edition.facts].flatMap(([id, { label }]) =>
    extentOf(row, id) ? [] : [`Факт «${label}» (${id}): не вказано.`],
  );
}

function extentOf({ facts, region }: RuleCase, fact: string): Extent | null {
  const value = facts[fact];
  return region[fact] ?? (value === undefined ? null : single(value));
}

/** Comparisons that cut a space so that the row's values are cells of their own. */
export function* cutsOfRow(row: RuleCase): ReturnType<typeof cutsOf> {
  for (const id of [...Object.keys(row.facts), ...Object.keys(row.region)]) yield* cutsOf(id, extentOf(row, id) ?? []);
}

/** Where the row is, in a space that is cut for it; facts that the space does not have are left out. */
export function regionOfRow(space: Space, row: RuleCase): Diagram {
  const { diagrams, variables } = space;
  return variables.reduceRight<Diagram>((inside, { fact, cells }, level) => {
    const extent = extentOf(row, fact);
    if (!extent) return Diagrams.no;
    return diagrams.and(
      diagrams.among(
        level,
        cells.map((cell) => covers(extent, cell)),
      ),
      inside,
    );
  }, Diagrams.yes);
}

/** Proves a row for the whole of its region, or finds every part where it is otherwise. Nothing is sampled. */
export function proveCase(edition: Edition, row: RuleCase): Proof {
  const space = Space.of(edition.facts, [...comparisonsOf(edition), ...cutsOfRow(row)]);
  const diagram = new EditionDiagram(edition, space);
  const { diagrams } = space;
  const named = regionOfRow(space, row);
  const region = diagrams.and(named, diagram.possible);
  const inside = diagrams.share(region);
  return {
    combinations: Math.round(inside * space.combinations),
    share: inside / diagrams.share(diagram.possible),
    witness: witness(space, region),
    elsewhere: region === Diagrams.no ? [] : elsewhere(diagram, region, row),
    impossible: region === Diagrams.no ? whyImpossible(diagram, named) : [],
  };
}

function elsewhere(diagram: EditionDiagram, region: Diagram, row: RuleCase): Elsewhere[] {
  const { space, edition, verdicts } = diagram;
  const { diagrams } = space;
  const parts = new Map<string, { faults: string[]; where: Diagram }>();
  for (const [number, verdict] of verdicts.entries()) {
    const here = diagrams.and(diagram.regionOf(number), region);
    if (here === Diagrams.no) continue;
    const given: Given = { ...answerOf(edition, verdict), rule: verdict.rules[0]?.rule.name ?? null };
    const faults = judge(edition, row, given);
    if (faults.length === 0) continue;
    const key = faults.join('\n');
    parts.set(key, { faults, where: diagrams.or(parts.get(key)?.where ?? Diagrams.no, here) });
  }
  return [...parts.values()].flatMap(({ faults, where }) => {
    const facts = witness(space, where);
    if (!facts) return [];
    const words = openFactsInWords(edition, row, facts);
    return {
      faults,
      where: storyInWords(space, boxesWithin(space, where, region)),
      witness: facts,
      witnessWords: words,
    };
  });
}

function openFactsInWords(edition: Edition, { region }: RuleCase, facts: Facts): string {
  return [...edition.facts]
    .filter(([id]) => Object.hasOwn(region, id))
    .map(([id, definition]) => `${definition.label} — ${valueInWords(definition, facts[id])}`)
    .join('; ');
}

/** The invariants that empty the region: those that alone do, else all that touch it. */
function whyImpossible({ edition, space }: EditionDiagram, region: Diagram): string[] {
  const { diagrams } = space;
  const touching = edition.invariants.flatMap(({ text, conditions }) => {
    const forbidden = space.diagramOf(conditions);
    if (diagrams.and(region, forbidden) === Diagrams.no) return [];
    return { text, alone: diagrams.without(region, forbidden) === Diagrams.no };
  });
  const alone = touching.filter((one) => one.alone);
  return (alone.length > 0 ? alone : touching).map(({ text }) => text);
}
