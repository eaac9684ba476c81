import type { Matrix } from './matrix.js';

/** An example for the description of the interface: one clause. */
export const exampleMatrix: Matrix = {
  acts: [
    {
      id: 'kr-225-r-2023',
      title: 'Положення № 225-р',
      file: 'rules/acts/kr-225-r-2023.json',
      line: 4,
      rows: [
        {
          act: 'kr-225-r-2023',
          clause: '3.7',
          cited: 'KR-3.7',
          summary: 'Звернення не за повноваженнями за п’ять днів пересилають належному органові.',
          file: 'rules/acts/kr-225-r-2023.json',
          line: 523,
          reasons: [],
          rules: [
            {
              ref: 'admission/3.7-forward',
              label: 'Переслати належному органові',
              tie: 'cites',
              resource: '/api/v1/rule-sets/admission',
              file: 'rules/admission.rules.json',
              line: 163,
              decisions: 12,
            },
          ],
          parameters: [],
          rows: [],
          nodes: [],
          fields: [],
          letters: [],
          decisions: 12,
        },
      ],
    },
  ],
  findings: [],
  decisions: 480,
};
