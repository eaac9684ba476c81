/** Bodies as `/api/docs` shows them; nobody in them is real. */
const receptionId = '0198f3a0-7d11-7000-8000-000000000001';
const visitId = '0198f3a0-7d11-7000-8000-000000000002';

const visitor = {
  surname: 'Приклад',
  givenName: 'Олена',
  patronymic: 'Іванівна',
  residence: 'м. Кривий Ріг, вул. Зразкова, буд. 1, кв. 2',
  phone: '067 000 00 00',
  email: null,
  categories: [],
  minor: false,
};
const asked = [{ topic: '090', gist: 'Протікає дах будинку після зливи.' }];

export const booking = {
  channel: 'telephone',
  visitor,
  companions: [],
  questions: asked,
  answers: { leaderPowers: 'yes' },
  rightOf: null,
  waits: true,
  again: null,
};
export const correction = { visitor, companions: [], questions: asked };
export const walkIn = { visitor, companions: [], questions: asked, leaderAgrees: true };
export const draft = { visitor: { surname: 'Приклад', givenName: 'Олена' }, questions: asked, answers: {} };

export const reception = {
  id: receptionId,
  version: 4,
  leaderPost: 'deputy-mayor-housing',
  leaderTitle: 'Заступник міського голови з питань житлово-комунального господарства',
  kind: 'in-person',
  kindLabel: 'особисто',
  status: 'booking',
  statusLabel: 'іде запис',
  heldOn: '2026-03-10',
  beginsAt: '10:00',
  place: 'кабінет 129',
  capacity: 30,
  booked: 3,
  freePlaces: 27,
  bookingClosesAt: '2026-03-09T13:00:00.000Z',
  receiverPost: null,
  movedTo: null,
  recording: null,
};

export const line = {
  id: visitId,
  version: 1,
  number: '17/2026',
  status: 'booked',
  statusLabel: 'записано',
  receptionId,
  channel: 'telephone',
  name: 'Приклад Олена Іванівна',
  topics: ['090'],
  gist: 'Протікає дах будинку після зливи.',
  queueGroup: 'by-time',
  bookedAt: '2026-03-02T08:00:00.000Z',
  arrivedAt: null,
  bookingOutcome: 'book',
  place: null,
};

export const card = {
  id: visitId,
  version: 1,
  number: '17/2026',
  year: 2026,
  serial: 17,
  status: 'booked',
  statusLabel: 'записано',
  receptionId,
  channel: 'telephone',
  visitor,
  companions: [],
  questions: [{ id: '0198f3a0-7d11-4000-8000-000000000003', ...asked[0], outcome: null }],
  answers: { leaderPowers: 'yes' },
  bookingOutcome: 'book',
  bookingClauses: [{ act: 'kr-225-r-2023', clause: '2.3.3' }],
  queueGroup: 'by-time',
  firstPlaceRight: false,
  rightUsed: false,
  bookedAt: '2026-03-02T08:00:00.000Z',
  bookedBy: 'p-registrar-1',
  arrivedAt: null,
  remote: null,
  grounds: [],
  stoppedOn: null,
  agreesToSubstitute: 'unknown',
  replyWish: 'unknown',
  previousVisitId: null,
  endedAt: null,
};

export const alsoBooked = {
  visitId: '0198f3a0-7d11-7000-8000-000000000004',
  number: '12/2026',
  receptionId: '0198f3a0-7d11-7000-8000-000000000005',
  leaderPost: 'first-deputy-mayor',
  heldOn: '2026-03-12',
  sameTopics: ['090'],
  sure: true,
};

export const booked = {
  booked: true,
  outcome: 'book',
  outcomeLabel: 'записати',
  grounds: [{ act: 'kr-225-r-2023', clause: '2.3.3', rule: null, text: 'записати' }],
  card,
  reception,
  alsoBooked: [],
  alternatives: null,
};

const leaderPowers = {
  field: '/answers/leaderPowers',
  label: 'питання належить до повноважень керівника',
  description: 'За законом і розподілом обов’язків, як визначив працівник зі слів громадянина.',
  values: [
    { value: 'yes', label: 'так' },
    { value: 'no', label: 'ні' },
    { value: 'unknown', label: 'невідомо' },
  ],
  questionsLeft: 0,
  answersLeft: 1,
};

const open = {
  complete: false,
  next: leaderPowers,
  ask: [leaderPowers],
  doNotAsk: [],
  possible: [
    { outcome: 'book', label: 'записати', clauses: [], when: 'питання належить до повноважень керівника: так' },
  ],
  known: [{ fact: 'booking.closed', label: 'запис закінчено', value: 'ні' }],
  earlierVisits: [
    {
      ...{ visitId: alsoBooked.visitId, number: alsoBooked.number, receptionId: alsoBooked.receptionId },
      ...{ leaderPost: 'first-deputy-mayor', heldOn: '2026-02-12', stoppedOn: null },
      ...{ status: 'heard', statusLabel: 'прийнято, розглядається', firstPlaceRight: false },
      ...{ sure: false, sureLabel: 'можливо, та сама особа' },
      grounds: ['прізвище те саме', 'ім’я те саме'],
    },
  ],
  earlierAppeals: [],
};
export { open as questions };
