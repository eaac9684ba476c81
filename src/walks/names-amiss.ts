import { documentKinds, ownLetters } from '../documents/index.js';
import { problemTable } from '../domain/problem-table.js';
import { perhaps } from '../platform/files/index.js';
import type { RuleSet } from '../policy/index.js';
import { decidedIn, type WalkFault, type WalkFile, type WalkRow } from './walk-file.js';

/** What a walk may name of the edition that it is walked by. */
interface NamesOfEdition {
  readonly ruleSets: ReadonlyMap<string, Pick<RuleSet, 'outcomes'>>;
}

/**
 * Rule sets, their outcomes, letters and refusals that a walk names and this edition has not: a case can never meet them,
 * and where its row is not reached nobody would hear of it.
 */
export function namesAmiss({ file, rows }: WalkFile, names: NamesOfEdition): WalkFault[] {
  return rows.flatMap((row) =>
    amissIn(row, names).map(
      (text) => ({ code: 'walk-unreadable', file, line: row.line, column: 1, pointer: '', text }) as const,
    ),
  );
}

function amissIn({ refused, decided, letters }: WalkRow, { ruleSets }: NamesOfEdition): string[] {
  const unknown = (what: string, word: string, known: Iterable<string>): string[] => {
    const all = new Set(known);
    return all.has(word) ? [] : [`${what} «${word}» немає.${perhaps(word, all)}`];
  };
  return [
    ...(refused === null ? [] : unknown('Відмови', refused, Object.keys(problemTable))),
    ...(decided ?? []).flatMap((said) => {
      const { set, outcome } = decidedIn(said);
      const outcomes = ruleSets.get(set)?.outcomes;
      if (!outcomes) return unknown('Набору правил', set, ruleSets.keys());
      return unknown(`У наборі «${set}» рішення`, outcome, Object.keys(outcomes));
    }),
    ...(letters ?? []).flatMap((kind) => unknown('Листа', kind, [...Object.keys(documentKinds), ...ownLetters()])),
  ];
}
