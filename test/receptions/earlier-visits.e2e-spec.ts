import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receptionMigrations } from '../../src/receptions/migrations.js';
import { VisitPersonRecord } from '../../src/receptions/tables.js';
import { BookingOffice } from './booking-office.js';

let office: Awaited<ReturnType<typeof BookingOffice.open>>;
beforeAll(async () => {
  office = await BookingOffice.open();
});
afterAll(() => office.close());

const residence = 'м. Кривий Ріг, вул. 8-го Березня, буд. 5, кв. 12';

/** How one citizen was named on the first card, and how on the next. */
const variants = [
  {
    name: '«огли» and its other spelling',
    first: { surname: 'Мамедов', givenName: 'Рашид', patronymic: 'Гасан огли', residence },
    next: { surname: 'Мамедов', givenName: 'Рашид', patronymic: 'Гасан-оглы', residence },
    sureLabel: 'та сама особа',
  },
  {
    name: '«кизи» and its other spelling',
    first: { surname: 'Алієва', givenName: 'Лейла', patronymic: 'Расим кизи', residence },
    next: { surname: 'Алієва', givenName: 'Лейла', patronymic: 'Расим кызы', residence },
    sureLabel: 'та сама особа',
  },
  {
    name: 'the same address written otherwise',
    first: { surname: 'Захарченко', givenName: 'Павло', patronymic: 'Ілліч', residence },
    next: { surname: 'Захарченко', givenName: 'Павло', patronymic: 'Ілліч', residence: 'вул. 8 Березня, 5/12' },
    sureLabel: 'та сама особа',
  },
  {
    name: 'one telephone without a patronymic: a mother and a daughter may both be Марія',
    first: { surname: 'Гончар', givenName: 'Марія', patronymic: 'Петрівна', residence, phone: '067 555 11 22' },
    next: { surname: 'Гончар', givenName: 'Марія', residence: 'вул. Нова, буд. 9', phone: '067 555 11 22' },
    sureLabel: 'можливо, та сама особа',
  },
];

async function hintsFor(visitor: object) {
  const reception = await office.plans({ leaderPost: 'first-deputy-mayor' });
  const { body } = await office.registrar
    .post(`/receptions/${reception.id}/booking-questions`, { visitor })
    .expect(200);
  return body.earlierVisits;
}

async function booked(visitor: object): Promise<{ readonly id: string; readonly version: number }> {
  const { card } = await office.books((await office.plans()).id, { visitor: { phone: '0564 92 13 50', ...visitor } });
  return card;
}

describe('an earlier visit is found under', () => {
  it.each(variants)('$name', async ({ first, next, sureLabel }) => {
    const { id } = await booked(first);
    expect(await hintsFor(next)).toMatchObject([{ visitId: id, sureLabel }]);
  });
});

it('is not found of a namesake of the other sex, nor of another who answers the same telephone', async () => {
  await booked({ surname: 'Рибалка', givenName: 'Іван', patronymic: 'Кузьмич', residence, phone: '067 333 33 33' });
  expect(await hintsFor({ surname: 'Рибалка', givenName: 'Іванна', patronymic: 'Кузьмівна', residence })).toEqual([]);
  const daughter = { surname: 'Рибалка-Швець', givenName: 'Дарина', patronymic: 'Іванівна', phone: '067 333 33 33' };
  expect(await hintsFor(daughter)).toEqual([]);
});

it('is shown before newer cards of others who may be the same, and none is left out', async () => {
  const visitor = { surname: 'Савчук', givenName: 'Ольга', patronymic: 'Юріївна', residence };
  const { id } = await booked(visitor);
  const others: string[] = [];
  for (let at = 0; at < 6; at += 1) {
    const namesake = { surname: 'Савчук', givenName: 'О.', patronymic: 'Ю.', residence };
    others.push((await booked({ ...namesake, surname: 'Савчук-Мала', phone: `050 777 00 0${at}` })).id);
  }
  const hints: { visitId: string; sure: boolean }[] = await hintsFor(visitor);
  expect(hints[0]).toMatchObject({ visitId: id, sure: true });
  expect(hints.map(({ visitId }) => visitId).toSorted()).toEqual([id, ...others].toSorted());
});

it('is found of a card that a node of the release before wrote, by its surname', async () => {
  const visitor = { surname: 'Нестеренко', givenName: 'Ольга', patronymic: 'Юріївна', residence };
  const { id } = await booked(visitor);
  await office.manager.delete(VisitPersonRecord, { visitId: id });
  expect(await hintsFor(visitor)).toMatchObject([{ visitId: id }]);
});

it('has the keys of its person from the migration where the card is older than they are', async () => {
  const visitor = {
    surname: 'Пономаренко',
    givenName: 'Інна',
    patronymic: 'Юріївна',
    residence,
    phone: '050 444 55 66',
  };
  const { id } = await booked(visitor);
  const ofCard = () => office.manager.find(VisitPersonRecord, { where: { visitId: id }, order: { key: 'ASC' } });
  const before = await ofCard();
  const runner = office.manager.connection.createQueryRunner();
  for (const Migration of receptionMigrations.filter(({ name }) => name.startsWith('AddVisitPersons'))) {
    const migration = new Migration();
    await migration.down(runner);
    await migration.up(runner);
  }
  await runner.release();
  expect(before).toHaveLength(2);
  expect(await ofCard()).toEqual(before);
  expect(await hintsFor({ ...visitor, surname: 'Лисенко' })).toMatchObject([{ visitId: id }]);
});
