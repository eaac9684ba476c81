import { citeAll } from '../../domain/clause.js';
import {
  beginning,
  type Change,
  type ChangedRegion,
  type ChangeKind,
  type ChangeSide,
  type SetDiff,
  type SpanDiff,
} from '../../policy/analysis/index.js';
import { percent } from '../command/percent.js';
import type { DiffReport, ParameterDiff } from './diff.js';

/** The report for people who have never seen a file of rules. */
export function diffText(report: DiffReport): string {
  const { a, b, equal, added, removed, sets, parameters } = report;
  const differing = sets.filter((set) => !set.equal);
  return [
    `Було: ${a}`,
    `Стає: ${b}`,
    ...added.map(
      ({ ruleSet, title }) => `\n+ Новий набір «${title}» (${ruleSet}): раніше на це питання правил не було.`,
    ),
    ...removed.map(({ ruleSet, title }) => `\n− Набору «${title}» (${ruleSet}) більше немає.`),
    ...differing.flatMap((set) => ['', ...setLines(set)]),
    ...(parameters.length === 0 ? [] : ['', 'Числа з актів:', ...parameters.map(parameterLine)]),
    '',
    conclusion(equal, sets),
  ].join('\n');
}

function conclusion(equal: boolean, sets: readonly SetDiff[]): string {
  const same = sets.filter((set) => set.equal);
  const combinations = same.reduce((sum, set) => sum + set.combinations, 0);
  const over = `Перевірено всі ${count(combinations)} поєднань фактів, без вибірки.`;
  const [only] = same;
  if (equal)
    return sets.length === 1 && only
      ? `«${only.title}»: доведено: рівні. ${over}`
      : `Доведено: рівні (наборів ${sets.length}). ${over}`;
  if (same.length === 0) return 'Є відмінності.';
  return `Є відмінності. Решта наборів (${same.length}) – доведено: рівні. ${over}`;
}

function setLines({ ruleSet, title, spans }: SetDiff): string[] {
  return [`≠ ${title} (${ruleSet})`, ...spans.flatMap((span) => spanLines(span).map((line) => `  ${line}`))];
}

function spanLines(span: SpanDiff): string[] {
  const { days, force, facts, invariants, parameters, labels, changes, changed } = span;
  const begins = {
    begins: 'Правила починають діяти: раніше на ці дні їх не було.',
    ends: 'Правил на ці дні більше немає: служба відмовить.',
  };
  const lines = [
    ...(force === null ? [] : [begins[force]]),
    ...parameters.map(
      ({ label, was, becomes }) => `Число «${label}»: ${was ?? 'не було'} → ${becomes ?? 'не потрібне'}`,
    ),
    ...labels.map(({ was, becomes }) => `Рішення «${was}» тепер зветься «${becomes}»`),
    ...listed('Питатимуть іще', facts.asked),
    ...listed('Більше не питатимуть', facts.dropped),
    ...facts.changed.map((change) => `Факт ${change}`),
    ...listed('Вид факту змінено, тож рішення порівняти не можна', facts.incomparable),
    ...invariants.added.map((text) => `Тепер неможливо: ${text}`),
    ...invariants.removed.map((text) => `Тепер можливо, хоч раніше вважалося неможливим: ${text}`),
    ...(changed && changes.length > 1
      ? ['Змінюється лише тут:', ...regionLines(changed).map((line) => `  ${line}`)]
      : []),
    ...grouped(changes).flatMap((group) => groupLines(group)),
  ];
  const isSilent = force === null && changes.length === 0 && facts.incomparable.length === 0;
  if (isSilent) lines.push('На рішення це не впливає: доведено для всіх поєднань фактів.');
  return [daysInWords(days), ...lines.map((line) => `  ${line}`)];
}

/** Changes from one answer to one other stand together. */
function grouped(changes: readonly Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.kind === 'values' || change.kind === 'clauses' ? change.kind : ''} ${change.was.outcomeLabel} ${change.becomes.outcomeLabel}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

const headings: Readonly<Record<ChangeKind, (change: Change) => string>> = {
  outcome: ({ was, becomes }) => `Рішення: «${was.outcomeLabel}» → «${becomes.outcomeLabel}»`,
  refusal: ({ was, becomes }) => `Рішення: «${was.outcomeLabel}» → «${becomes.outcomeLabel}»`,
  possible: ({ becomes }) => `Стає можливим: «${becomes.outcomeLabel}»`,
  impossible: () => 'Стає неможливим таке поєднання фактів (служба відмовить)',
  values: ({ becomes }) => `Рішення те саме («${becomes.outcomeLabel}»), змінюються його значення`,
  clauses: ({ becomes }) => `Рішення те саме («${becomes.outcomeLabel}»), змінюється лише підстава`,
};

function groupLines(group: readonly Change[]): string[] {
  const [first] = group;
  if (!first) return [];
  return [
    `• ${headings[first.kind](first)}`,
    ...group.flatMap((change) => changeLines(change).map((line) => `    ${line}`)),
  ];
}

function changeLines(change: Change): string[] {
  const { kind, was, becomes, region, witnessWords } = change;
  const sides = [
    ...(kind === 'possible' ? [] : [['було:  ', sideInWords(was, change)] as const]),
    ...(kind === 'impossible' ? [] : [['стає:  ', sideInWords(becomes, change)] as const]),
  ];
  return [
    ...sides.flatMap(([name, words]) => (words === '' ? [] : [name + words])),
    ...regionLines(region),
    `наприклад: ${witnessWords}`,
  ];
}

function regionLines({ words, share, combinations }: ChangedRegion): string[] {
  const { always, ways, more } = words;
  const told = ways.slice(0, waysTold);
  const rest = more || ways.length > told.length ? ['  – та в інших випадках (усі – у --json)'] : [];
  const lead =
    always === null ? 'коли хоч одне з:' : told.length === 0 ? `коли ${always}` : `коли ${always}, і хоч одне з:`;
  return [
    `${percent(share)} можливих поєднань (${count(combinations)})`,
    lead,
    ...told.map((way) => `  – ${way}`),
    ...rest,
  ];
}

const waysTold = 8;

/** The grounds, the rule and the values that differ: what the heading does not say. */
function sideInWords(side: ChangeSide, { was, becomes, kind }: Change): string {
  const values = Object.entries(side.values).filter(
    ([name, value]) => kind === 'values' || was.values[name] !== value || becomes.values[name] !== value,
  );
  const parts = [
    ...values.map(([name, value]) => `${name} = ${value}`),
    ...(side.clauses.length > 0 ? [citeAll(side.clauses)] : []),
    ...side.rules.map((rule) => (rule === null ? 'за замовчуванням' : `правило ${rule}`)),
  ];
  return parts.join('; ');
}

function parameterLine({ label, id, from, was, becomes }: ParameterDiff): string {
  return `  «${label}» (${id}) від ${dots(from)}: ${was ?? 'не було'} → ${becomes ?? 'немає'}`;
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title}: ${items.map((item) => `«${item}»`).join(', ')}`];
}

/** «Надходження від 29.08.2023; рішення до 31.12.2026», the spans apart by «або». */
function daysInWords(days: SpanDiff['days']): string {
  const spans = days.map(({ receivedOn, decidedOn }) => {
    const parts = [
      ['надходження', receivedOn],
      ['рішення', decidedOn],
    ] as const;
    const told = parts.flatMap(([name, { from, to }]) => {
      const ends = [
        ...(from === null || from === beginning ? [] : [`від ${dots(from)}`]),
        ...(to === null ? [] : [`до ${dots(to)}`]),
      ];
      return ends.length === 0 ? [] : [`${name} ${ends.join(' ')}`];
    });
    return told.join(', ') || 'за будь-яких днів';
  });
  const text = spans.join('; або ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}:`;
}

const dots = (day: string): string => day.split('-').reverse().join('.');

/** 12345 as «12 345». */
function count(number: number): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}
