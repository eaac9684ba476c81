import type { CoverageReport } from './coverage-report.js';

const all = { covered: 3, total: 3, impossible: 0 };
const conditions = { covered: 7, total: 8, impossible: 0 };

/** An example for the description of the interface. */
export const exampleCoverage: CoverageReport = {
  rules: all,
  conditions,
  independent: { covered: 3, total: 3, impossible: 1 },
  sets: [
    {
      ruleSet: 'main-executor',
      title: 'Головний виконавець',
      rows: 8,
      rules: all,
      held: all,
      conditions,
      independent: { covered: 3, total: 3, impossible: 1 },
      editions: [
        {
          digest: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
          asOf: [{ receivedOn: '2023-08-29', decidedOn: '2023-08-29' }],
          rows: 5,
          share: 0.75,
          rules: all,
        },
      ],
      missing: [
        {
          file: 'rules/tests/main-executor.md',
          afterLine: 19,
          lines: ['| 9 | Підтвердьте очікуване рішення: … | так | ні | перший у резолюції | KR-3.12 |'],
          words: 'перший виконавець із виконкому — так',
          expected: { outcome: 'first-named', outcomeLabel: 'перший у резолюції' },
          shows: [
            { kind: 'condition', rule: '3.12-first-named', text: 'умова «перший виконавець — так» справджується' },
          ],
        },
      ],
      impossible: [],
      failing: [],
    },
  ],
  acts: [
    {
      act: 'kr-225-r-2023',
      title: 'Положення № 225-р',
      covered: 1,
      total: 1,
      clauses: [
        {
          clause: '3.12',
          summary: 'Хто головний виконавець.',
          rules: ['main-executor/3.12-first-named'],
          covered: true,
        },
      ],
    },
  ],
};
