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
  facts: { 'resolution.firstExecutorIsStaff': true, 'resolution.anyStaffExecutor': true },
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
