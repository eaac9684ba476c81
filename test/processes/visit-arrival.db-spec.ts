import { describe, expect } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { inKyiv } from '../support/appeal-council.js';
import { walk } from '../support/appeal-test.js';
import { reception, VisitWalk } from '../support/visit-walk.js';

const bag = (...sides: readonly number[]) => ({ entry: { bag: sides } });

describe('at the entrance (KR-2.23)', () => {
  walk('each of the six grounds is recorded, and frees the place', async (council) => {
    const receptionId = await reception(council);
    const grounds = ['intoxicationSigns', 'weapons', 'animal', 'posters', 'disorder'];
    const visits: VisitWalk[] = [];
    for (const ground of [...grounds, 'bag', 'both']) {
      visits.push(await VisitWalk.book(council, receptionId, { visitor: { surname: `Гість${ground}` } }));
    }
    const [, , , , , carriesBag, both] = visits;
    await visits[0]?.dayBegins();
    for (const [place, ground] of grounds.entries()) await visits[place]?.arrives({ entry: { [ground]: true } });
    await carriesBag?.arrives(bag(20, 99, 30));
    await both?.arrives({ entry: { weapons: true, animal: true } });
    const cards = [];
    for (const visit of visits) cards.push(await visit.card());
    expect(cards.map(({ status }) => status)).toEqual(visits.map(() => 'not-admitted'));
    expect(cards.map((card) => card.grounds)).toEqual([
      ['2.23.1'],
      ['2.23.2'],
      ['2.23.3'],
      ['2.23.5'],
      ['2.23.6'],
      ['2.23.4'],
      ['2.23.2', '2.23.3'],
    ]);
    expect((await visits[0]?.reception())?.booked).toBe(0);
    for (const visit of visits) await visit.ends('visit-over');
  });

  walk('a bag of exactly the allowed sides is let in, however its sides were measured', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council));
    await visit.dayBegins();
    await visit.arrives(bag(20, 40, 30));
    expect(await visit.decided('reception-admission')).toEqual(['admit']);
  });
});

describe('who has come (KR-2.18–2.20)', () => {
  walk('companions are judged one by one, and the card says who may stay', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council));
    await visit.dayBegins();
    const companions = [
      { role: 'relative', name: 'Коваленко Петро', papers: true },
      { role: 'relative', name: 'Коваленко Олена', papers: false },
      { role: 'invited', name: 'Представник теплопостачальника', papers: false },
      { role: 'stranger', name: 'Сусід', papers: true },
    ];
    await visit.arrives({ companions });
    const { companions: judged } = await visit.card();
    expect(judged.map(({ present }) => present)).toEqual([true, false, true, false]);
    expect(await visit.decided('companion')).toEqual(['present', 'not-present', 'present', 'not-present']);
    const [note] = await visit.noted('companions-judged');
    expect(JSON.stringify(note?.payload)).not.toContain('Коваленко');
  });

  walk('a representative without papers waits until they are there; a minor is not received alone', async (council) => {
    const receptionId = await reception(council);
    const represented = await VisitWalk.book(council, receptionId);
    const minor = await VisitWalk.book(council, receptionId, { visitor: { surname: 'Юний', minor: true } });
    const never = await VisitWalk.book(council, receptionId, { visitor: { surname: 'Забутько' } });
    await represented.dayBegins();
    await represented.arrives({ person: 'representative', representation: 'unproven' });
    await minor.arrives();
    await represented.standsAt('check-papers');
    await minor.standsAt('check-papers');
    expect(await minor.decided('visitor')).toEqual(['invite-representative']);
    const nobody = represented.complete('check-papers', { person: 'representative', representation: 'none' });
    await expect(nobody).rejects.toMatchObject({ details: { errors: [{ pointer: '/answer/representation' }] } });
    const unproven = represented.complete('check-papers', { person: 'representative', representation: 'unproven' });
    await expect(unproven).rejects.toMatchObject({
      code: 'ANSWER_REFUSED',
      details: { grounds: [{ clause: '2.19' }] },
    });
    await expect(minor.complete('check-papers', { person: 'minor', representation: 'none' })).rejects.toMatchObject({
      code: 'ANSWER_REFUSED',
    });
    expect(await represented.decided('visitor')).toEqual(['ask-for-papers']);
    await represented.standsAt('check-papers');
    await represented.complete('check-papers', { person: 'representative', representation: 'proper' });
    await minor.complete('check-papers', { person: 'minor', representation: 'proper' });
    await represented.standsAt();
    expect(await represented.isTold('called')).toBe(1);
    expect((await represented.card()).status).toBe('with-leader');
    // Whose papers never come keeps the booking to the end of the reception.
    await never.arrives({ person: 'representative', representation: 'unproven' });
    expect(await never.isTold('reception-ended')).toBe(1);
    expect((await never.card()).status).toBe('no-show');
    await never.ends('visit-over');
  });
});

describe('a substitute (KR-2.15, 2.16)', () => {
  walk('is told of and asked about; who disagrees will be first next time', async (council) => {
    const receptionId = await reception(council);
    const agrees = await VisitWalk.book(council, receptionId);
    const declines = await VisitWalk.book(council, receptionId, { visitor: { surname: 'Незгодна' } });
    await agrees.dayBegins({ receiverPost: 'deputy-mayor-social', receiverNamedBy: 'absent-leader' });
    await agrees.arrives();
    await declines.arrives();
    await agrees.complete('ask-consent', { agrees: 'yes' });
    await declines.complete('ask-consent', { agrees: 'no' });
    expect(await agrees.decided('substitute-consent')).toEqual(['tell-and-ask', 'receive']);
    expect(await declines.decided('substitute-consent')).toEqual(['tell-and-ask', 'first-place-next']);
    expect(await declines.card()).toMatchObject({ status: 'substitute-declined', agreesToSubstitute: 'no' });
    await declines.ends('visit-over');
    await agrees.goesIn();
    expect((await agrees.openTasks()).find(({ elementId }) => elementId === 'receive')?.group).toBe(
      'post:deputy-mayor-social',
    );
    // The right is there for the leader's next reception, and makes its holder the first of it.
    const next = await reception(council, {
      heldOn: plainDate('2026-04-14'),
      bookingClosesAt: inKyiv('2026-04-13T15:00'),
    });
    const again = await VisitWalk.book(council, next, { visitor: { surname: 'Незгодна' } });
    expect(await again.card()).toMatchObject({ firstPlaceRight: true, queueGroup: 'first-by-right' });
  });
});
