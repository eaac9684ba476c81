import type { MissingRow, MutationCounts, MutationReport, SetMutationReport } from './mutate-report.js';

/** The report as a reviewer reads it. */
export function mutateText(report: MutationReport): string {
  const bad = report.sets.filter((set) => set.survived > 0 || set.failing.length > 0);
  return [
    ...report.sets.map(summary),
    ...bad.flatMap(details),
    '',
    report.survived === 0
      ? `Помічено всі видозміни, які можна помітити: ${report.killed}. ${leftOut(report)}`
      : `Не помічено видозмін: ${report.survived} із ${report.killed + report.survived}. ${leftOut(report)}`,
  ].join('\n');
}

function leftOut({ equivalent, outside }: MutationCounts): string {
  return `Доведено рівнозначними: ${equivalent}; поза чинністю набору: ${outside}.`;
}

function summary({ title, ruleSet, killed, survived, score, rows }: SetMutationReport): string {
  return `${title} (${ruleSet}): ${percent(score)} — помічено ${killed} із ${killed + survived}; рядків ${rows}`;
}

/** Rounded down: only what is whole is called 100 %. */
function percent(share: number): string {
  return `${String(Math.floor(share * 1000) / 10).replace('.', ',')} %`;
}

function details(set: SetMutationReport): string[] {
  return [
    '',
    `## ${set.title} (${set.ruleSet})`,
    ...set.failing.map(
      ({ file, line, number }) =>
        `  ${file}:${line}: рядок ${number} не справджується і без видозмін; його не враховано.`,
    ),
    ...set.missing.flatMap(missingText),
    ...set.without.map(
      ({ rule, text }) => `  ${rule ?? 'набір'}: ${text} — рядка, що помітив би це, скласти не вдалося.`,
    ),
  ];
}

function missingText({ file, afterLine, lines, words, expected, kills }: MissingRow): string[] {
  return [
    '',
    ...kills.map(({ rule, text }) => `  Не помічено: ${rule ?? 'набір'} — ${text}.`),
    `  Випадок: ${words}.`,
    `  Чинні правила вирішують: «${expected.outcomeLabel}». Підтвердьте очікуване рішення і вставте в ${file} після рядка ${afterLine}:`,
    ...lines,
  ];
}
