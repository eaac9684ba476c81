import { readStoredEdition } from '../../policy/analysis/index.js';
import { type PostedFiles, postedRules } from '../command/posted-rules.js';
import { rulesNamed, type RulesSource } from '../command/rules-source.js';
import { coverRules } from '../coverage/coverage-report.js';
import { diffSides } from '../diff/diff.js';
import { type DiffSide, sideOfEdition, sideOfRules } from '../diff/sides.js';
import { explainTrial, type Trial } from '../explain/explain.js';
import { lintAnswer, type LintAsked } from '../lint/lint-answer.js';
import { type MatrixAsked, matrixAnswer } from '../matrix/matrix-answer.js';
import { mutateRules } from '../mutate/mutate-report.js';
import { carrySlice, type ReplaySlice } from '../replay/carry-slice.js';
import { viewOfCandidate } from '../replay/candidate.js';
import { proposedCandidate } from '../replay/proposed-files.js';
import { rowsOfSets } from '../test/choose-rows.js';
import { testTables } from '../test/test-tables.js';
import type { Tell } from './progress.js';

/** Files that stand in the place of the present ones; null for the rules as they are. */
type Files = PostedFiles | null;

/** Which rules, and which sets of them: all where none is named. */
interface OfRules {
  readonly files: Files;
  readonly sets: readonly string[];
}

/** The rules in force, read once: they change only with a new start of the service. */
const present = rulesNamed(undefined);
const rulesOf = (files: Files): RulesSource => (files === null ? present : postedRules(files));

/** A stored edition by its text, or the rules that stand now. */
type Side = { readonly digest: string; readonly canonical: string } | { readonly files: Files };

const sideOf = (side: Side, isAlone: boolean): DiffSide =>
  'digest' in side ? sideOfEdition(readStoredEdition(side), isAlone) : sideOfRules(rulesOf(side.files));

/**
 * Everything that may take long (аналізи), by name: plain data in, plain data out, in a process of its own.
 * Of this module the service itself knows only the types.
 */
export const analyses = {
  lint: ({ files, ...asked }: { readonly files: Files } & LintAsked) => lintAnswer(rulesOf(files), asked),

  /** Where tables are posted, only their rows. */
  test: ({ files, sets }: OfRules, tell: Tell) => {
    const source = rulesOf(files);
    const tables = Object.keys(files ?? {}).filter((file) => file.startsWith('tests/'));
    const rows = rowsOfSets(sets, source).filter(
      ({ file }) => tables.length === 0 || tables.some((table) => file.endsWith(`/${table}`)),
    );
    return testTables(source.policy(), rows, tell);
  },

  coverage: ({ files, sets }: OfRules, tell: Tell) => coverRules(rulesOf(files), sets, tell),

  mutate: ({ files, sets, all }: OfRules & { readonly all: boolean }, tell: Tell) =>
    mutateRules(rulesOf(files), { sets, all }, tell),

  diff: ({
    sides: [a, b],
    ruleSets,
  }: {
    readonly sides: readonly [Side, Side];
    readonly ruleSets: readonly string[];
  }) => {
    const isAlone = !('digest' in a && 'digest' in b);
    return diffSides(sideOf(a, isAlone), sideOf(b, isAlone), ruleSets);
  },

  matrix: (asked: MatrixAsked) => matrixAnswer(present, asked),

  explain: ({ files, ...trial }: { readonly files: PostedFiles } & Trial) =>
    explainTrial(rulesOf(files).policy(), trial),

  candidate: ({ files, ruleSet }: { readonly files: PostedFiles; readonly ruleSet: string | null }) =>
    viewOfCandidate(proposedCandidate(files, ruleSet, present.files)),

  replay: (slice: ReplaySlice) => carrySlice(slice, present),
};

export type AnalysisTable = typeof analyses;
