import { z } from 'zod';
import { text, texts, type View, view, whole } from '../../platform/http/index.js';
import {
  Diagrams,
  comparisonsOf,
  EditionDiagram,
  Space,
  type Edition,
  cutsOfRow,
  regionOfRow,
  type RuleCase,
  type CaseResult,
  isRegion,
  runCase,
} from '../../policy/analysis/index.js';
import type { PolicyService } from '../../policy/index.js';
import { type Tell, untold } from '../analyses/progress.js';
import { digest, RowPlaceView, ruleSet, share, title } from '../views.js';

/** A row that does not stand, as a reviewer mends it. */
const FailedRowView = view('FailedRow', 'Рядок, який не справдився.', {
  ...RowPlaceView.shape,
  sentence: text('Випадок'),
  faults: texts('Що не так'),
  why: texts('Що вирішено і чому'),
});
export type FailedRow = View<typeof FailedRowView>;

/** How much of an edition rows about regions prove, all together. */
const ProvedShareView = view('ProvedShare', 'Скільки редакції доводять рядки про області.', {
  receivedOn: text('Перший день надходження цих рядків'),
  digest,
  rows: whole('Рядків про області'),
  share: share('Частка можливих поєднань фактів'),
});
export type ProvedShare = View<typeof ProvedShareView>;

const SetResultView = view('TestedSet', 'Рядки одного набору.', {
  ruleSet,
  title,
  files: texts('Файли таблиць'),
  rows: whole('Рядків'),
  passed: whole('Справдилося'),
  regions: whole('З них про області'),
  proved: z.array(ProvedShareView).describe('Що доведено, за редакціями'),
  failed: z.array(FailedRowView).describe('Рядки, які не справдилися'),
});
export type SetResult = View<typeof SetResultView>;

/** What became of the rows (звіт про перевірку правил). */
export const TestReportView = view('TestReport', 'Чи вирішують правила так, як кажуть таблиці.', {
  rows: whole('Рядків'),
  passed: whole('Справдилося'),
  failed: whole('Не справдилося'),
  regions: whole('З них про області'),
  sets: z.array(SetResultView).describe('За наборами'),
});
export type TestReport = View<typeof TestReportView>;

/** Puts rows to the rules, each by the real engine; rows about regions are proved for all of them. */
export async function testTables(
  policy: PolicyService,
  cases: readonly RuleCase[],
  tell: Tell = untold,
): Promise<TestReport> {
  const sets: SetResult[] = [];
  const ids = [...new Set(cases.map(({ ruleSet }) => ruleSet))];
  for (const [done, id] of ids.entries()) {
    tell({ done, total: ids.length, step: id });
    const results: CaseResult[] = [];
    for (const row of cases) if (row.ruleSet === id) results.push(await runCase(policy, row));
    sets.push(setResult(policy, id, results));
  }
  const sum = (of: (set: SetResult) => number): number => sets.reduce((total, set) => total + of(set), 0);
  const [rows, passed] = [sum((set) => set.rows), sum((set) => set.passed)];
  return { rows, passed, failed: rows - passed, regions: sum((set) => set.regions), sets };
}

function setResult(policy: PolicyService, id: string, results: readonly CaseResult[]): SetResult {
  const failed = results.filter(({ faults }) => faults.length > 0);
  return {
    ruleSet: id,
    title: policy.ruleSet(id).title,
    files: [...new Set(results.map((result) => result.case.file))],
    rows: results.length,
    passed: results.length - failed.length,
    regions: results.filter((result) => isRegion(result.case)).length,
    proved: provedShares(policy, results),
    failed: failed.map(({ case: { file, line, number, sentence }, faults, why }) => {
      return { file, line, number, sentence, faults, why };
    }),
  };
}

function provedShares(policy: PolicyService, results: readonly CaseResult[]): ProvedShare[] {
  const byEdition = new Map<Edition, RuleCase[]>();
  for (const { case: row, faults } of results) {
    if (faults.length > 0 || !isRegion(row)) continue;
    const edition = policy.edition(row.ruleSet, row.asOf);
    byEdition.set(edition, [...(byEdition.get(edition) ?? []), row]);
  }
  return [...byEdition].map(([edition, rows]) => ({
    receivedOn: rows.map(({ asOf }) => asOf.receivedOn).sort()[0] ?? '',
    digest: edition.digest,
    rows: rows.length,
    share: shareOf(edition, rows),
  }));
}

/** The part of all that is possible which some of the rows speaks of. */
function shareOf(edition: Edition, rows: readonly RuleCase[]): number {
  const space = Space.of(edition.facts, [...comparisonsOf(edition), ...rows.flatMap((row) => [...cutsOfRow(row)])]);
  const { diagrams } = space;
  const { possible } = new EditionDiagram(edition, space);
  const told = rows.reduce((all, row) => diagrams.or(all, regionOfRow(space, row)), Diagrams.no);
  return diagrams.share(diagrams.and(told, possible)) / diagrams.share(possible);
}
