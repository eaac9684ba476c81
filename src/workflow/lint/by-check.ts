import { z } from 'zod';
import { counted } from '../../domain/plural.js';
import { text, type View, view, whole } from '../../platform/http/index.js';
import type { LintReport } from './lint-diagram.js';

/** One thing a check says, and of which elements; of no element when it is about the file. */
const CheckFinding = view('CheckFinding', 'Що сказала перевірка.', {
  message: text('Зауваження').meta({ examples: ['Форми «agre-reply» немає.'] }),
  elements: z
    .array(view('NamedElement', 'Елемент схеми.', { id: text('Ідентифікатор'), name: text('Назва').nullable() }))
    .describe('Яких елементів стосується; жодного, якщо всього файлу'),
});
type CheckFinding = View<typeof CheckFinding>;

/** All that one check found in a diagram (зауваження однієї перевірки), with the page that explains it. */
export const CheckReport = view('CheckReport', 'Зауваження однієї перевірки.', {
  rule: text('Перевірка').meta({ examples: ['known-names'] }),
  page: text('Сторінка, яка її пояснює').meta({ examples: ['docs/lint/known-names.md'] }),
  count: whole('Скільки місць слід виправити'),
  findings: z.array(CheckFinding).describe('Зауваження'),
});
export type CheckReport = View<typeof CheckReport>;

/**
 * The checks from causes to consequences: what cannot be read or run comes before what is drawn astray because
 * of it, and names come last, for whoever mends the rest will rename anyway.
 */
export const causesFirst: readonly string[] = [
  ...['readable', 'one-process', 'size-limits', 'supported-elements', 'no-inclusive-gateway', 'no-event-sub-process'],
  ...['no-code', 'allowed-attributes', 'flows-connect', 'no-duplicate-sequence-flows'],
  ...['start-event-required', 'single-blank-start-event', 'end-event-required'],
  ...['no-implicit-start', 'no-implicit-split', 'no-implicit-end', 'event-based-gateway', 'on-the-way'],
  ...['path-expressions', 'json-conditions', 'exclusive-default', 'timer-dates', 'messages-declared', 'errors-caught'],
  ...['tasks-complete', 'services-complete', 'loops-over-lists', 'known-names', 'known-clauses'],
  ...['calls-end', 'data-written', 'data-fits', 'writers-agree', 'comparisons-possible', 'facts-supplied'],
  ...['no-bpmndi', 'naming-ids', 'ukrainian-names'],
];

function groupedBy(reports: readonly LintReport[], keyOf: (report: LintReport) => string): Map<string, LintReport[]> {
  const groups = new Map<string, LintReport[]>();
  for (const report of reports) {
    const group = groups.get(keyOf(report));
    if (group) group.push(report);
    else groups.set(keyOf(report), [report]);
  }
  return groups;
}

function findingsOf(reports: readonly LintReport[]): CheckFinding[] {
  return [...groupedBy(reports, ({ message }) => message)].map(([message, same]) => ({
    message,
    elements: same.flatMap(({ elementId, elementName }) =>
      elementId === null ? [] : [{ id: elementId, name: elementName }],
    ),
  }));
}

/** Groups what was found by check, so that three hundred reports on a foreign file are a dozen things to do. */
export function byCheck(reports: readonly LintReport[]): readonly CheckReport[] {
  const groups = groupedBy(reports, ({ rule }) => rule);
  // What is no check of diagrams, such as rules that do not answer our code, comes last.
  return [...new Set([...causesFirst, ...groups.keys()])].flatMap((rule) => {
    const group = groups.get(rule);
    const [first] = group ?? [];
    return group && first ? [{ rule, page: first.page, count: group.length, findings: findingsOf(group) }] : [];
  });
}

/** A finding in one line, with the elements it is about, the first few by name. */
export function findingInWords({ message, elements }: CheckFinding): string {
  const named = elements.slice(0, 5).map(({ id, name }) => (name === null ? id : `${id} «${name}»`));
  const others = elements.length - named.length;
  const more = others > 0 ? ` та ще ${counted(others, ['елемент', 'елементи', 'елементів'])}` : '';
  return named.length === 0 ? message : `${message} (${named.join(', ')}${more})`;
}
