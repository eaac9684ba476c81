import { describe, expect } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import { Transfers } from '../../src/receptions/transfers.js';
import { Workflow } from '../../src/workflow/index.js';
import { inKyiv, type WalkedCouncil } from '../support/appeal-council.js';
import { walk } from '../support/appeal-test.js';
import { heard, sitting, VisitWalk } from '../support/visit-walk.js';

const leader = 'deputy-mayor-housing';
const inApril = { heldOn: plainDate('2026-04-14'), bookingClosesAt: inKyiv('2026-04-13T15:00') };

async function alarmed(council: WalkedCouncil, receptionId: string, alarmEffect: 'resume-today' | 'next-reception') {
  await council.get(ReceptionStore).changeReception(council.dataSource.manager, receptionId, { alarmEffect });
}

/** Where the citizen now is booked. */
async function following(council: WalkedCouncil, receptionId: string) {
  return council.get(ReceptionStore).visitsOf(receptionId);
}

describe('a booking that comes to nothing', () => {
  walk('is released, carried over, or not made use of', async (council) => {
    const receptionId = await sitting(council);
    const next = await sitting(council, inApril);
    const [released, moved, absent] = [
      await VisitWalk.book(council, receptionId),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Лисенко' } }),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Мороз' } }),
    ];
    const office = council.person('office-head');
    await council.get(Workflow).transact(office, async (tx) => {
      const store = council.get(ReceptionStore);
      await store.lock(tx.manager, receptionId);
      await council.get(Transfers).release(tx, await store.visit(released.id, tx.manager), 'suspended');
      const to = await store.lock(tx.manager, next);
      await council.get(Transfers).transfer(tx, await store.visit(moved.id, tx.manager), to, { keepRights: true });
    });
    await absent.dayBegins();
    await absent.isTold('reception-ended');
    expect((await released.card()).status).toBe('cancelled');
    expect((await moved.card()).status).toBe('transferred');
    expect((await absent.card()).status).toBe('no-show');
    expect((await absent.reception()).booked).toBe(0);
    for (const visit of [released, moved, absent]) await visit.ends('visit-over');
  });
});

describe('an alarm over a visit (KR-2.34)', () => {
  walk('not resumed, it sends everybody to the next reception with their place kept', async (council) => {
    const receptionId = await sitting(council);
    const next = await sitting(council, inApril);
    const [expected, waiting, inside] = [
      await VisitWalk.book(council, receptionId),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Лисенко', categories: ['7.5'] } }),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Мороз' } }),
    ];
    await expected.dayBegins();
    await waiting.arrives();
    await inside.arrives();
    await inside.goesIn();
    await alarmed(council, receptionId, 'next-reception');
    for (const visit of [expected, waiting, inside]) {
      expect(await visit.isTold('alarm-sent-away')).toBe(1);
      expect((await visit.card()).status).toBe('transferred');
      await visit.ends('visit-over');
    }
    const cards = await following(council, next);
    expect(cards.map(({ previousVisitId }) => previousVisitId)).toEqual([expected.id, waiting.id, inside.id]);
    expect(cards.map(({ queueGroup, status }) => [queueGroup, status])).toEqual([
      ['by-time', 'booked'],
      ['first-by-benefit', 'booked'],
      ['by-time', 'booked'],
    ]);
    expect(await Promise.all([expected, waiting, inside].map((visit) => visit.decided('after-stop')))).toEqual([
      ['next-reception'],
      ['today', 'next-reception'],
      ['today', 'next-reception'],
    ]);
  });

  walk('resumed, it leaves everybody where they were', async (council) => {
    const receptionId = await sitting(council);
    const [expected, waiting, inside] = [
      await VisitWalk.book(council, receptionId),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Лисенко' } }),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Мороз' } }),
    ];
    await expected.dayBegins();
    await waiting.arrives();
    await inside.arrives();
    await inside.goesIn();
    await alarmed(council, receptionId, 'resume-today');
    for (const visit of [expected, waiting, inside]) expect(await visit.isTold('alarm-sent-away')).toBe(1);
    await inside.complete('receive', heard('settled'), leader);
    await inside.ends('summed-up');
    await waiting.goesIn();
    await waiting.complete('receive', heard('settled'), leader);
    await waiting.ends('summed-up');
    await expected.arrives();
    await expected.goesIn();
    expect((await expected.card()).status).toBe('with-leader');
  });

  walk('does not lift the ban of a visit stopped that day, whether the citizen has come or not', async (council) => {
    const receptionId = await sitting(council);
    const stopped = await VisitWalk.book(council, receptionId);
    const other = await sitting(council, { leaderPost: 'deputy-mayor-social' });
    const third = await sitting(council, { leaderPost: 'deputy-mayor-economy' });
    const [waiting, expected] = [await VisitWalk.book(council, other), await VisitWalk.book(council, third)];
    await stopped.dayBegins();
    await waiting.dayBegins();
    await expected.dayBegins();
    await waiting.arrives();
    await stopped.arrives();
    await stopped.goesIn();
    await stopped.complete('receive', { questions: [], danger: true }, leader);
    await alarmed(council, other, 'next-reception');
    for (const visit of [waiting, expected]) {
      await visit.isTold('alarm-sent-away');
      await visit.ends('visit-over');
    }
    expect(await waiting.card()).toMatchObject({ status: 'not-admitted', grounds: ['2.26'] });
    expect(await expected.card()).toMatchObject({ status: 'cancelled', grounds: ['2.26'] });
  });

  walk('ends a booking for which there is no later reception, and the citizen is told', async (council) => {
    const visit = await VisitWalk.book(council, await sitting(council));
    await visit.dayBegins();
    await alarmed(council, visit.receptionId, 'next-reception');
    await visit.isTold('alarm-sent-away');
    expect(await visit.card()).toMatchObject({ status: 'cancelled', grounds: ['no-later-reception'] });
    expect(await visit.noted('citizen-to-be-told')).toHaveLength(1);
    await visit.ends('visit-over');
  });
});
