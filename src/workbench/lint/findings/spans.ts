import { addDays } from '../../../domain/plain-date.js';
import type { BothDaysView, Days, EditionSpan } from '../../../policy/analysis/index.js';
import type { View } from '../../../platform/http/index.js';

type FindingSpan = View<typeof BothDaysView>;

type Span = Pick<EditionSpan, 'receivedOn' | 'decidedOn'>;

const bases = ['receivedOn', 'decidedOn'] as const;

/** Spans joined where they lie side by side, so that people read one instead of three. */
export function mergedSpans(spans: readonly Span[]): FindingSpan[] {
  const rest: Span[] = spans.map(({ receivedOn, decidedOn }) => ({ receivedOn, decidedOn }));
  for (let i = 0; i < rest.length; i++) {
    for (let j = i + 1; j < rest.length; j++) {
      const [a, b] = [rest[i], rest[j]];
      const joined = a && b && (join(a, b) ?? join(b, a));
      if (!joined) continue;
      rest.splice(j, 1);
      rest[i] = joined;
      j = i;
    }
  }
  return rest.map(({ receivedOn, decidedOn }) => ({ receivedOn: open(receivedOn), decidedOn: open(decidedOn) }));
}

function join(a: Span, b: Span): Span | null {
  for (const [along, across] of [bases, bases.toReversed()] as const) {
    if (along === undefined || across === undefined) continue;
    const same = a[across].from === b[across].from && a[across].to === b[across].to;
    if (same && a[along].to !== null && addDays(a[along].to, 1) === b[along].from)
      return { ...a, [along]: { from: a[along].from, to: b[along].to } };
  }
  return null;
}

/** The first day of the calendar stands for «from the beginning». */
function open({ from, to }: Days): FindingSpan['receivedOn'] {
  return { from: from <= '1000-01-01' ? null : from, to };
}

/** «лист надійшов 29.08.2023 або пізніше; рішення від 01.01.2024 до 31.01.2024», or «за будь-яких дат». */
export function spanInWords({ receivedOn, decidedOn }: FindingSpan): string {
  const words = [daysInWords('лист надійшов', receivedOn), daysInWords('рішення ухвалюють', decidedOn)];
  return words.filter(Boolean).join(', ') || 'за будь-яких дат';
}

function daysInWords(what: string, { from, to }: FindingSpan['receivedOn']): string {
  if (from !== null && from === to) return `${what} ${dotted(from)}`;
  if (from !== null && to !== null) return `${what} від ${dotted(from)} до ${dotted(to)}`;
  if (from !== null) return `${what} ${dotted(from)} або пізніше`;
  return to === null ? '' : `${what} ${dotted(to)} або раніше`;
}

function dotted(day: string): string {
  return day.split('-').reverse().join('.');
}
