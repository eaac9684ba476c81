import { z } from 'zod';
import { choice, day, id, instant, pageOf, shownAs, text, type View, view, whole } from '../../platform/http/index.js';
import { ruleSet, title } from '../views.js';
import type { Titles } from './candidate.js';
import { type Follower, type Following, FollowingView } from './follow/follow.js';
import { type ReplayCaseRecord, type ReplayRecord, replayStatuses } from './tables.js';
import { type Change, TotalsView, totalsOf } from './comparison/tally.js';
import { AnswerView, BecomesView, ChangeKindView, differenceKinds, isRefusal } from './comparison/verdict.js';

const element = text('Елемент схеми, який питав; null, якщо питали поза схемою').nullable();

/** A change with what it would lead to. */
const ChangeView = view('ReplayChange', 'Однакові зміни разом.', {
  change: whole('Номер, за яким питають її справи'),
  ruleSet,
  element,
  kind: ChangeKindView,
  was: AnswerView,
  becomes: BecomesView,
  count: whole('Скільки рішень'),
  overridden: whole('З них посадовець вирішив інакше, ніж правила'),
  task: text('Як схема зве завдання, що питало').nullable(),
  title,
  wasLabel: text('Рішення словами'),
  becomesLabel: text('Нове рішення словами; null, якщо відповіді немає').nullable(),
  following: FollowingView.nullable().describe('null, якщо у процесі не зміниться нічого'),
});
export type ReportedChange = Change & Omit<View<typeof ChangeView>, keyof Change>;

export const ReplayStatusView = choice('ReplayStatus', 'Триває, закінчено чи не може тривати.', replayStatuses);

/** A replay in a list: without its changes. */
export const SummaryView = view('ReplaySummary', 'Пробіг: перерахунок записаних рішень за іншими правилами.', {
  id: id('Ідентифікатор'),
  status: ReplayStatusView,
  fault: text('Чому не може тривати').nullable(),
  candidate: text('Як названо інші правила; null для чинних').nullable(),
  edition: text('Відбиток цілої редакції, чиї це правила; null для будь-яких інших').nullable(),
  candidateDigest: text('Контрольна сума цих правил'),
  ruleSet: ruleSet.nullable(),
  from: day('Від якого дня рішення').nullable(),
  to: day('До якого, включно').nullable(),
  unit: text('Підрозділ').nullable(),
  progress: view('ReplayProgress', 'Скільки перераховано.', { done: whole('Рішень'), total: whole('Із') }),
  startedBy: view('ReplayAuthor', 'Хто почав.', { id: text('Працівник'), name: text('Як звати') }),
  startedAt: instant('Коли почато'),
  finishedAt: instant('Коли закінчено').nullable(),
  totals: TotalsView,
});
export type ReplaySummary = View<typeof SummaryView>;
export const SummaryPage = pageOf('ReplayPage', SummaryView);

/** What a replay has found so far (звіт про пробіг); complete when `status` is `finished`. */
export const ReportView = view('ReplayReport', 'Що показав пробіг; повний, коли status – finished.', {
  ...SummaryView.shape,
  editions: z.record(z.string(), z.array(z.string())).describe('Відбитки редакцій за наборами'),
  changes: z.array(ChangeView).describe('Зміни; найчастіші – перші'),
});
export type ReplayReport = Omit<View<typeof ReportView>, 'changes'> & { readonly changes: readonly ReportedChange[] };

/** A named case as it is shown. */
const CaseView = view('ReplayedCase', 'Справа, у якій вирішили б інакше.', {
  decisionId: id('Записане рішення'),
  change: whole('Номер зміни у звіті'),
  kind: ChangeKindView,
  subject: text('Справа'),
  registrationIndex: text('Реєстраційний індекс').nullable(),
  year: whole('Рік').nullable(),
  register: text('Реєстр').nullable(),
  ruleSet,
  element,
  at: instant('Коли вирішено'),
  was: AnswerView,
  becomes: BecomesView,
  wasDue: day('Граничний день').nullable(),
  becomesDue: day('Граничний день за іншими правилами').nullable(),
});
export type ReplayedCase = View<typeof CaseView>;
export const CasePage = pageOf('ReplayedCasePage', CaseView);

export const caseView = (named: ReplayCaseRecord): ReplayedCase => shownAs(CaseView, named);

export function replaySummary(row: Omit<ReplayRecord, 'files' | 'editions'>): ReplaySummary {
  const { done, total, byId, byName, tally } = row;
  const startedBy = { id: byId, name: byName };
  return shownAs(SummaryView, { ...row, progress: { done, total }, startedBy, totals: totalsOf(tally) });
}

/** @param titles where sets and outcomes are looked up: the candidate, then the rules in force */
export function replayReport(row: ReplayRecord, follower: Follower, titles: readonly Titles[]): ReplayReport {
  const changes = row.tally.changes.map((change, number) => ({
    change: number,
    ...change,
    task: change.element === null ? null : follower.nameOf(change.ruleSet, change.element),
    title: titleOf(titles, change.ruleSet),
    wasLabel: labelOf(titles, change.ruleSet, change.was.outcome),
    becomesLabel: isRefusal(change.becomes) ? null : labelOf(titles, change.ruleSet, change.becomes.outcome),
    following: followingOf(change, follower),
  }));
  return {
    ...replaySummary(row),
    editions: row.editions,
    changes: changes.sort((a, b) => b.count - a.count || a.change - b.change),
  };
}

function titleOf(titles: readonly Titles[], ruleSet: string): string {
  return titles.flatMap((known) => known[ruleSet]?.title ?? [])[0] ?? ruleSet;
}

function labelOf(titles: readonly Titles[], ruleSet: string, outcome: string): string {
  return titles.flatMap((known) => known[ruleSet]?.outcomes[outcome] ?? [])[0] ?? outcome;
}

/** Nothing follows where only the ground changed, where no diagram asked, or where there is no answer. */
function followingOf({ kind, ruleSet, element, was, becomes }: Change, follower: Follower): Following | null {
  if (element === null || isRefusal(becomes) || !Object.hasOwn(differenceKinds, kind)) return null;
  return follower.follow(ruleSet, element, was, becomes);
}
