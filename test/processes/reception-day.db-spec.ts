import { describe, expect } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { orderedId } from '../../src/platform/database/ordered-id.js';
import { SuspensionRecord } from '../../src/receptions/tables.js';
import { Moving } from '../../src/receptions/rebooking/moving.js';
import { Suspensions } from '../../src/receptions/rebooking/suspensions.js';
import { Workflow } from '../../src/workflow/index.js';
import { dayWalk, opened } from '../support/reception-day-walk.js';

describe('the day of a reception', () => {
  dayWalk('goes from the planning to its end', async (day) => {
    const [came, absent] = [await day.comes(), await day.comes()];
    await day.standsAt();
    expect((await day.reception()).status).toBe('booking');

    // At 15:00 sharp whoever asks is still in time, so the list is not drawn up yet.
    await day.goesTo('2026-03-09T15:00');
    expect((await day.reception()).status).toBe('booking');
    expect(await day.papers()).toEqual([]);
    await day.comes({ visitor: { ...(await day.visit(came)).visitor, surname: 'Останній' } });
    await day.goesTo('2026-03-09T15:01');
    expect((await day.reception()).status).toBe('closed');
    expect(JSON.stringify((await day.papers())[0]?.sheet)).toContain('Останній');
    const posts = ['deputy-mayor-economy', 'deputy-mayor-housing', 'deputy-mayor-social', 'first-deputy-mayor'];
    await day.standsAt(...posts.map(() => 'acquaint'));
    expect((await day.openTasks()).map(({ group }) => group)).toEqual(posts.map((post) => `post:${post}`));
    expect(new Set((await day.openTasks()).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-03-09']));
    const [list, ...others] = await day.papers();
    expect(others).toEqual([]);
    expect(JSON.stringify(list?.sheet)).toContain('["1","901/2026","Прийменко Марія Петрівна","Протікає дах будинку"');
    await day.complete('acquaint', { acquainted: true });

    await day.goesTo('2026-03-10T09:05');
    await day.standsAt('acquaint', 'acquaint', 'acquaint', 'open-day');
    await day.complete('open-day', { leaderAway: 'no' });
    expect(await day.reception()).toMatchObject({
      status: 'under-way',
      receiverPost: 'deputy-mayor-housing',
      receiverNamedBy: null,
      alarmEffect: 'none',
      recording: null,
    });
    expect(await day.decided('reception-order')).toEqual(['reception']);
    expect(await day.decided('substitution')).toEqual(['as-scheduled']);
    expect(await day.decided('alarm')).toEqual(['go-on']);
    await day.standsAt('acquaint', 'acquaint', 'acquaint', 'run-reception');

    await day.isHeard(came);
    await day.complete('run-reception');
    await day.ends('day-over');
    expect((await day.reception()).status).toBe('held');
    expect((await day.visit(absent)).status).toBe('no-show');
    expect((await day.visit(came)).status).toBe('heard');
  });

  dayWalk(
    'hands the materials of the acting mayor to the head of affairs a working day before, and waits for nobody',
    async (day) => {
      await day.comes();
      await day.goesTo('2026-03-06T19:00');
      expect((await day.reception()).status).toBe('closed');
      await day.standsAt();
      await day.goesTo('2026-03-09T09:05');
      await day.standsAt('acquaint', 'acquaint', 'acquaint', 'acquaint', 'acquaint', 'hand-materials');
      expect((await day.openTasks()).find(({ elementId }) => elementId === 'hand-materials')?.dueOn).toBe('2026-03-09');
      await day.complete('hand-materials', { handed: true });
      await day.complete('study-materials', { informed: true, remarks: 'Довідку додано' });
      expect(await day.noted('mayor-informed')).toMatchObject([{ remarks: 'Довідку додано' }]);
      await opened(day);
      await day.complete('run-reception');
      await day.ends('day-over');
    },
    { leaderPost: 'acting-mayor' },
  );

  dayWalk(
    'closes with materials still not handed: nobody needs them any more',
    async (day) => {
      await opened(day);
      await day.standsAt('acquaint', 'hand-materials', 'run-reception');
      await day.complete('run-reception');
      await day.ends('day-over');
    },
    { leaderPost: 'acting-mayor' },
  );

  dayWalk('is held by whoever stands in, and citizens are told who', async (day) => {
    const economy = await day.another({ leaderPost: 'deputy-mayor-economy' });
    const social = await day.another({ leaderPost: 'deputy-mayor-social' });
    const away = { leaderAway: 'yes' };
    await opened(day, { ...away, headNamedBy: 'absent-leader', receiverPost: 'housing-head' });
    expect(await day.decided('substitution')).toEqual(['named-head']);
    expect(await day.reception()).toMatchObject({ receiverPost: 'housing-head', receiverNamedBy: 'absent-leader' });
    expect(await day.noted('reception-begun')).toMatchObject([{ substituted: true }]);
    // Whoever comes reads on the wall who receives, and that they need not agree (KR-2.15, 2.16).
    const announced = (await day.papers()).filter(({ kind }) => kind === 'reception-substitute');
    expect(JSON.stringify(announced.map(({ sheet }) => sheet))).toMatch(/проводить: Начальник .+ першочергово/);

    await economy.complete('open-day', away);
    await expect(economy.complete('find-substitute', { otherDeputy: 'unknown' })).rejects.toMatchObject({
      code: 'ANSWER_REFUSED',
      details: { grounds: [{ clause: '2.15' }] },
    });
    await expect(economy.complete('find-substitute', { otherDeputy: 'yes' })).rejects.toMatchObject({
      code: 'BODY_INVALID',
    });
    // Neither is by 2.15: the second would send everybody away although somebody was named to receive.
    for (const otherDeputy of ['yes', 'no']) {
      const nobodys = { otherDeputy, headNamedBy: 'nobody', receiverPost: 'housing-head' };
      await expect(economy.complete('find-substitute', nobodys)).rejects.toMatchObject({ code: 'BODY_INVALID' });
    }
    await economy.complete('find-substitute', { otherDeputy: 'yes', receiverPost: 'first-deputy-mayor' });
    expect(await economy.decided('substitution')).toEqual(['find-substitute', 'other-deputy']);
    expect(await economy.reception()).toMatchObject({ receiverPost: 'first-deputy-mayor', status: 'under-way' });

    // A head named by somebody else is nobody by 2.15, and no deputy can.
    const [citizen, right] = [
      await social.comes(),
      await social.comes({ queueGroup: 'first-by-right', firstPlaceRight: true }),
    ];
    await social.complete('open-day', {
      ...away,
      headNamedBy: 'other',
      otherDeputy: 'no',
      receiverPost: 'housing-head',
    });
    await social.ends('day-over');
    const { status, movedTo } = await social.reception();
    expect(status).toBe('postponed');
    expect(await social.following(citizen)).toMatchObject({
      receptionId: movedTo,
      status: 'booked',
      queueGroup: 'by-time',
    });
    expect(await social.following(right)).toMatchObject({ queueGroup: 'first-by-right', firstPlaceRight: true });
    expect((await social.following(citizen))?.bookedAt).toEqual((await social.visit(citizen)).bookedAt);
    expect((await social.reception(movedTo ?? '')).heldOn).toBe('2026-04-14');
  });

  dayWalk('is not told that a leader is there whom the directory knows to be away', async (day) => {
    await day.goesTo('2026-03-10T08:30');
    const { leaderPost } = await day.reception();
    await day.council.isAway(leaderPost, '2026-03-11');
    await expect(day.complete('open-day', { leaderAway: 'no' })).rejects.toMatchObject({
      code: 'ANSWER_REFUSED',
      details: { detail: expect.stringContaining('сьогодні відсутній') },
    });
    await day.complete('open-day', { leaderAway: 'yes', otherDeputy: 'no' });
    await day.ends('day-over');
  });

  dayWalk('looks for another when the substitute is absent too', async (day) => {
    await day.goesTo('2026-03-10T08:10');
    await day.council.isAway('housing-head', '2026-03-11');
    await day.council.isAway('first-deputy-mayor', '2026-03-11');
    const refuses = (task: string, answer: Readonly<Record<string, unknown>>): Promise<void> =>
      expect(day.complete(task, answer)).rejects.toMatchObject({ code: 'ANSWER_REFUSED' });
    await day.goesTo('2026-03-10T08:30');
    await refuses('open-day', { leaderAway: 'yes', headNamedBy: 'absent-leader', receiverPost: 'housing-head' });
    await day.complete('open-day', { leaderAway: 'yes' });
    await refuses('find-substitute', { otherDeputy: 'yes', receiverPost: 'first-deputy-mayor' });
    await day.complete('find-substitute', { otherDeputy: 'no' });
    expect(await day.decided('substitution')).toEqual(['find-substitute', 'postpone']);
    await day.ends('day-over');
  });

  dayWalk(
    'is not held where nobody opens it until the office closes: whoever is booked goes over, the head finds out why',
    async (day) => {
      const sought = await day.another({ leaderPost: 'deputy-mayor-economy' });
      const [citizen, right] = [
        await day.comes(),
        await day.comes({ queueGroup: 'first-by-right', firstPlaceRight: true }),
      ];
      await day.goesTo('2026-03-10T17:29');
      await sought.complete('open-day', { leaderAway: 'yes' });
      expect((await day.openTasks()).map(({ elementId }) => elementId)).toContain('hand-materials');
      await day.goesTo('2026-03-10T17:30');
      await day.standsAt('explain-not-held');
      await sought.standsAt('explain-not-held');
      const [task] = await day.openTasks();
      expect(task).toMatchObject({ group: 'office-head', dueOn: '2026-03-11' });
      const { status, movedTo } = await day.reception();
      expect(status).toBe('postponed');
      expect(await day.following(citizen)).toMatchObject({ receptionId: movedTo, status: 'booked' });
      expect(await day.following(right)).toMatchObject({ queueGroup: 'first-by-right', firstPlaceRight: true });
      expect(await day.noted('reception-not-held')).toMatchObject([{ because: 'not-opened', told: 2, to: movedTo }]);
      expect(await day.papers()).toMatchObject([
        { kind: 'booked-list', status: 'withdrawn', withdrawal: { on: '2026-03-10', why: 'прийом перенесено' } },
      ]);
      await day.complete('explain-not-held', { reason: 'Спеціаліст захворів; призначено заміну.' });
      await day.ends('explained');
      expect(await day.noted('not-held-explained')).toMatchObject([{ reason: expect.stringContaining('захворів') }]);
    },
    { leaderPost: 'acting-mayor' },
  );

  dayWalk('is ended at midnight where nobody has ended it, and whoever is at the table is heard out', async (day) => {
    const [atTable, absent] = [await day.comes({ status: 'with-leader' }), await day.comes()];
    await day.goesTo('2026-03-10T09:05');
    await opened(day, { leaderAway: 'no' });
    await day.goesTo('2026-03-10T23:59');
    expect((await day.reception()).status).toBe('under-way');
    await day.goesTo('2026-03-11T00:00');
    await day.ends('day-over');
    expect((await day.reception()).status).toBe('held');
    expect((await day.visit(absent)).status).toBe('no-show');
    expect((await day.visit(atTable)).status).toBe('with-leader');
  });

  dayWalk('is not held when an order suspends it, whenever the order comes', async (day) => {
    const order = {
      orderNumber: '15-р',
      orderOn: plainDate('2026-03-05'),
      from: plainDate('2026-03-09'),
      until: plainDate('2026-03-13'),
      kinds: ['in-person' as const],
    };
    const { council } = day;
    const late = await day.another({ leaderPost: 'deputy-mayor-economy' });
    const citizen = await late.comes();
    await day.goesTo('2026-03-06T10:00');
    const head = council.person('office-head');
    await council
      .get(Workflow)
      .transact(head, (tx) => council.get(Suspensions).suspend(tx, { ...order, leaderPost: 'deputy-mayor-housing' }));
    await day.ends('suspended');
    expect((await day.reception()).status).toBe('suspended');

    const unheard = {
      id: orderedId(),
      version: 1,
      ...order,
      leaderPost: 'deputy-mayor-economy',
      ...{ createdBy: head.id, createdAt: new Date(0) },
      ...{ liftedFrom: null, liftedByOrder: null, liftedBy: null, liftedAt: null },
    };
    await council.dataSource.manager.save(SuspensionRecord, unheard);
    await late.goesTo('2026-03-10T09:00');
    await late.ends('day-over');
    expect(await late.decided('reception-order')).toEqual(['suspended']);
    expect(await late.reception()).toMatchObject({ status: 'suspended', suspensionId: unheard.id });
    expect((await late.visit(citizen)).status).toBe('transferred');
    const because = { why: 'прийом зупинено розпорядженням № 15-р' };
    expect(await late.papers()).toMatchObject([{ kind: 'booked-list', withdrawal: because }]);
  });

  dayWalk('ends where it is moved to another day', async (day) => {
    const { council } = day;
    const citizen = await day.comes();
    const to = { heldOn: plainDate('2026-03-12'), beginsAt: '10:00', place: 'кабінет 129' };
    const { version } = await day.reception();
    const moved = await council
      .get(Workflow)
      .transact(council.person('office-head'), (tx) =>
        council.get(Moving).move(tx, day.id, to, 'Сесія міської ради', version),
      );
    await day.ends('moved');
    expect(await day.following(citizen)).toMatchObject({ receptionId: moved.id });
  });

  dayWalk('carries over whoever came and was not reached, and does not close on somebody inside', async (day) => {
    await opened(day);
    const [waiting, inside] = [await day.comes({ status: 'arrived' }), await day.comes({ status: 'with-leader' })];
    await expect(day.complete('run-reception')).rejects.toMatchObject({ code: 'RECEPTION_STATUS_REFUSED' });
    await day.isHeard(inside);
    await day.complete('run-reception', { remarks: 'Прийнято одного' });
    expect((await day.visit(waiting)).status).toBe('transferred');
    expect((await day.following(waiting))?.status).toBe('booked');
    expect(await day.noted('reception-held')).toMatchObject([{ absent: 0, carriedOver: 1 }]);
  });
});
