import { inUkrainian, plainDate } from '../../domain/plain-date.js';
import { barInWords, type Changes, unchanged } from './changes.js';
import { contentsOf, groundsInFull, ofActs } from './clause-in-full.js';
import type { ComparisonLine } from './condition-lines.js';
import { aboutInWords, type Explanation } from './explanation.js';

/**
 * The explanation for the person whose case it is: one paragraph fit for a letter (роз’яснення громадянинові).
 * What was decided, on what ground, which circumstances mattered; nothing of how the rules are kept.
 */
export function forCitizen(explanation: Explanation, { override, bar }: Changes = unchanged): string {
  const { question, outcomeLabel } = explanation;
  const decided = `Повідомляємо, що за результатами розгляду питання ${quoted(question)}${aboutInWords(explanation)} прийнято рішення: ${quoted(override?.outcomeLabel ?? outcomeLabel)}.`;
  // The clauses are the ground of what the rules said, not of what the official decided instead.
  if (override)
    return `${decided} Рішення прийняла уповноважена посадова особа з такої підстави: ${quoted(override.reason)}.`;
  const barred = bar === null ? [] : [barInWords(bar)];
  return [
    decided,
    ...grounds(explanation),
    day(explanation),
    circumstances(explanation),
    ...values(explanation),
    ...barred,
  ].join(' ');
}

function grounds({ clauses, defaultNote }: Explanation): string[] {
  if (clauses.length === 0) return defaultNote === null ? [] : [`Пояснення: ${inSentence(defaultNote)}`];
  const contents = contentsOf(clauses);
  const [only, ...others] = contents;
  const ground = `${ofActs(clauses).length === 1 ? 'Підстава' : 'Підстави'}: ${groundsInFull(clauses).join('; ')}.`;
  if (!only) return [ground];
  if (others.length === 0) return [ground, `Стислий зміст: ${quoted(only.summary)}.`];
  return [
    ground,
    `Стислий зміст цих норм: ${contents.map(({ name, summary }) => `${name} — ${quoted(summary)}`).join('; ')}.`,
  ];
}

const days = { receivedOn: 'на день надходження', decidedOn: 'на день рішення' } as const;

function day({ asOn, basis }: Explanation): string {
  return `Застосовано норми, чинні ${days[basis]} (${inUkrainian(plainDate(asOn))}).`;
}

function circumstances({ because, rule }: Explanation): string {
  if (!rule) return 'Обставин, за яких належало б вирішити інакше, не встановлено.';
  const known = because.filter((line) => !isUnknown(line));
  const told = [...new Set((known.length > 0 ? known : because).map(circumstance))];
  return `${told.length === 1 ? 'Ураховано таку обставину' : 'Ураховано такі обставини'}: ${told.join('; ')}.`;
}

/** What nobody knew was not considered, unless the rule asks for just that. */
function isUnknown({ value, text, valueText }: ComparisonLine): boolean {
  return value === 'unknown' && !text.endsWith(`— ${valueText}`);
}

function circumstance({ label, valueText, said }: ComparisonLine): string {
  return said ?? `${label} — ${valueText.replace(/^«(.*)»$/, '$1')}`;
}

function values({ values: given }: Explanation): string[] {
  return given.flatMap(({ label, text }) => (label === null ? [] : [`${capital(label)}: ${text}.`]));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inSentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** In quotation marks, without the full stop that the sentence around gives; marks inside become the inner ones. */
function quoted(text: string): string {
  return `«${text.replace(/\.$/, '').replaceAll('«', '„').replaceAll('»', '“')}»`;
}
