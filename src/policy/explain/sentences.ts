import type { ComparisonLine } from './condition-lines.js';
import type { Explanation } from './explanation.js';
import type { CitedClause } from '../policy-views.js';

/** The explanation as plain Ukrainian sentences: what, on what ground, because of what, and why not otherwise. */
export function sentences(explanation: Omit<Explanation, 'text'>): string[] {
  const { rule, yielded, didNotHold } = explanation;
  const lines = [`${explanation.question} — ${explanation.outcomeLabel}.`];
  if (rule) lines.push(`Вирішило правило «${rule.title}» (${rule.name}).`);
  else
    lines.push(
      `Жодне правило не справдилося, діє рішення за замовчуванням.${explanation.defaultNote === null ? '' : ` ${explanation.defaultNote}`}`,
    );
  for (const clause of explanation.clauses) lines.push(`Підстава: ${clauseInWords(clause)}`);
  if (explanation.because.length > 0) lines.push(`Справдилося: ${explanation.because.map(met).join('; ')}.`);
  for (const { name, value, label, text } of explanation.values) {
    lines.push(`Значення: ${name} = ${value}${label === null ? '' : ` (${label}: ${text})`}.`);
  }
  for (const other of yielded) lines.push(`Справдилося також «${other.title}» (${other.outcomeLabel}): ${other.why}.`);
  for (const other of didNotHold) {
    const why = other.because.map(notMet).join('; ') || 'не запитано, бо не впливає';
    lines.push(`Не справдилося «${other.title}» (${other.outcomeLabel}): ${why}.`);
  }
  return lines;
}

function clauseInWords({ actTitle, clause, summary }: CitedClause): string {
  return `${actTitle}, ${clause}${summary === '' ? '.' : `: ${summary}`}`;
}

/** What held: «підпис автора — «немає»», and what stood there where the condition alone does not tell. */
function met({ text, held, label, valueText, said }: ComparisonLine): string {
  if (said !== null) return said;
  if (!held) return `${label} — ${valueText}`;
  return text.endsWith(`— ${valueText}`) ? text : `${text} (є: ${valueText})`;
}

function notMet({ text, held, valueText, said }: ComparisonLine): string {
  return held ? `не мало бути: ${text}` : `потрібно: ${text}, а є: ${said ?? valueText}`;
}
