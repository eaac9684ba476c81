import { severityWords } from '../checks.js';
import type { LintReport } from '../lint.js';
import type { LintFinding } from '../lint-finding.js';
import { spanInWords } from '../findings/spans.js';

/** The report for people: a line for each finding as compilers write it, and below it where, when and an example. */
export function lintText({ sets, counts, findings, excuses }: LintReport): string {
  const excused = excuses.length > 0 ? ` Виправдано: ${excuses.length}.` : '';
  const total = `Наборів: ${sets.length}. Помилок: ${counts.error}, застережень: ${counts.warning}, зауважень: ${counts.note}.${excused}`;
  return [...findings.flatMap(findingLines), total].join('\n');
}

function findingLines(finding: LintFinding): string[] {
  const { code, severity, file, line, text } = finding;
  const head = `${file}:${line} ${severityWords[severity]} ${code}: ${text}`;
  return [head, ...detailLines(finding).map((words) => `    ${words}`)];
}

/** The region, a case and the days of a finding, a line each. */
export function detailLines({ region, witness, spans }: LintFinding): string[] {
  const example = witness?.map(({ label, valueText }) => `${label} — ${valueText}`).join('; ');
  return [
    ...(region?.lines ?? []).map((words) => `де: ${words}`),
    ...(region?.more === true ? ['де: та інші поєднання'] : []),
    ...(example === undefined ? [] : [`приклад: ${example}`]),
    ...spans.map((span) => `коли: ${spanInWords(span)}`),
  ];
}
