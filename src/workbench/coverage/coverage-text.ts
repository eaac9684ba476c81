import { inUkrainian, plainDate } from '../../domain/plain-date.js';
import type { Tally } from './cover.js';
import type { CoverageReport, SetCoverageReport, UncoveredRow } from './coverage-report.js';

/** The report as a reviewer reads it. */
export function coverageText(report: CoverageReport): string {
  const { rules, conditions, independent, sets, acts } = report;
  return [
    ...sets.flatMap(setText),
    '',
    ...acts.flatMap(({ title, covered, total, clauses }) => [
      `${title}: пунктів із правилом, яке вирішує хоч в одному рядку, — ${covered} із ${total}`,
      ...clauses
        .filter((one) => !one.covered)
        .map(({ clause, summary, rules: cited }) => `  ${clause}: ${summary} (${cited.join(', ')})`),
    ]),
    '',
    `Разом: ${numbers(rules, conditions, independent)}.`,
    'MC/DC — з маскуванням: є рядок, де умова справджується, і рядок, де ні, і в обох правило змінилося б лише від неї.',
  ].join('\n');
}

function numbers(rules: Tally, conditions: Tally, independent: Tally): string {
  return `правила ${part(rules)}, умови в обидва боки ${part(conditions)}, MC/DC ${part(independent)}`;
}

function part({ covered, total, impossible }: Tally): string {
  return `${covered} із ${total}${impossible === 0 ? '' : ` (неможливо: ${impossible})`}`;
}

function setText(set: SetCoverageReport): string[] {
  return [
    `${set.title} (${set.ruleSet}), рядків ${set.rows}: ${numbers(set.rules, set.conditions, set.independent)}`,
    ...set.editions.map(({ asOf, rows, share, rules }) => {
      const first = asOf[0];
      const days = first ? `надходження від ${day(first.receivedOn)}, рішення від ${day(first.decidedOn)}` : '';
      return `  редакція (${days}): рядків ${rows}, простору ${percent(share)}, правил вирішує ${part(rules)}`;
    }),
    ...set.failing.map(
      ({ file, line, number }) => `  ${file}:${line}: рядок ${number} не справджується; його не враховано.`,
    ),
    ...set.impossible.map(({ rule, text }) => `  Неможливо: ${rule} — ${text}.`),
    ...set.missing.flatMap(missingText),
  ];
}

function percent(share: number): string {
  const hundredths = share * 100;
  if (hundredths > 0 && hundredths < 0.01) return 'менше ніж 0,01 %';
  return `${String(Math.floor(share * 10_000) / 100).replace('.', ',')} %`;
}

function missingText({ file, afterLine, lines, words, expected, shows }: UncoveredRow): string[] {
  return [
    ...shows.map(({ rule, text }) => `  Не показано: ${rule} — ${text}.`),
    `  Випадок: ${words}.`,
    `  Чинні правила вирішують: «${expected.outcomeLabel}». Підтвердьте очікуване рішення і вставте в ${file} після рядка ${afterLine}:`,
    ...lines,
  ];
}

function day(date: string): string {
  return inUkrainian(plainDate(date));
}
