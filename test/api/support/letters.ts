/**
 * A letter about housing, complete, ours to answer, and confirmed at the counter as a first one; tests say
 * what is different about theirs.
 */
export function aLetter(change: Readonly<Record<string, unknown>> = {}) {
  return {
    form: 'letter',
    formOfReceipt: '1.1',
    sheets: 2,
    applicant: {
      surname: 'Коваленко',
      givenName: 'Марія',
      patronymic: 'Іванівна',
      residence: 'м. Кривий Ріг, вул. Соборності, буд. 12, кв. 5',
    },
    gist: 'У будинку другий тиждень немає опалення, прошу відновити.',
    questions: [{ topic: '080', gist: 'Відновити опалення' }],
    assessment: { kind: 'statement', powers: 'ours' },
    confirmedFeature: { feature: 'first' },
    ...change,
  };
}
