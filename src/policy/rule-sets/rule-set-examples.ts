/** Examples for the description of the interface. */
const digest = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

export const exampleSummary = {
  id: 'main-executor',
  title: 'Головний виконавець',
  question: 'Хто головний виконавець?',
  hitPolicy: 'priority',
  facts: 2,
  rules: 3,
  outcomes: [{ outcome: 'first-named', label: 'перший у резолюції' }],
};

export const exampleQuestion = {
  facts: {
    'letter.addressee': 'council',
    'resolution.firstExecutorIsStaff': true,
    'case.fromReception': false,
    'resolution.firstExecutorIsDistrict': false,
    'resolution.anyStaffExecutor': true,
  },
  receivedOn: '2024-03-04',
  decidedOn: '2024-03-05',
};

export const exampleDecision = {
  ruleSet: 'main-executor',
  digest,
  asOn: '2024-03-04',
  basis: 'receivedOn',
  facts: exampleQuestion.facts,
  outcome: 'first-named',
  outcomeLabel: 'перший у резолюції',
  rule: '3.12-first-named',
  clauses: [{ act: 'kr-225-r-2023', clause: '3.12' }],
  values: {},
  alsoHeld: [],
};

export const exampleRuleSet = {
  receivedOn: '2024-03-04',
  decidedOn: '2024-03-04',
  digest,
  id: 'main-executor',
  title: 'Головний виконавець',
  question: 'Хто головний виконавець?',
  hitPolicy: 'priority',
  facts: [
    { fact: 'resolution.firstExecutorIsStaff', type: 'boolean', label: 'перший виконавець – зі складу виконкому' },
  ],
  outcomes: exampleSummary.outcomes,
  rules: [
    {
      name: '3.12-first-named',
      title: 'Відповідь готує перший у резолюції',
      priority: 100,
      outcome: 'first-named',
      outcomeLabel: 'перший у резолюції',
    },
  ],
};

export const exampleAsked = { facts: { 'resolution.firstExecutorIsStaff': false }, receivedOn: '2024-03-04' };

const nextQuestion = {
  fact: 'resolution.anyStaffExecutor',
  label: 'хтось із виконавців із виконкому',
  description: null,
  type: 'boolean',
  values: [
    { value: true, label: 'так' },
    { value: false, label: 'ні' },
  ],
  limits: null,
  questionsLeft: 0,
  answersLeft: 1,
};

export const exampleAskReport = {
  ruleSet: 'main-executor',
  title: 'Головний виконавець',
  question: 'Хто головний виконавець?',
  digest,
  receivedOn: '2024-03-04',
  decidedOn: '2024-03-05',
  by: 'answer',
  known: [
    {
      fact: 'resolution.firstExecutorIsStaff',
      label: 'перший виконавець із виконкому',
      value: false,
      valueText: 'ні',
    },
  ],
  certain: false,
  answers: [
    {
      outcome: 'next-staff',
      outcomeLabel: 'наступний із виконкому',
      values: {},
      clauses: [{ act: 'kr-225-r-2023', clause: '3.13', summary: 'Головним є перший зі складу виконкому.' }],
      rules: [{ rule: '3.13-next-staff', title: 'Головний – наступний із виконкому' }],
      byDefault: false,
      witness: { 'resolution.firstExecutorIsStaff': false, 'resolution.anyStaffExecutor': true },
      when: 'хтось із виконавців із виконкому — так',
    },
  ],
  next: nextQuestion,
  ask: [nextQuestion],
  instead: [],
  doNotAsk: [],
};
