import { exampleTable } from '../test/test-examples.js';
import type { MutationReport } from './mutate-report.js';

/** Examples for the description of the interface. */
export const exampleProposal = { files: { 'tests/main-executor.md': exampleTable } };

const counts = { mutants: 36, equivalent: 1, outside: 1, killed: 33, survived: 1, score: 0.970588 };
const survivor = {
  kind: 'outcome',
  rule: '3.12-first-named',
  text: 'рішення «перший у резолюції» замінено на «інший»',
} as const;

export const exampleMutations: MutationReport = {
  ...counts,
  sets: [
    {
      ruleSet: 'main-executor',
      title: 'Головний виконавець',
      rows: 8,
      ...counts,
      kinds: [{ kind: 'outcome', label: 'інше рішення', ...counts }],
      missing: [
        {
          file: 'rules/tests/main-executor.md',
          afterLine: 19,
          lines: ['| 9 | Підтвердьте очікуване рішення: … | так | так | перший у резолюції | KR-3.12 |'],
          words: 'перший виконавець із виконкому — так',
          expected: { outcome: 'first-named', outcomeLabel: 'перший у резолюції' },
          kills: [survivor],
        },
      ],
      without: [],
      failing: [],
    },
  ],
};
