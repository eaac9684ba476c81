import type { LintReport } from './lint.js';

/** Examples for the description of the interface. */
export const exampleProposal = { files: { 'main-executor.rules.json': '{ "id": "main-executor", … }' } };

export const exampleLint: LintReport = {
  sets: ['main-executor'],
  counts: { error: 0, warning: 1, note: 0 },
  excuses: [{ code: 'set-unasked', set: 'notice', reason: 'Набір питає сама служба, коли складає повідомлення.' }],
  findings: [
    {
      code: 'gap',
      severity: 'warning',
      file: 'rules/main-executor.rules.json',
      line: 13,
      pointer: '/default',
      text: 'Прогалина: тут не справджується жодне правило, і діє рішення за замовчуванням «запитати автора резолюції», за яким немає пункту. Додайте правило, або назвіть пункт у default.source.',
      set: 'main-executor',
      rules: [],
      outcomes: [],
      region: { lines: ['у резолюції є виконавець із виконкому — ні'], more: false },
      witness: [
        {
          fact: 'resolution.anyStaffExecutor',
          label: 'у резолюції є виконавець із виконкому',
          value: false,
          valueText: 'ні',
        },
      ],
      spans: [{ receivedOn: { from: '2023-08-29', to: null }, decidedOn: { from: null, to: null } }],
    },
  ],
};
