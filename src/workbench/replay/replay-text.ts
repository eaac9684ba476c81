import { citeAll } from '../../domain/clause.js';
import { inUkrainian, plainDate } from '../../domain/plain-date.js';
import { lengthInWords } from '../../domain/term.js';
import type { Following, Step } from './follow/follow.js';
import type { ReplayedCase, ReplayReport, ReportedChange } from './replay-report.js';
import type { ReplayTotals } from './comparison/tally.js';
import {
  type Answer,
  type Becomes,
  type ChangeKind,
  changeKinds,
  isRefusal,
  refusalKinds,
} from './comparison/verdict.js';

const mostShown = 40;

/** A replay in Ukrainian for people; `cases` are the first of each change. */
export function replayText(report: ReplayReport, cases: readonly ReplayedCase[]): string {
  const shown = report.changes.slice(0, mostShown);
  const rest = report.changes.length - shown.length;
  return [
    head(report),
    totals(report.totals),
    terms(report.totals),
    ...shown.map((change, place) => changeText(change, place + 1, cases)),
    ...(rest > 0 ? [`І ще видів змін: ${rest}; усі – з --json.`] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function head({
  id,
  candidate,
  candidateDigest,
  ruleSet,
  from,
  to,
  unit,
  progress,
  status,
  fault,
}: ReplayReport): string {
  const scope = [
    ruleSet === null ? 'усі набори' : `набір ${ruleSet}`,
    from === null ? '' : `від ${from}`,
    to === null ? '' : `до ${to}`,
    unit === null ? '' : `підрозділ ${unit}`,
  ];
  const lines = [
    `Пробіг ${id}: ${scope.filter((part) => part !== '').join(', ')}.`,
    `Кандидат: ${candidate ?? 'чинні правила'} (${candidateDigest.slice(0, 12)}…).`,
    `Перераховано рішень: ${progress.done} із ${progress.total}.`,
  ];
  if (status === 'running') lines.push(`Не закінчено. Далі: npm run rules -- replay --resume ${id}`);
  if (fault !== null) lines.push(fault);
  return lines.join('\n');
}

function totals({ same, differ, refused, byKind, bySet }: ReplayTotals): string {
  const found = Object.entries(changeKinds).flatMap(([kind, words]) => {
    const count = byKind[kind];
    return count === undefined ? [] : [`  ${words}: ${count}`];
  });
  const sets = Object.entries(bySet).map(([set, count]) => `${set} – ${count}`);
  return [
    `Так само: ${same}. Інакше: ${differ}. Не перераховано: ${refused}.`,
    ...found,
    `За наборами: ${sets.join('; ')}.`,
  ].join('\n');
}

function terms({ terms: { earlier, later, unknown, byDays } }: ReplayTotals): string {
  if (earlier + later + unknown === 0) return '';
  const shifts = Object.entries(byDays)
    .map(([days, count]) => [Number(days), count] as const)
    .sort(([a], [b]) => a - b)
    .map(
      ([days, count]) => `  на ${lengthInWords({ days: Math.abs(days) })} ${days < 0 ? 'раніше' : 'пізніше'}: ${count}`,
    );
  return [`Граничні дні: раніше – ${earlier}, пізніше – ${later}, не обчислено – ${unknown}.`, ...shifts].join('\n');
}

function changeText(change: ReportedChange, place: number, cases: readonly ReplayedCase[]): string {
  const { title, task, kind, count, overridden, was, becomes, wasLabel, becomesLabel, following } = change;
  const where = task === null ? '' : `, завдання «${task}»`;
  const byPeople = overridden === 0 ? '' : `; з них посадовець вирішив інакше: ${overridden}`;
  return [
    `${place}. «${title}»${where} – ${changeKinds[kind]}: ${count}${byPeople}`,
    `   було: ${answerText(was, wasLabel)}`,
    `   стане: ${becomesText(becomes, becomesLabel)}`,
    ...(following === null ? [] : followingLines(following, kind)),
    ...caseLines(change, cases),
  ].join('\n');
}

function becomesText(becomes: Becomes, label: string | null): string {
  if (!isRefusal(becomes)) return answerText(becomes, label ?? becomes.outcome);
  return `${refusalKinds[becomes.refused]}: ${becomes.about.join(', ')}`;
}

function answerText({ rule, clauses, values }: Answer, label: string): string {
  const by = rule === null ? 'за замовчуванням' : `правило ${rule}`;
  const cited = clauses.length > 0 ? [citeAll(clauses)] : [];
  const given = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  return `«${label}» (${[by, ...cited, ...given].join('; ')})`;
}

function followingLines({ forks, handedTo }: Following, kind: ChangeKind): string[] {
  const ways = forks.map(
    ({ question, was, becomes }) => `   у процесі, «${question}»: замість ${names(was)} – ${names(becomes)}`,
  );
  const hands = kind === 'outcome' || kind === 'values';
  return hands && handedTo.length > 0 ? [...ways, `   відповідь дістане: ${names(handedTo)}`] : ways;
}

function names(steps: readonly Step[]): string {
  return steps.map(({ name, certain }) => `«${name}»${certain ? '' : ' (можливо)'}`).join(', ') || 'нічого';
}

function caseLines({ change, count }: ReportedChange, cases: readonly ReplayedCase[]): string[] {
  const named = cases.filter((one) => one.change === change).map(caseName);
  if (named.length === 0) return [];
  const rest = count - named.length;
  return [`   справи: ${named.join(', ')}${rest > 0 ? ` і ще ${rest}` : ''}`];
}

function caseName({ registrationIndex, year, subject, wasDue, becomesDue }: ReplayedCase): string {
  const name = registrationIndex === null ? subject : `${registrationIndex} (${year})`;
  const moved = wasDue !== null && becomesDue !== null && wasDue !== becomesDue;
  return moved ? `${name}: ${day(wasDue)} → ${day(becomesDue)}` : name;
}

function day(date: string): string {
  return inUkrainian(plainDate(date));
}
