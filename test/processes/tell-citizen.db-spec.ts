import { describe, expect } from 'vitest';
import { Directory } from '../../src/directory/index.js';
import { documentView } from '../../src/documents/documents.dto.js';
import { Documents, renderText } from '../../src/documents/index.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { ReceptionRecord } from '../../src/receptions/tables.js';
import { Notices } from '../../src/receptions/notices/notices.js';
import { Workflow } from '../../src/workflow/index.js';
import { ProcessInstanceRecord } from '../../src/workflow/tables.js';
import { inKyiv, type WalkedCouncil } from '../support/appeal-council.js';
import { walk } from '../support/appeal-test.js';
import { reception, VisitWalk } from '../support/visit-walk.js';
import { flawIn } from '../support/whole-story.js';

const phone = '067 000 0000';

const at = (kyiv: string): string => inKyiv(kyiv).toISOString();

const refused = (answered: Promise<unknown>) => expect(answered).rejects.toMatchObject({ code: 'BODY_INVALID' });

/** One leader receives once at one minute. */
let minutes = 0;
function aReception(council: WalkedCouncil, heldOn: string): Promise<string> {
  minutes += 1;
  return reception(council, { heldOn: plainDate(heldOn), beginsAt: `10:${String(minutes).padStart(2, '0')}` });
}

/** A citizen booked for 10 March who has to be told that the reception is moved to the 17th. */
class Telling {
  private constructor(readonly visit: VisitWalk) {}

  static async of(council: WalkedCouncil, visitor: object): Promise<Telling> {
    const telling = new Telling(await VisitWalk.book(council, await aReception(council, '2026-03-10'), { visitor }));
    await telling.hears(await aReception(council, '2026-03-17'));
    return telling;
  }

  async hears(toId: string): Promise<void> {
    const { council, receptionId } = this.visit;
    const card = await this.visit.card();
    await council.get(Workflow).transact(council.person('office-head'), async (tx) => {
      const [from, to] = await Promise.all(
        [receptionId, toId].map((id) => tx.manager.findOneByOrFail(ReceptionRecord, { id })),
      );
      if (!from || !to) throw new Error('There is no such reception.');
      const news = { kind: 'moved', reason: 'Сесія міської ради.' } as const;
      await council.get(Notices).tell(tx, card, { news, from, to });
    });
  }

  /** The open task and its last day; null where nothing is open. */
  async standsAt(): Promise<string | null> {
    const open = (await this.visit.openTasks()).filter(({ processKey }) => processKey === 'tell-citizen');
    expect(open.length).toBeLessThan(2);
    expect(open.map(({ group }) => group)).toEqual(open.map(() => 'registrar@office'));
    return open[0] ? `${open[0].elementId} ${open[0].dueOn}` : null;
  }

  async ends(): Promise<(string | null)[]> {
    const { council, id } = this.visit;
    const where = { businessKey: id, processKey: 'tell-citizen', status: 'completed' as const };
    const ended = await council.dataSource.manager.find(ProcessInstanceRecord, { where, order: { startedAt: 'ASC' } });
    expect(await flawIn(council, id)).toBeNull();
    return ended.map(({ endEvent }) => endEvent);
  }

  async notices() {
    const { council, id } = this.visit;
    const all = await council.get(Documents).ofSubject(council.dataSource.manager, id);
    return all.map(({ status, channel }) => [status, channel]);
  }
}

describe('news for a citizen without e-mail', () => {
  walk('is told by telephone, however often it takes, by the end of the next working day', async (council) => {
    const telling = await Telling.of(council, { phone });
    expect(await telling.standsAt()).toBe('call-citizen 2026-03-03');
    await telling.visit.complete('call-citizen', { reply: 'not-reached', tries: 2 });
    expect(await telling.standsAt()).toBe('call-citizen 2026-03-03');
    await telling.visit.complete('call-citizen', { reply: 'told', tries: 1 });
    expect(await telling.standsAt()).toBeNull();
    expect(await telling.ends()).toEqual(['telling-over']);
    const called = (await telling.visit.noted('citizen-called')).map(({ payload }) => payload);
    expect(called).toEqual([
      { about: 'moved', reply: 'not-reached', tries: 2, at: at('2026-03-02T10:00') },
      { about: 'moved', reply: 'told', tries: 1, at: at('2026-03-02T10:00') },
    ]);
    expect(await telling.notices()).toEqual([['told', 'telephone']]);
    // The notice says what became of it, and is a draft no more.
    const documents = council.get(Documents);
    const [notice] = await documents.ofSubject(council.dataSource.manager, telling.visit.id);
    if (!notice) throw new Error('nothing was to be told');
    const teller = council.get(Directory).person(notice.dispatchedBy ?? '').name;
    const text = renderText(documents.face(notice));
    expect(text).toContain(`СКАЗАНО ТЕЛЕФОНОМ 02.03.2026. Хто сказав: ${teller.replace(/\.$/, '')}.`);
    expect(text).not.toContain('ПРОЄКТ');
    const view = documentView(notice, documents.face(notice), council.today);
    expect(view).toMatchObject({
      statusLabel: 'сказано замість листа',
      channelLabel: 'сказано телефоном',
      overdue: false,
    });
  });

  walk('goes by post when nobody answers in time, or the citizen asks for it', async (council) => {
    const [silent, asks] = [await Telling.of(council, { phone }), await Telling.of(council, { phone })];
    await asks.visit.complete('call-citizen', { reply: 'letter', tries: 1 });
    expect(await asks.standsAt()).toBe('post-notice 2026-03-02');
    await council.goesTo('2026-03-03T17:29');
    expect(await silent.standsAt()).toBe('call-citizen 2026-03-03');
    await council.goesTo('2026-03-03T17:44');
    expect(await silent.standsAt()).toBe('call-citizen 2026-03-03');
    await council.goesTo('2026-03-03T17:46');
    expect(await silent.standsAt()).toBe('post-notice 2026-03-03');
    expect(await silent.visit.noted('citizen-not-reached')).toMatchObject([{ payload: { next: 'post' } }]);
    await silent.visit.complete('post-notice', { sentOn: council.today, channel: 'post' });
    await asks.visit.complete('post-notice', { sentOn: council.today, channel: 'by-hand' });
    expect([await silent.notices(), await asks.notices()]).toEqual([
      [['dispatched', 'post']],
      [['dispatched', 'by-hand']],
    ]);
    expect(await silent.ends()).toEqual(['telling-over']);
  });

  walk('counts a call that is written down later as it was', async (council) => {
    const [told, asks] = [await Telling.of(council, { phone }), await Telling.of(council, { phone })];
    await council.goesTo('2026-03-03T17:40');
    const refuses = (calledAt: string) =>
      refused(told.visit.complete('call-citizen', { reply: 'told', tries: 1, calledAt }));
    // Before the news, still to come, and no instant at all.
    await refuses('2026-03-02T09:59+02:00');
    await refuses('2026-03-03T17:41+02:00');
    await refuses('2026-03-03');
    await told.visit.complete('call-citizen', { reply: 'told', tries: 1, calledAt: '2026-03-03T17:25+02:00' });
    expect(await told.ends()).toEqual(['telling-over']);
    expect(await told.visit.noted('citizen-called')).toMatchObject([{ payload: { at: at('2026-03-03T17:25') } }]);
    // Whoever asked for a letter yesterday is owed it since yesterday.
    await asks.visit.complete('call-citizen', { reply: 'letter', tries: 1, calledAt: '2026-03-02T16:00+02:00' });
    expect(await asks.standsAt()).toBe('post-notice 2026-03-02');
  });

  walk('is told before what it is about: the sooner of the two days', async (council) => {
    await council.goesTo('2026-03-09T16:00');
    const telling = await Telling.of(council, { phone, residence: null });
    // The old hour: the citizen would come in vain.
    expect(await telling.standsAt()).toBe('call-citizen 2026-03-10');
    await council.goesTo('2026-03-10T11:00');
    expect(await telling.standsAt()).toBe('tell-on-arrival 2026-03-10');
  });

  walk('without telephone goes by post at once, and without an address is told to who comes', async (council) => {
    const posted = await Telling.of(council, {});
    expect(await posted.standsAt()).toBe('post-notice 2026-03-03');
    const [comes, never] = [
      await Telling.of(council, { residence: null, surname: 'Лисенко' }),
      await Telling.of(council, { residence: null, surname: 'Гриценко' }),
    ];
    expect(await comes.standsAt()).toBe('tell-on-arrival 2026-03-03');
    const met = { reply: 'told', toldAt: '2026-03-02T09:00+02:00' };
    await refused(comes.visit.complete('tell-on-arrival', met));
    await council.goesTo('2026-03-02T11:00');
    await comes.visit.complete('tell-on-arrival', { ...met, toldAt: '2026-03-02T10:40+02:00' });
    expect(await comes.visit.noted('citizen-met')).toMatchObject([{ payload: { at: at('2026-03-02T10:40') } }]);
    expect(await comes.ends()).toEqual(['telling-over']);
    await council.goesTo('2026-03-17T23:59');
    expect(await never.standsAt()).toBe('tell-on-arrival 2026-03-03');
    await council.goesTo('2026-03-18T00:01');
    expect([await never.standsAt(), await never.ends()]).toEqual([null, ['telling-over']]);
  });

  walk('is overtaken by newer news about the same booking', async (council) => {
    const telling = await Telling.of(council, { phone });
    await telling.hears(await aReception(council, '2026-03-24'));
    expect(await telling.standsAt()).toBe('call-citizen 2026-03-03');
    expect(await telling.ends()).toEqual(['overtaken']);
    await telling.visit.complete('call-citizen', { reply: 'told', tries: 1 });
    expect((await telling.ends()).sort()).toEqual(['overtaken', 'telling-over']);
  });
});
