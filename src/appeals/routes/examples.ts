/** A letter and its card as the interface's documentation shows them; no such citizen exists. */
export const letter = {
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

const id = '8c1f0a52-6f0a-4a4e-9d2f-0d6f3c1f7b11';

export const line = {
  id,
  version: 5,
  registrationIndex: 'К-127',
  year: 2026,
  register: 'office',
  status: 'awaiting-resolution',
  statusLabel: 'на резолюції у керівника',
  kind: 'statement',
  subject: 'individual',
  signers: null,
  feature: 'first',
  mainTopic: '080',
  applicant: 'Коваленко Марія',
  gist: letter.gist,
  receivedOn: '2026-03-02',
  registeredOn: '2026-03-02',
  dueOn: '2026-04-02',
  termBroken: false,
  onControl: false,
  leader: 'deputy-mayor-housing',
  mainExecutor: null,
  result: null,
  joinedTo: null,
};

const { applicant: _name, ...known } = line;
export const card = { ...known, applicant: letter.applicant, formOfReceipt: '1.1', form: 'letter', sheets: 2 };

export const wholeCard = {
  ...card,
  replyDispatch: {
    sendBy: '2026-03-26',
    overdue: false,
    channel: 'registered-post',
    channelLabel: 'рекомендованим листом',
    sentOn: '2026-03-26',
    postingNumber: '112',
    dispatchedBy: 'p-registrar-1',
    dispatchedAt: '2026-03-26T13:20:00.000Z',
  },
  unsentLetters: [],
};

export const draft = {
  form: 'letter',
  addressee: { kind: 'leader', id: null },
  applicant: { residence: 'м. Кривий Ріг, вул. Соборності, буд. 12, кв. 5' },
  answers: { regime: 'appeal', corruptionReport: false, threatToLife: false, kind: 'statement' },
};

const nextQuestion = {
  field: '/answers/signed',
  label: 'підпис автора',
  description: 'Для звернення на папері.',
  values: [
    { value: true, label: 'так' },
    { value: false, label: 'ні' },
  ],
  personal: false,
  questionsLeft: 5.5,
  waysLeft: 14,
};

export const questions = {
  complete: false,
  next: nextQuestion,
  ask: [nextQuestion],
  byProgram: [
    {
      field: '/confirmedFeature',
      label: 'ознака надходження',
      reason: 'програма пошукає сама і спитає, лише коли знайде схоже звернення',
    },
  ],
  doNotAsk: [
    {
      field: '/answers/complaint/decidedOn',
      label: 'день оскаржуваного рішення',
      reason: 'за відомих відповідей ні на що вже не впливає (п. 2.5)',
    },
  ],
  decisions: [
    {
      ruleSet: 'registration-routing',
      question: 'Хто реєструє звернення, чи його слід передати без реєстрації?',
      possible: [{ outcome: 'register-office', label: 'реєструє управління' }],
    },
  ],
};
