/** A letter as the interface's documentation shows them; no such citizen exists. */
export const letterExample = {
  form: 'letter',
  formOfReceipt: '1.1',
  writtenOn: '2026-02-27',
  sheets: 2,
  addressee: { kind: 'leader', id: null },
  applicant: {
    surname: 'Коваленко',
    givenName: 'Марія',
    patronymic: 'Іванівна',
    residence: 'м. Кривий Ріг, вул. Соборності, буд. 12, кв. 5',
  },
  gist: 'У будинку другий тиждень немає опалення, прошу відновити.',
  questions: [{ topic: '080', gist: 'Відновити опалення' }],
  assessment: { kind: 'statement', powers: 'ours' },
  receiptAsked: true,
};
