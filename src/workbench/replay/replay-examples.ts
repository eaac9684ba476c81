/** Examples for the description of the interface. */
const digest = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';
const id = '019d0b2e-7c51-7000-8f0a-6a1c5be3b0de';

export const exampleStart = {
  files: { 'term.rules.json': '{ "id": "term", … }' },
  ruleSet: 'term',
  from: '2026-01-01',
  to: '2026-03-01',
};

export const exampleSummary = {
  id,
  status: 'finished',
  fault: null,
  candidate: 'term.rules.json',
  candidateDigest: digest,
  ruleSet: 'term',
  from: '2026-01-01',
  to: '2026-03-01',
  unit: null,
  progress: { done: 1250, total: 1250 },
  startedBy: { id: 'p-reviewer', name: 'Рецензентка' },
  startedAt: '2026-03-02T07:00:00.000Z',
  finishedAt: '2026-03-02T07:00:03.000Z',
  totals: {
    total: 1250,
    same: 1238,
    differ: 12,
    refused: 0,
    byKind: { values: 12 },
    bySet: { term: 1250 },
    terms: { earlier: 12, later: 0, unknown: 0, byDays: { '-5': 12 } },
  },
};

const was = { outcome: 'no-study', rule: 'art20-no-study', clauses: [{ act: 'law-393-96', clause: '20' }] };
const openTerm = {
  process: 'consideration',
  element: 'open-term',
  name: 'Відкрити строк',
  type: 'ServiceTask',
  certain: true,
};

export const exampleReport = {
  ...exampleSummary,
  editions: { term: [digest] },
  changes: [
    {
      change: 0,
      ruleSet: 'term',
      element: 'set-first-term',
      kind: 'values',
      was: { ...was, values: { days: 15 } },
      becomes: { ...was, values: { days: 10 } },
      count: 12,
      overridden: 0,
      task: 'Який строк розгляду',
      title: 'Строк розгляду',
      wasLabel: 'без вивчення: скорочений строк',
      becomesLabel: 'без вивчення: скорочений строк',
      following: { forks: [], handedTo: [openTerm] },
    },
  ],
};

export const exampleCase = {
  decisionId: '019d0b2e-7c51-7001-8f0a-6a1c5be3b0de',
  change: 0,
  kind: 'values',
  subject: '0b7e2a9c-9f8e-4a1e-8c55-2f1f0a4b7c33',
  registrationIndex: 'К-12',
  year: 2026,
  register: 'office',
  ruleSet: 'term',
  element: 'set-first-term',
  at: '2026-02-02T08:00:00.000Z',
  was: { ...was, values: { days: 15 } },
  becomes: { ...was, values: { days: 10 } },
  wasDue: '2026-02-17',
  becomesDue: '2026-02-12',
};
