/** Bodies as `/api/docs` shows them; nobody in them is real. */

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
