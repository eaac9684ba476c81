import { describe, expect } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import { Transfers } from '../../src/receptions/rebooking/transfers.js';
import { Workflow } from '../../src/workflow/index.js';
import { inKyiv, type WalkedCouncil } from '../support/appeal-council.js';
import { walk } from '../support/appeal-test.js';
import { heard, reception, VisitWalk } from '../support/visit-walk.js';

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
    const receptionId = await reception(council);
    const next = await reception(council, inApril);
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
      await council.get(Transfers).transfer(tx, await store.visit(moved.id, tx.manager), to);
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
    const receptionId = await reception(council);
    const next = await reception(council, inApril);
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
    for (const visit of [expected, waiting, inside]) expect(await visit.isTold('alarm-sent-away')).toBe(1);
    // Whoever is at the table is not sent away before somebody has said what was decided: here, nothing.
    await inside.standsAt('note-decided');
    await inside.complete('note-decided', { questions: [] });
    for (const visit of [expected, waiting, inside]) {
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

  walk(
    'loses nothing of what was decided at the table: only questions not heard go to the next reception',
    async (council) => {
      const receptionId = await reception(council);
      const next = await reception(council, inApril);
      const last = await reception(council, { leaderPost: 'deputy-mayor-social' });
      const questions = ['Немає опалення', 'Не світить ліхтар'].map((gist) => ({ topic: '080', gist }));
      const inside = await VisitWalk.book(council, receptionId, { questions });
      const nowhere = await VisitWalk.book(council, last, { questions, visitor: { surname: 'Мороз' } });
      for (const visit of [inside, nowhere]) {
        await visit.dayBegins();
        await visit.arrives();
        await visit.goesIn();
        await alarmed(council, visit.receptionId, 'next-reception');
        await visit.isTold('alarm-sent-away');
        await visit.complete('note-decided', heard('settled'));
        await visit.ends('summed-up');
      }
      const card = await inside.card();
      expect(card.status).toBe('heard');
      expect(card.questions.map(({ outcome }) => outcome?.settled ?? null)).toEqual([true, null]);
      const [carried, ...others] = await following(council, next);
      expect(others).toEqual([]);
      expect(carried).toMatchObject({ previousVisitId: inside.id, status: 'booked', bookedAt: card.bookedAt });
      expect(carried?.questions.map(({ gist, outcome }) => [gist, outcome])).toEqual([['Не світить ліхтар', null]]);

      // This leader has no other reception: what was not heard is considered as raised orally.
      expect(await nowhere.appeals()).toHaveLength(1);
      expect((await nowhere.card()).questions[1]?.outcome?.explanation).toContain('перервала повітряна тривога');
    },
  );

  walk('resumed, it leaves everybody where they were', async (council) => {
    const receptionId = await reception(council);
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
    const receptionId = await reception(council);
    const stopped = await VisitWalk.book(council, receptionId);
    const other = await reception(council, { leaderPost: 'deputy-mayor-social' });
    const third = await reception(council, { leaderPost: 'deputy-mayor-economy' });
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
    const visit = await VisitWalk.book(council, await reception(council));
    await visit.dayBegins();
    await alarmed(council, visit.receptionId, 'next-reception');
    await visit.isTold('alarm-sent-away');
    expect(await visit.card()).toMatchObject({ status: 'cancelled', grounds: ['no-later-reception'] });
    await visit.complete('post-notice', { sentOn: council.today, channel: 'by-hand' });
    expect(await visit.noted('citizen-to-be-told', 'letter-sent')).toHaveLength(2);
    await visit.ends('visit-over');
  });
});
