import type { PolicyService } from '../../policy/index.js';
import type { RuleFiles, RuleCase } from '../../policy/analysis/index.js';
import { type Tell, untold } from '../analyses/progress.js';
import type { RulesSource } from '../command/rules-source.js';
import { proposalsFor } from '../rows/proposals-for.js';
import { setsNamed } from '../rows/sets-named.js';
import { type MutantKind, mutantKinds } from './mutant.js';
import { countsOf, type Fate, type JudgedMutant, mutateSet, type SetMutation } from './mutate.js';
import { killersOf } from './proposals.js';

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
  readonly number: string;
}

export interface MutantLine {
  readonly kind: MutantKind;
  readonly rule: string | null;
  readonly text: string;
  readonly fate: Fate;
  /** The row that noticed it. */
  readonly by: RowPlace | null;
}

/** A row that would kill survivors, ready to paste. */
export interface MissingRow {
  readonly file: string;
  readonly afterLine: number;
  readonly lines: readonly string[];
  /** The case in words. */
  readonly words: string;
  /** What the rules say now; whether that is right only a person can say. */
  readonly expected: { readonly outcome: string; readonly outcomeLabel: string };
  readonly kills: readonly Pick<MutantLine, 'kind' | 'rule' | 'text'>[];
}

export interface MutationCounts {
  readonly mutants: number;
  readonly equivalent: number;
  readonly outside: number;
  readonly killed: number;
  readonly survived: number;
  /** Killed of killable, between 0 and 1; 1 where nothing can be killed. */
  readonly score: number;
}

export interface SetMutationReport extends MutationCounts {
  readonly ruleSet: string;
  readonly title: string;
  readonly rows: number;
  readonly kinds: readonly (MutationCounts & { readonly kind: MutantKind; readonly label: string })[];
  readonly missing: readonly MissingRow[];
  /** Survivors that no row could be written for. */
  readonly without: readonly Pick<MutantLine, 'kind' | 'rule' | 'text'>[];
  readonly failing: readonly RowPlace[];
  /** Every mutant, where all were asked for. */
  readonly all?: readonly MutantLine[];
}

/** What mutation tells of the tables (звіт про видозміни). */
export interface MutationReport extends MutationCounts {
  readonly sets: readonly SetMutationReport[];
}

/** Everything a report is made from. */
export interface MutationInput {
  readonly policy: PolicyService;
  readonly files: RuleFiles;
  readonly cases: readonly RuleCase[];
  readonly sets: readonly string[];
  readonly all?: boolean;
}

/** Spoils the sets of a source that are named, or all. @throws Misuse, RuleFaults, TableFaults */
export function mutateRules(
  source: RulesSource,
  { sets: words, all }: Required<Pick<MutationInput, 'sets' | 'all'>>,
  tell: Tell = untold,
): MutationReport {
  const policy = source.policy();
  const sets = setsNamed(words, policy);
  const cases = source.tables().flatMap((table) => table.cases);
  return mutationReport({ policy, files: source.files, cases, sets, all }, tell);
}

export function mutationReport({ sets, ...input }: MutationInput, tell: Tell = untold): MutationReport {
  const reports = sets.map((id, done) =>
    setMutation(input, id, (mutants) => tell({ done, total: sets.length, step: `${id}: видозмін – ${mutants}` })),
  );
  const sum = (of: (counts: MutationCounts) => number): number => reports.reduce((all, one) => all + of(one), 0);
  const [killed, survived] = [sum((one) => one.killed), sum((one) => one.survived)];
  const [equivalent, outside] = [sum((one) => one.equivalent), sum((one) => one.outside)];
  return { ...scored({ killed, survived, equivalent, outside }), sets: reports };
}

/** The mutants of one set, and the rows that would notice the survivors. */
export function setMutation(
  { policy, files, cases, all = false }: Omit<MutationInput, 'sets'>,
  id: string,
  judged?: (count: number) => void,
): SetMutationReport {
  return setReport(mutateSet(policy, id, cases, judged), policy, files, all);
}

function setReport(mutation: SetMutation, policy: PolicyService, files: RuleFiles, all: boolean): SetMutationReport {
  const { ruleSet, title, judged, failing, rows } = mutation;
  const proposals = proposalsFor(policy, files, ruleSet);
  const killers = killersOf(mutation, proposals);
  const served = new Set(killers.flatMap(({ kills }) => kills));
  return {
    ruleSet,
    title,
    rows,
    ...countsAll(judged),
    kinds: kinds.flatMap((kind) => {
      const own = judged.filter(({ mutant }) => mutant.kind === kind);
      return own.length === 0 ? [] : [{ kind, label: mutantKinds[kind], ...countsAll(own) }];
    }),
    missing: killers.map(({ row: { file, afterLine, lines, words, case: row }, kills }) => ({
      ...{ file, afterLine, lines, words, kills: kills.map(briefly) },
      expected: {
        outcome: row.outcome,
        outcomeLabel: policy.ruleSet(ruleSet).outcomes[row.outcome]?.label ?? row.outcome,
      },
    })),
    without: judged.filter((one) => one.fate === 'survived' && !served.has(one)).map(briefly),
    failing: failing.map(placeOf),
    ...(all ? { all: judged.map(lineOf) } : {}),
  };
}

const kinds = Object.keys(mutantKinds).filter((kind): kind is MutantKind => kind in mutantKinds);

function countsAll(judged: readonly JudgedMutant[]): MutationCounts {
  return scored(countsOf(judged));
}

function scored(counts: Record<Fate, number>): MutationCounts {
  const killable = counts.killed + counts.survived;
  const mutants = killable + counts.equivalent + counts.outside;
  return { mutants, ...counts, score: killable === 0 ? 1 : counts.killed / killable };
}

function briefly({ mutant: { kind, rule, text } }: JudgedMutant): Pick<MutantLine, 'kind' | 'rule' | 'text'> {
  return { kind, rule, text };
}

function lineOf(one: JudgedMutant): MutantLine {
  return { ...briefly(one), fate: one.fate, by: one.by && placeOf(one.by) };
}

function placeOf({ file, line, number }: RuleCase): RowPlace {
  return { file, line, number };
}
