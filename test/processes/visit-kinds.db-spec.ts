import { describe, expect } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { Journal } from '../../src/journal/index.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import { arrival } from '../../src/receptions/visit/visit.dto.js';
import { VisitRequests } from '../../src/receptions/visit/visit-requests.js';
import { inKyiv, type WalkedCouncil } from '../support/appeal-council.js';
import { walk } from '../support/appeal-test.js';
import { heard, reception, VisitWalk } from '../support/visit-walk.js';

const leader = 'deputy-mayor-housing';
const lawyer = 'legal-head';
const two = [
  { topic: '080', gist: 'У будинку немає опалення' },
  { topic: '090', gist: 'Протікає дах' },
];
const shown = { state: 'made', identity: 'shown' };
const reached = { visitor: { phone: '067 000 00 00' } };

/** The direct line is open: nothing is booked on it. */
async function openLine(council: WalkedCouncil): Promise<string> {
  await council.goesTo('2026-03-10T09:30');
  return reception(council, { kind: 'direct-line', status: 'under-way', bookingClosesAt: null, capacity: null });
}

describe('by video (docs/decisions/0041)', () => {
  walk(
    'the link reaches the booked alone; nobody is searched, and companions in the picture are judged',
    async (council) => {
      const receptionId = await reception(council, { kind: 'video', place: 'https://video.example/7' });
      await expect(VisitWalk.book(council, receptionId)).rejects.toMatchObject({ code: 'BODY_INVALID' });
      const written = await VisitWalk.book(council, receptionId, { visitor: { email: 'kovalenko@example.invalid' } });
      const called = await VisitWalk.book(council, receptionId, {
        visitor: { surname: 'Лисенко', phone: '067 000 00 01' },
      });
      const told = [...(await written.noted('citizen-to-be-told')), ...(await called.noted('citizen-to-be-told'))];
      expect(told.map(({ payload }) => [payload?.['about'], payload?.['reachBy']])).toEqual([
        ['video-link', 'email'],
        ['video-link', 'telephone'],
      ]);
      expect((await called.openTasks()).map(({ elementId }) => elementId)).toContain('call-citizen');
      expect((await written.openTasks()).map(({ elementId }) => elementId)).not.toContain('call-citizen');
      await written.dayBegins();
      for (const amiss of [{}, { connection: shown, entry: { animal: true } }])
        await expect(written.arrives(amiss)).rejects.toMatchObject({ code: 'BODY_INVALID' });
      await written.arrives({ connection: shown, companions: [{ role: 'stranger', name: 'Сусід', papers: true }] });
      expect(await written.decided('reception-admission')).toEqual([]);
      expect(await written.card()).toMatchObject({
        status: 'arrived',
        companions: [{ present: false }],
        remote: { identity: 'shown', unreached: [] },
      });
      await written.goesIn();
      await written.standsAt('receive-video');
      expect((await written.openTasks()).map(({ dueOn, name }) => [dueOn, name])).toContainEqual([
        '2026-03-10',
        'Поговорити відеозв’язком',
      ]);
      await written.complete('receive-video', heard('settled'), leader);
      await written.ends('summed-up');
    },
  );

  walk(
    'who does not answer is called again; who could not be connected keeps the right of whoever came',
    async (council) => {
      const receptionId = await reception(council, { kind: 'video' });
      const [late, silent, cutOff] = [
        await VisitWalk.book(council, receptionId, reached),
        await VisitWalk.book(council, receptionId, { visitor: { surname: 'Лисенко', ...reached.visitor } }),
        await VisitWalk.book(council, receptionId, { visitor: { surname: 'Мороз', ...reached.visitor } }),
      ];
      await late.dayBegins();
      for (const visit of [late, silent]) await visit.arrives({ connection: { state: 'no-answer' } });
      await late.arrives({ connection: { state: 'failed' } });
      await cutOff.arrives({ connection: { state: 'failed' } });
      expect(await silent.card()).toMatchObject({ status: 'booked', arrivedAt: null });
      expect(await cutOff.card()).toMatchObject({ status: 'arrived', remote: { identity: null } });
      // Whoever is not connected is not called in.
      expect(await cutOff.isTold('called')).toBe(0);
      await late.arrives({ connection: shown });
      expect((await late.card()).remote?.unreached.map(({ why }) => why)).toEqual(['no-answer', 'failed']);
      await expect(late.arrives({ connection: shown })).rejects.toMatchObject({ code: 'RECEPTION_STATUS_REFUSED' });
      await late.goesIn();
      await late.complete('receive-video', heard('settled'), leader);
      await silent.isTold('reception-ended');
      expect((await silent.card()).status).toBe('no-show');
      await silent.ends('visit-over');
      // The end of the day carries over all who came; see the walks of the day.
      expect((await council.get(ReceptionStore).visitsOf(receptionId, ['arrived'])).map(({ id }) => id)).toEqual([
        cutOff.id,
      ]);
    },
  );

  walk('what a broken connection left unsaid is considered as the card has it', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council, { kind: 'video' }), {
      ...reached,
      questions: two,
    });
    await visit.dayBegins();
    await visit.arrives({ connection: shown });
    await visit.goesIn();
    const half = heard('settled');
    await expect(visit.complete('receive-video', half, leader)).rejects.toMatchObject({ code: 'BODY_INVALID' });
    await visit.complete('receive-video', { ...half, cutOff: true }, leader);
    expect((await visit.card()).remote?.cutOff).toBe(true);
    expect((await visit.card()).status).toBe('heard');
    const [left, ...others] = await visit.appeals();
    expect(others).toEqual([]);
    expect(await left?.card()).toMatchObject({ form: 'oral', formOfReceipt: '1.2', leader, gist: 'Протікає дах' });
    expect((await left?.task('resolve'))?.group).toBe(`post:${leader}`);
    await visit.ends('summed-up');
  });

  walk(
    'a representative shows the papers to the camera; a notice carries the link when the day is moved',
    async (council) => {
      const receptionId = await reception(council, { kind: 'video' });
      const next = await reception(council, {
        kind: 'video',
        heldOn: plainDate('2026-04-14'),
        bookingClosesAt: inKyiv('2026-04-13T15:00'),
      });
      const visit = await VisitWalk.book(council, receptionId, reached);
      const moved = await VisitWalk.book(council, receptionId, { visitor: { surname: 'Мороз', ...reached.visitor } });
      await visit.dayBegins();
      await visit.arrives({ connection: shown, person: 'representative', representation: 'unproven' });
      await visit.standsAt('check-papers');
      expect((await visit.openTasks()).find(({ elementId }) => elementId === 'check-papers')?.dueOn).toBe('2026-03-10');
      await visit.complete('check-papers', { person: 'representative', representation: 'proper' });
      await visit.goesIn();
      await visit.standsAt('receive-video');
      await council
        .get(ReceptionStore)
        .changeReception(council.dataSource.manager, receptionId, { alarmEffect: 'next-reception' });
      await moved.isTold('alarm-sent-away');
      const [carried] = await council.get(ReceptionStore).visitsOf(next);
      expect(carried).toMatchObject({ previousVisitId: moved.id, remote: null });
      const told = (await council.get(Journal).read(carried?.id ?? '')).filter(
        ({ kind }) => kind === 'citizen-to-be-told',
      );
      expect(told.map(({ payload }) => payload?.['about'])).toEqual(['moved']);
    },
  );
});

describe('on the direct line (KM-12)', () => {
  walk('a call is booking and arrival at once; the next waits until the line is free', async (council) => {
    const line = await openLine(council);
    const first = await VisitWalk.calls(council, line, { questions: two });
    const child = await VisitWalk.calls(council, line, { visitor: { surname: 'Юний', minor: true } });
    expect(await first.card()).toMatchObject({
      status: 'with-leader',
      channel: 'line-call',
      remote: { identity: 'as-said' },
    });
    expect((await child.card()).status).toBe('arrived');
    expect(await child.decided('visitor')).toEqual(['receive']);
    expect(await first.decided('walk-in')).toEqual(['receive']);
    expect(await first.decided('reception-admission')).toEqual([]);
    await first.standsAt('receive-line');
    // What nobody sees or hears through a telephone is not asked, and nothing can be handed over to be written on.
    for (const amiss of [{ ...heard('settled', 'settled'), danger: true }, heard('settled', 'complex')])
      await expect(first.complete('receive-line', amiss, leader)).rejects.toMatchObject({ code: 'BODY_INVALID' });
    await first.complete(
      'receive-line',
      {
        questions: two.map((_, place) => ({
          position: place + 1,
          decision: place === 0 ? 'settled' : 'noted',
          explanation: 'Сказане записано.',
        })),
      },
      leader,
    );
    const [appeal, ...others] = await first.appeals();
    expect(others).toEqual([]);
    expect(await appeal?.card()).toMatchObject({ form: 'oral', formOfReceipt: '1.1¹', status: 'awaiting-resolution' });
    await first.ends('summed-up');
    await child.goesIn();
    await child.standsAt('receive-line');
  });

  walk('a call cut off is written down as far as it was said', async (council) => {
    const call = await VisitWalk.calls(council, await openLine(council), { questions: two });
    await council
      .get(VisitRequests)
      .sayAtTable(council.person('registrar-1'), call.id, { questions: [], cutOff: true });
    expect(await call.card()).toMatchObject({ status: 'heard', remote: { cutOff: true } });
    const forms = await Promise.all((await call.appeals()).map(async (appeal) => (await appeal.card()).formOfReceipt));
    expect(forms).toEqual(['1.1¹', '1.1¹']);
    await call.ends('summed-up');
  });

  walk(
    'a substitute is told of by telephone too; who has been stopped is not connected again that day',
    async (council) => {
      const line = await openLine(council);
      await council
        .get(ReceptionStore)
        .changeReception(council.dataSource.manager, line, { receiverPost: 'deputy-mayor-social' });
      const call = await VisitWalk.calls(council, line);
      await call.standsAt('ask-consent');
      expect((await call.openTasks()).find(({ elementId }) => elementId === 'ask-consent')?.dueOn).toBe('2026-03-10');
      await call.complete('ask-consent', { agrees: 'yes' });
      await call.goesIn();
      await call.complete('receive-line', { questions: [], cutOff: true, insults: true }, 'deputy-mayor-social');
      expect(await call.card()).toMatchObject({ status: 'stopped', grounds: ['2.25.5'] });
      expect(await call.appeals()).toEqual([]);
      await call.ends('visit-over');
      const again = await VisitWalk.calls(council, line);
      expect(await again.card()).toMatchObject({ status: 'refused', grounds: ['2.26-not-today'] });
    },
  );

  walk('who waited through an alarm is carried over, and calls the next line or is called back', async (council) => {
    const line = await openLine(council);
    const inApril = { heldOn: plainDate('2026-04-14'), bookingClosesAt: null, capacity: null };
    const next = await reception(council, { kind: 'direct-line', ...inApril });
    const store = council.get(ReceptionStore);
    await VisitWalk.calls(council, line);
    const waiting = await VisitWalk.calls(council, line, { visitor: { surname: 'Терпляча' } });
    await store.changeReception(council.dataSource.manager, line, { alarmEffect: 'next-reception' });
    await waiting.isTold('alarm-sent-away');
    const [carried] = await store.visitsOf(next);
    expect(carried).toMatchObject({ previousVisitId: waiting.id, channel: 'line-call', remote: null });
    for (const status of ['closed', 'under-way'] as const)
      await store.changeReception(council.dataSource.manager, next, { status });
    const clerk = council.person('registrar-1');
    const comes = (said: object) => council.get(VisitRequests).arrive(clerk, carried?.id ?? '', arrival.parse(said));
    const companions = [{ role: 'stranger', name: 'Сусід' }];
    for (const amiss of [{ entry: {} }, { companions }, { connection: shown }])
      await expect(comes(amiss)).rejects.toMatchObject({ code: 'BODY_INVALID' });
    expect(await comes({ connection: { state: 'no-answer' } })).toMatchObject({ status: 'booked' });
    expect(await comes({})).toMatchObject({ status: 'arrived', remote: { identity: 'as-said' } });
  });
});

describe('legal aid (KM-15)', () => {
  walk(
    'is given at once; only what the citizen asks the council for becomes an appeal, by the duties',
    async (council) => {
      const receptionId = await reception(council, { kind: 'legal-aid', leaderPost: lawyer, place: 'кімната 131' });
      const questions = [
        ...two,
        { topic: '080', gist: 'Як оскаржити нарахування' },
        { topic: '110', gist: 'Адвокат для суду' },
      ];
      const visit = await VisitWalk.book(council, receptionId, { questions });
      const turned = await VisitWalk.book(council, receptionId, { visitor: { surname: 'Лисенко' } });
      await visit.dayBegins();
      await turned.arrives({ entry: { weapons: true } });
      expect((await turned.card()).status).toBe('not-admitted');
      await visit.arrives();
      await visit.goesIn();
      await visit.standsAt('receive-legal-aid');
      const explanation = 'Роз’яснено порядок звернення.';
      const given = ['consultation', 'appeal', 'drafting', 'referral'];
      const answer = { questions: given.map((decision, place) => ({ position: place + 1, decision, explanation })) };
      const executors = [{ position: 2, executorId: 'infrastructure' }];
      for (const amiss of [heard('settled', 'settled', 'settled', 'settled'), { ...answer, executors }])
        await expect(visit.complete('receive-legal-aid', amiss, lawyer)).rejects.toMatchObject({
          code: 'BODY_INVALID',
        });
      await visit.complete('receive-legal-aid', answer, lawyer);
      const { questions: done, status } = await visit.card();
      expect(status).toBe('heard');
      expect(done.map(({ outcome }) => [outcome?.aid, outcome?.settled])).toEqual([
        ['consultation', true],
        [null, false],
        ['drafting', true],
        ['referral', true],
      ]);
      const [appeal, ...others] = await visit.appeals();
      expect(others).toEqual([]);
      expect(await appeal?.card()).toMatchObject({ leader, register: 'office', form: 'oral', gist: 'Протікає дах' });
      await visit.ends('summed-up');
    },
  );
});
