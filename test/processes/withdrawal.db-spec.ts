import { describe, expect } from 'vitest';
import { filed, finalAnswer, letter, reply, resolution, type LetterOtherwise } from '../support/appeal-letters.js';
import { accounted, answered, closedAndFiled, resolved } from '../support/appeal-stages.js';
import { Mailroom } from '../../src/appeals/correspondence/mailroom.js';
import { Office } from '../../src/appeals/office.js';
import { printedCard } from '../../src/appeals/reading/print-card.js';
import { renderText } from '../../src/documents/index.js';
import { CaseErasures } from '../../src/workflow/erasures/case-erasures.js';
import { inKyiv } from '../support/appeal-council.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';

interface Moment {
  readonly otherwise?: LetterOtherwise;
  readonly until?: (appeal: AppealWalk) => Promise<void>;
}

const moments: Readonly<Record<string, Moment>> = {
  'before the letter is looked through': { otherwise: { assessment: null, questions: [] } },
  'before it is handed on': { otherwise: { addressee: { kind: 'councillor', id: null } } },
  'before it is returned': { otherwise: { assessment: { dataSufficient: false } } },
  'before it is sent on': { otherwise: { assessment: { powers: 'others', properBody: 'known' } } },
  'before an official stops it': { otherwise: { assessment: { incapacitated: 'yes' } } },
  'while both parts are under way': { otherwise: { assessment: { powers: 'both', properBody: 'known' } } },
  'before the resolution': {},
  'while the executors work': {
    until: (appeal) => appeal.complete('resolve', resolution(['infrastructure', 'housing', 'heating-plant'])),
  },
  'while the reply is agreed': {
    until: async (appeal) => {
      await resolved(appeal);
      await appeal.complete('prepare-reply', reply());
    },
  },
  'while the reply waits for a signature': {
    until: async (appeal) => {
      await resolved(appeal);
      await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    },
  },
  'while more time is asked for': {
    until: async (appeal) => {
      await resolved(appeal);
      await appeal.asksForTime();
    },
  },
  'while the final answer is drawn up': {
    until: async (appeal) => {
      await resolved(appeal);
      await appeal.council.goesTo('2026-04-17T10:00');
    },
  },
  'while the final answer is agreed': {
    until: async (appeal) => {
      await resolved(appeal);
      await appeal.council.goesTo('2026-04-17T10:00');
      await appeal.complete('prepare-final-answer', finalAnswer());
    },
  },
};

describe('an appeal that the citizen takes back', () => {
  for (const [moment, { otherwise, until }] of Object.entries(moments)) {
    walk(`${moment} ends there, and nothing of it goes on`, async (council) => {
      const appeal = await council.takeIn(letter(otherwise));
      await until?.(appeal);
      const { registeredOn } = await appeal.card();
      await appeal.isWithdrawn();
      expect((await appeal.card()).status).toBe('withdrawn');
      if (registeredOn !== null) {
        const { result, termBroken } = await appeal.card();
        expect(result).toBe('other');
        // Why it was late is still to be answered for (KR-3.18).
        await appeal.standsAt('file-away', ...(termBroken ? ['account-for-breach'] : []));
        await appeal.complete('file-away', filed);
        if (termBroken) await accounted(appeal);
      }
      await appeal.ends(registeredOn === null ? 'not-registered' : 'ready-for-archive');
      const before = (await appeal.journal()).length;
      await council.goesTo('2026-05-20T10:00');
      expect((await appeal.journal()).length).toBe(before);
      await expect(appeal.isWithdrawn()).rejects.toMatchObject({ code: 'APPEAL_NOT_RUNNING' });
    });
  }

  walk('cannot be taken back once it is answered: the answer stands', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await answered(appeal);
    await expect(appeal.isWithdrawn()).rejects.toMatchObject({ code: 'APPEAL_STATUS_REFUSED' });
    await appeal.standsAt('check-questions');
    await closedAndFiled(appeal);
    await appeal.ends('ready-for-archive');
  });

  walk('leaves the term broken if it was when the appeal was taken back', async (council) => {
    const appeal = await council.takeIn(letter());
    await council.goesTo('2026-04-06T10:00');
    await appeal.isWithdrawn();
    expect(await appeal.card()).toMatchObject({ status: 'withdrawn', termBroken: true });
    await appeal.standsAt('account-for-breach', 'file-away');
  });
});

describe('what an appeal that was taken back leaves late', () => {
  const undone = {
    returning: { dataSufficient: false },
    forwarding: { powers: 'others', properBody: 'known' },
    'forwarding a part': { powers: 'both', properBody: 'known' },
  };
  for (const [act, assessment] of Object.entries(undone)) {
    walk(`is also ${act} that nobody had done by its last day (ст. 7)`, async (council) => {
      const appeal = await council.takeIn(letter({ assessment }));
      await council.goesTo('2026-03-09T23:00');
      expect((await appeal.card()).termBroken).toBe(false);
      await council.goesTo('2026-03-10T10:00');
      expect((await appeal.task('account-for-breach')).dueOn).toBe('2026-03-17');
      await appeal.isWithdrawn();
      await appeal.standsAt('account-for-breach', 'file-away');
      const { breaches } = await appeal.card();
      expect(breaches).toMatchObject([{ act: act.split(' ')[0], lastDay: '2026-03-09', seenOn: '2026-03-10' }]);
    });
  }

  walk('is no act that was done in time: nobody is asked', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: { powers: 'others', properBody: 'known' } }));
    await appeal.complete('forward', { bodyId: 'police', explanation: 'Про крадіжку' });
    await council.goesTo('2026-03-12T10:00');
    expect((await appeal.card()).termBroken).toBe(false);
    await appeal.standsAt('file-away');
  });

  walk('is also a decision whether to consider that nobody took within the month (ст. 20)', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: { incapacitated: 'yes' } }));
    expect((await appeal.card()).dueOn).toBe('2026-04-02');
    await council.goesTo('2026-04-03T10:00');
    await appeal.standsAt('account-for-breach', 'decide-unconsidered');
    await appeal.complete('decide-unconsidered', { decision: 'consider', reasons: 'Рішення суду скасовано.' });
    // Considered after all, it is late already, and nobody is asked that twice.
    await appeal.standsAt('account-for-breach', 'resolve');
    await appeal.isWithdrawn();
    await appeal.standsAt('account-for-breach', 'file-away');
    expect((await appeal.card()).breaches).toMatchObject([{ act: 'considering', lastDay: '2026-04-02' }]);
  });

  walk('is also a part that was to be sent on, and whose letters never left (ст. 7)', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: { powers: 'both', properBody: 'known' } }));
    appeal.postsAtOnce = false;
    await appeal.complete('forward-part', { bodyId: 'police', explanation: 'Про крадіжку' });
    await council.goesTo('2026-03-10T10:00');
    await appeal.isWithdrawn();
    expect((await appeal.card()).breaches).toMatchObject([{ act: 'forwarding', lastDay: '2026-03-09' }]);
    const text = renderText(
      printedCard(await appeal.card(), { joined: [], papers: await appeal.letters() }, council.get(Office)),
    );
    expect(text).toContain('Результат розгляду: заявник відкликав звернення');
    expect(text).toContain('Причина: Звернення належало переслати до 09.03.2026: причини ще не пояснено.');
  });
});

describe('of an appeal that was taken back', () => {
  walk('whoever acts on it by a letter that has left is told, and so is whoever sent it', async (council) => {
    const coveringLetter = { sender: 'Кабінет Міністрів України', index: '41-К', answerBy: null, asksToBeTold: true };
    const assessment = { powers: 'both', properBody: 'known' };
    const appeal = await council.takeIn(letter({ assessment, coveringLetter }));
    await appeal.complete('forward-part', { bodyId: 'police', explanation: 'Про крадіжку' });
    await appeal.complete('resolve', resolution(['infrastructure', 'heating-plant'], { control: true }));
    // This one has been drawn up and nobody has signed it: it never leaves, and that body has nothing to hear.
    appeal.postsAtOnce = false;
    await appeal.complete('send-outside', { note: 'Надсилаємо для розгляду.' });
    await appeal.isWithdrawn();
    const covering = await appeal.lettersOf('covering-letter');
    expect(covering.map(({ status }) => status).sort()).toEqual(['dispatched', 'withdrawn']);
    const toPolice = covering.find(({ status }) => status === 'dispatched');
    const [notice, ...more] = await appeal.lettersOf('withdrawal-notice');
    expect(more).toEqual([]);
    expect(notice?.addressee).toEqual(toPolice?.addressee);
    expect(JSON.stringify(notice?.sheet)).toContain(
      `заявник відкликав звернення, зареєстроване 02.03.2026 за № К-1, надіслане Вам листом від 02.03.2026 № ${toPolice?.number}.`,
    );
    const toSender = (await appeal.lettersOf('sender-notice')).map(({ sheet }) => JSON.stringify(sheet));
    expect(toSender.join()).toContain('заявник відкликав, тому його розгляд припинено');
    await appeal.refuses('file-away', filed, 'LETTERS_UNSENT');
  });

  walk('the citizen is still told where a part has gone, and of a part that never left is not', async (council) => {
    const assessment = { powers: 'both', properBody: 'known' };
    for (const hasLeft of [true, false]) {
      const surname = hasLeft ? 'Ткач' : 'Швець';
      const appeal = await council.takeIn(letter({ assessment, applicant: { surname }, gist: `Шум, ${surname}.` }));
      appeal.postsAtOnce = false;
      await appeal.complete('forward-part', { bodyId: 'police', explanation: 'Про шум' });
      const { documents } = council.get(Mailroom);
      const { manager } = council.dataSource;
      const [covering] = await appeal.lettersOf('covering-letter');
      if (hasLeft && covering) {
        const by = council.person('registrar-1');
        await documents.sign(manager, covering.id, { by: council.person('office-head'), at: new Date() });
        await documents.dispatch(manager, covering.id, { channel: 'post', by, at: new Date() });
      }
      await appeal.isWithdrawn();
      const [notice] = await appeal.lettersOf('forward-notice');
      expect(notice?.status).toBe(hasLeft ? 'draft' : 'withdrawn');
      expect(await appeal.lettersOf('withdrawal-notice')).toHaveLength(hasLeft ? 1 : 0);
    }
  });
});

describe('the story of a case that is over', () => {
  walk('is kept five years from the first day of the next one, and not a day less or more', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.isWithdrawn();
    await appeal.complete('file-away', filed);
    const erase = (at: string) => {
      const document = 'Акт про знищення № 3 від 05.01.2032';
      const order = { caseId: appeal.id, entries: null, basis: 'term-ended' as const, document };
      return council.get(CaseErasures).erase(order, council.person('office-head'), inKyiv(at));
    };
    await expect(erase('2026-03-02T10:00')).rejects.toMatchObject({ code: 'CASE_STILL_KEPT' });
    await expect(erase('2031-12-31T23:59')).rejects.toMatchObject({ code: 'CASE_STILL_KEPT' });
    expect((await erase('2032-01-01T00:00')).erased.length).toBeGreaterThan(5);
  });
});
