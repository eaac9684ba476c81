import { z } from 'zod';
import { choice, text, type View, view, whole, wordsOf } from '../../platform/http/index.js';
import type { PolicyService } from '../../policy/index.js';
import type { RuleCase } from '../../policy/analysis/index.js';
import { type Tell, untold } from '../analyses/progress.js';
import type { RulesSource } from '../command/rules-source.js';
import { proposalsFor } from '../rows/proposals-for.js';
import { type SetsWithRows, setsWithRows } from '../rows/sets-named.js';
import { RowPlaceView, rowToPaste, ruleSet, share, title } from '../views.js';
import { mutantKinds } from './mutant.js';
import { countsOf, type Fate, fates, type JudgedMutant, mutateSet, type SetMutation } from './mutate.js';
import { killersOf } from './proposals.js';
import type { Files } from '../../platform/files/index.js';

const brief = {
  kind: choice('MutationKind', 'Як правило зіпсовано.', wordsOf(mutantKinds)),
  rule: text('Правило; null, якщо зіпсовано рішення за замовчуванням чи параметр').nullable(),
  text: text('Що зіпсовано, словами'),
};
const MutantView = view('Mutation', 'Видозміна: набір із однією помилкою.', brief);

const JudgedView = view('JudgedMutation', 'Видозміна і що з нею сталося.', {
  ...brief,
  fate: choice('MutationFate', 'Помітив рядок, не помітив жоден, доведено рівнозначною, поза чинністю.', fates),
  by: RowPlaceView.nullable(),
});

const MissingRowView = view('UnnoticedRow', 'Рядок, який помітив би непомічене.', {
  ...rowToPaste,
  kills: z.array(MutantView).describe('Що він помітив би'),
});
export type MissingRow = View<typeof MissingRowView>;

const counts = {
  mutants: whole('Видозмін'),
  equivalent: whole('Доведено рівнозначними'),
  outside: whole('Поза чинністю набору'),
  killed: whole('Помічено'),
  survived: whole('Не помічено'),
  score: share('Частка поміченого з того, що можна помітити'),
};
const CountsView = z.object(counts);
export type MutationCounts = View<typeof CountsView>;

const SetMutationView = view('SetMutations', 'Видозміни одного набору.', {
  ...counts,
  ruleSet,
  title,
  rows: whole('Рядків таблиць'),
  kinds: z
    .array(
      view('MutationsOfKind', 'Видозміни одного виду.', { ...counts, kind: brief.kind, label: text('Вид словами') }),
    )
    .describe('Те саме за видами'),
  missing: z.array(MissingRowView).describe('Рядки, яких бракує'),
  without: z.array(MutantView).describe('Непомічене, для якого рядка скласти не вдалося'),
  failing: z.array(RowPlaceView).describe('Рядки, які не справджуються і без видозмін; їх не враховано'),
  all: z.array(JudgedView).optional().describe('Кожна видозміна, якщо про це просили'),
});
export type SetMutationReport = View<typeof SetMutationView>;

/** What mutation tells of the tables (звіт про видозміни). */
export const MutationReportView = view('MutationReport', 'Чи помітили б таблиці помилку в правилах.', {
  ...counts,
  sets: z.array(SetMutationView).describe('За наборами'),
});
export type MutationReport = View<typeof MutationReportView>;

/** Everything a report is made from. */
interface MutationInput extends SetsWithRows {
  readonly all?: boolean;
}

/** Spoils the sets of a source that are named, or all. @throws Misuse, FileFaults, TableFaults */
export function mutateRules(
  source: RulesSource,
  { sets: words, all }: Required<Pick<MutationInput, 'sets' | 'all'>>,
  tell: Tell = untold,
): MutationReport {
  return mutationReport({ ...setsWithRows(source, words), all }, tell);
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
function setMutation(
  { policy, files, cases, all = false }: Omit<MutationInput, 'sets'>,
  id: string,
  judged?: (count: number) => void,
): SetMutationReport {
  return setReport(mutateSet(policy, id, cases, judged), policy, files, all);
}

function setReport(mutation: SetMutation, policy: PolicyService, files: Files, all: boolean): SetMutationReport {
  const { ruleSet: id, judged, failing, rows } = mutation;
  const proposals = proposalsFor(policy, files, id);
  const killers = killersOf(mutation, proposals);
  const served = new Set(killers.flatMap(({ kills }) => kills));
  return {
    ruleSet: id,
    title: mutation.title,
    rows,
    ...countsAll(judged),
    kinds: wordsOf(mutantKinds).flatMap((kind) => {
      const own = judged.filter(({ mutant }) => mutant.kind === kind);
      return own.length === 0 ? [] : [{ kind, label: mutantKinds[kind], ...countsAll(own) }];
    }),
    missing: killers.map(({ row: { file, afterLine, lines, words, case: row }, kills }) => ({
      file,
      afterLine,
      lines,
      words,
      kills: kills.map(briefly),
      expected: {
        outcome: row.outcome,
        outcomeLabel: policy.ruleSet(id).outcomes[row.outcome]?.label ?? row.outcome,
      },
    })),
    without: judged.filter((one) => one.fate === 'survived' && !served.has(one)).map(briefly),
    failing: failing.map(placeOf),
    ...(all ? { all: judged.map(lineOf) } : {}),
  };
}

function countsAll(judged: readonly JudgedMutant[]): MutationCounts {
  return scored(countsOf(judged));
}

function scored(counts: Record<Fate, number>): MutationCounts {
  const killable = counts.killed + counts.survived;
  const mutants = killable + counts.equivalent + counts.outside;
  return { mutants, ...counts, score: killable === 0 ? 1 : counts.killed / killable };
}

function briefly({ mutant: { kind, rule, text } }: JudgedMutant): View<typeof MutantView> {
  return { kind, rule, text };
}

function lineOf(one: JudgedMutant): View<typeof JudgedView> {
  return { ...briefly(one), fate: one.fate, by: one.by && placeOf(one.by) };
}

function placeOf({ file, line, number }: RuleCase): View<typeof RowPlaceView> {
  return { file, line, number };
}
