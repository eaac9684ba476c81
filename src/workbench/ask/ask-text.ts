import { citeAll } from '../../domain/clause.js';
import { inUkrainian } from '../../domain/plain-date.js';
import { plainDate } from '../../domain/plain-date.js';
import type { AskReport, QuestionToAsk } from '../../policy/index.js';

/** The report as a reviewer or a clerk reads it. */
export function askText(report: AskReport): string {
  return [
    `${report.title}: ${report.question}`,
    `Надходження ${day(report.receivedOn)}, рішення ${day(report.decidedOn)}, редакція ${report.digest.slice(0, 12)}.`,
    ...section(
      'Відомо:',
      report.known.map(({ label, valueText }) => `${label} — ${valueText}`),
    ),
    ...answersOf(report),
    ...questionsOf(report),
    ...section(
      'Можна спитати й замість цього:',
      report.instead.map(({ label, fact }) => `${label} (${fact})`),
    ),
    ...section(
      'Не питати:',
      report.doNotAsk.map(({ label, reason }) => `${label}: ${reason}`),
    ),
  ].join('\n');
}

function answersOf({ certain, answers }: AskReport): string[] {
  const title = certain ? 'Відповідь певна:' : `Можливі відповіді (${answers.length}):`;
  const lines = answers.map((answer) => {
    const grounds = answer.clauses.length > 0 ? citeAll(answer.clauses) : 'без пункту';
    const rules = answer.rules.map(({ rule, title }) => `«${title}» (${rule})`);
    const by = [...rules, ...(answer.byDefault ? ['за замовчуванням'] : [])].join(', ');
    const values = Object.entries(answer.values).map(([name, value]) => `${name} = ${String(value)}`);
    const said = `${answer.outcomeLabel}${values.length > 0 ? ` (${values.join(', ')})` : ''} — ${by}; ${grounds}`;
    return answer.when === '' ? said : `${said}\n    наприклад, коли ${answer.when}`;
  });
  return section(title, lines);
}

function questionsOf({ certain, ask }: AskReport): string[] {
  if (certain) return ['', 'Питати більше нічого.'];
  const lines = ask.map((question, place) => `${place + 1}. ${questionLine(question)}`);
  return section(`Запитати (найменше питань: ${ask.length}), у такому порядку:`, lines);
}

/** «форма звернення: на папері / електронне; потім лишиться в середньому питань 3,5». */
function questionLine({ label, fact, description, values, limits, questionsLeft }: QuestionToAsk): string {
  const choice =
    values?.map((value) => value.label).join(' / ') ??
    (limits ? `ціле від ${limits.minimum} до ${limits.maximum}` : 'день РРРР-ММ-ДД');
  const about = description === null ? '' : `\n     ${description}`;
  const left = String(questionsLeft).replace('.', ',');
  return `${label} (${fact}): ${choice}; потім лишиться в середньому питань: ${left}${about}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function day(text: string): string {
  return inUkrainian(plainDate(text));
}
