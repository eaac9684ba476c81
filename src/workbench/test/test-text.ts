import { percent } from '../command/percent.js';
import type { FailedRow, ProvedShare, SetResult, TestReport } from './test-tables.js';

/** The report for people: what stands in a line, what does not with all that is needed to mend it. */
export function testText(report: TestReport): string {
  const { rows, passed, failed, regions, sets } = report;
  const width = Math.max(0, ...sets.map(({ ruleSet }) => ruleSet.length));
  const failures = sets.flatMap((set) => set.failed);
  return [
    ...sets.flatMap((set) => setLines(set, width)),
    ...failures.flatMap((failure) => ['', ...failureLines(failure)]),
    '',
    `Разом рядків: ${rows}; справдилося: ${passed}; не справдилося: ${failed}; з них доведених областей: ${regions - failedRegions(sets)}.`,
  ].join('\n');
}

function failedRegions(sets: readonly SetResult[]): number {
  return sets.reduce((sum, { regions, proved }) => sum + regions - proved.reduce((rows, one) => rows + one.rows, 0), 0);
}

function setLines({ ruleSet, title, rows, failed, proved }: SetResult, width: number): string[] {
  const mark = failed.length === 0 ? '✓' : '✗';
  const wrong = failed.length === 0 ? '' : `, не справдилося ${failed.length}`;
  return [`${mark} ${ruleSet.padEnd(width)}  ${title}: рядків ${rows}${wrong}`, ...proved.map(provedLine)];
}

function provedLine({ receivedOn, rows, share }: ProvedShare): string {
  return `    доведено областей: ${rows} (надходження ${receivedOn}), разом ${percent(share)} можливих поєднань фактів`;
}

function failureLines({ file, line, number, sentence, faults, why }: FailedRow): string[] {
  return [
    `✗ ${file}:${line}, рядок ${number} «${sentence}»`,
    ...faults.map((fault) => `  ${fault}`),
    ...(why.length === 0 ? [] : ['  Чому вирішено так:', ...why.map((sentenceOf) => `    ${sentenceOf}`)]),
  ];
}
