import type { CaseResult } from '../../src/policy/rule-tests/run-case.js';

/** A failed row as a reviewer reads it: where it stands, what was expected, what was decided and why. */
export function failureText({ case: { file, line, number, sentence }, faults, why }: CaseResult): string {
  return [`${file}:${line}, рядок ${number} «${sentence}»`, ...faults, ...why].join('\n  ');
}
