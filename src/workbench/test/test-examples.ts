/** Examples for the description of the interface. */
export const exampleTable = `Набір: main-executor
Надходження: 2024-03-04

| № | Випадок | адресат | перший виконавець — виконком районної ради | перший виконавець із виконкому | у резолюції є виконавець із виконкому | Рішення | Пункт |
|---|---------|---------|--------------------------------------------|--------------------------------|---------------------------------------|---------|-------|
| 1 | Перший у резолюції — з виконкому | * | * | так | * | перший у резолюції | KR-3.12; 348-виконавець |
`;

export const exampleReport = {
  rows: 1,
  passed: 1,
  failed: 0,
  regions: 1,
  sets: [
    {
      ruleSet: 'main-executor',
      title: 'Головний виконавець',
      files: ['пропозиція/tests/main-executor.md'],
      rows: 1,
      passed: 1,
      regions: 1,
      proved: [
        {
          receivedOn: '2024-03-04',
          digest: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
          rows: 1,
          share: 0.5,
        },
      ],
      failed: [],
    },
  ],
};
