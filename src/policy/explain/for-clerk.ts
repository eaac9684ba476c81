import { inUkrainian, plainDate } from '../../domain/plain-date.js';
import type { Explanation } from './explanation.js';
import { barInWords, type Changes, unchanged } from './changes.js';

const bases = { receivedOn: 'день надходження', decidedOn: 'день рішення' } as const;

/** What decided, what also held and yielded, what did not hold and why, with values (пояснення працівникові). */
export function forClerk({ text, asOn, basis }: Explanation, changes: Changes = unchanged): string[] {
  const law = `Закон узято на ${inUkrainian(plainDate(asOn))} (${bases[basis]}).`;
  return [...withChanges(text, changes), law];
}

/** What the rules answered, with what became of it: an official decided otherwise, or whom they named does not act. */
export function withChanges(text: readonly string[], { override, bar }: Changes): string[] {
  const barred = bar === null ? [] : [barInWords(bar)];
  if (!override) return [...text, ...barred];
  return [
    `Посадова особа вирішила інакше, ніж правила: ${override.outcomeLabel}. Підстава: ${override.reason}`,
    'Що відповіли правила:',
    ...text,
    ...barred,
  ];
}
