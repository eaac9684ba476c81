/** An example for the description of the interface: a cap of 45 days that becomes 40. */
const clauses = [{ act: 'law-393-96', clause: '20' }];
const region = {
  boxes: [{ 'extension.totalDays': [{ from: 41, to: 45 }] }],
  more: false,
  words: { always: 'разом днів після продовження — від 41 до 45', ways: [], more: false },
  share: 0.074,
  combinations: 8,
};

export const exampleDiff = {
  a: 'rules',
  b: 'пропозиція',
  equal: false,
  added: [],
  removed: [],
  sets: [
    {
      ruleSet: 'term-extension',
      title: 'Продовження строку',
      equal: false,
      combinations: 120,
      editions: 3,
      spans: [
        {
          days: [{ receivedOn: { from: '2027-01-01', to: null }, decidedOn: { from: '1000-01-01', to: null } }],
          force: null,
          changes: [
            {
              kind: 'outcome',
              was: { outcome: 'extend', outcomeLabel: 'продовжити', values: {}, clauses, rules: [null] },
              becomes: {
                outcome: 'refuse-over-cap',
                outcomeLabel: 'відмовити: понад найбільший загальний строк',
                values: {},
                clauses,
                rules: ['3.11-refuse-over-cap'],
              },
              region,
              witness: { 'extension.totalDays': 41 },
              witnessWords: 'разом днів після продовження — 41',
            },
          ],
          changed: region,
          facts: { asked: [], dropped: [], changed: [], incomparable: [] },
          invariants: { added: [], removed: [] },
          parameters: [
            {
              id: 'param.term.cap',
              label: 'загальний строк, якого не можна перевищити',
              was: '45 днів',
              becomes: '40 днів',
            },
          ],
          labels: [],
          combinations: 40,
        },
      ],
    },
  ],
  parameters: [],
};
