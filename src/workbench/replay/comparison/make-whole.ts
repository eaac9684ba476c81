import {
  type Diagram,
  AnalysisTooLarge,
  Diagrams,
  analyse,
  type EditionDiagram,
  type Edition,
} from '../../../policy/analysis/index.js';
import type { Facts } from '../../../policy/index.js';

/**
 * A snapshot made whole, when it is proved that the facts it lacks change nothing, whatever they are; null
 * when they may matter. Nothing is guessed.
 */
export type MakeWhole = (edition: Edition, facts: Facts) => Facts | null;

/**
 * Makes snapshots whole by the exact analysis: where every possible value of the facts lacking leads to
 * one and the same verdict, any of them will do. An edition is analysed once, and only if it is needed.
 */
export function wholeByAnalysis(): MakeWhole {
  const known = new Map<Edition, EditionDiagram | null>();
  return (edition, facts) => {
    const analysed = known.get(edition) ?? (known.has(edition) ? null : analysedOrNot(edition));
    known.set(edition, analysed);
    return analysed && settled(analysed, facts);
  };
}

function analysedOrNot(edition: Edition): EditionDiagram | null {
  try {
    return analyse(edition);
  } catch (error) {
    if (error instanceof AnalysisTooLarge) return null;
    throw error;
  }
}

function settled({ space, decided, possible }: EditionDiagram, facts: Facts): Facts | null {
  const { diagrams, variables } = space;
  const cells = variables.map(({ fact }, level) => {
    const value = facts[fact];
    return value === undefined ? null : space.cellOf(level, value);
  });
  const verdicts = new Set<number>();
  const seen = new Set<string>();
  let example: number[] | null = null;
  const visit = (verdict: Diagram, care: Diagram, path: readonly number[]): void => {
    if (care === Diagrams.no || verdicts.size > 1) return;
    const level = Math.min(diagrams.level(verdict), diagrams.level(care));
    if (level === diagrams.sizes.length) {
      verdicts.add(Diagrams.valueOf(verdict));
      example ??= variables.map((_, at) => path[at] ?? 0);
      return;
    }
    const key = `${verdict} ${care}`;
    if (seen.has(key)) return;
    seen.add(key);
    const given = cells[level] ?? null;
    const open = given === null ? Array.from({ length: diagrams.sizes[level] ?? 0 }, (_, cell) => cell) : [given];
    for (const cell of open) {
      visit(diagrams.child(verdict, level, cell), diagrams.child(care, level, cell), path.with(level, cell));
    }
  };
  visit(
    decided,
    possible,
    cells.map((cell) => cell ?? 0),
  );
  return example !== null && verdicts.size === 1 ? { ...space.factsAt(example), ...facts } : null;
}
