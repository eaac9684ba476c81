import { describe, expect } from 'vitest';
import { AppealReading } from '../../src/appeals/reading/appeal-reading.js';
import { wholeCardView } from '../../src/appeals/reading/card-view.js';
import { documentView } from '../../src/documents/documents.dto.js';
import { Documents, renderText } from '../../src/documents/index.js';
import type { Problem } from '../../src/domain/problem.js';
import { Handovers, TaskLists } from '../../src/workflow/index.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { checked, filed, finalAnswer, letter, reply, resolution } from '../support/appeal-letters.js';
import { answered, closedAndFiled, resolved, signed } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';
import { postLetters } from '../support/post.js';

/** A letter whose post this walk does itself. */
async function takenIn(council: WalkedCouncil, given: Parameters<typeof letter>[0] = {}): Promise<AppealWalk> {
  const appeal = await council.takeIn(letter(given));
  appeal.postsAtOnce = false;
  return appeal;
}

async function answeredOnPaper(council: WalkedCouncil): Promise<AppealWalk> {
  const appeal = await takenIn(council);
  await resolved(appeal);
  await answered(appeal);
  return appeal;
}

/** The letter has no substance, so it is sent back with the head’s signature by hand. */
async function sentBack(council: WalkedCouncil): Promise<AppealWalk> {
  const appeal = await takenIn(council, { assessment: { substanceStated: false } });
  await appeal.complete('prepare-return', { explanation: 'Викладіть суть питання.' });
  return appeal;
}

const lying = async (appeal: AppealWalk) =>
  (await appeal.openPost()).map(({ elementId, group, dueOn }) => [elementId, group, dueOn]);
const pointersOf = ({ details }: Problem) => details.errors?.map(({ pointer }) => pointer);

describe('a letter on paper that an official signs by hand', () => {
  walk('is printed and signed, gets its number that day, and then is sent', async (council) => {
    const appeal = await sentBack(council);
    expect(await lying(appeal)).toEqual([['print-and-sign', 'registrar@office', '2026-03-03']]);
    const [draft] = await appeal.letters();
    expect(draft).toMatchObject({ status: 'draft', number: null, channel: null, sentOn: null, sendBy: '2026-03-03' });
    const [task] = await appeal.openPost();
    expect(task?.note).toMatch(/^.+, громадянинові, підписує Начальник управління/);
    if (draft === undefined || task === undefined) throw new Error('Nothing was drawn up.');
    const face = council.get(Documents).face(draft);
    expect(renderText(face)).toContain('____________ № ____________');
    expect(renderText(face)).not.toContain('ПРОЄКТ');
    const clerk = council.person('registrar-1');
    const { papers } = await council.get(Handovers).of(await council.get(TaskLists).find(clerk, task.id));
    expect(papers).toEqual([{ title: 'Лист для друку', href: `/api/v1/documents/${draft.id}?format=pdf` }]);

    await council.goesTo('2026-03-04T10:00');
    await appeal.complete('print-and-sign', { signedOn: '2026-03-03' });
    expect(await appeal.letters()).toMatchObject([
      { status: 'sending', number: '01/1', numberYear: 2026, signedBy: 'p-office-head', sentOn: null },
    ]);
    expect(await lying(appeal)).toEqual([['post-letter', 'registrar@office', '2026-03-05']]);
    expect((await appeal.task('post-letter')).note).toMatch(/, № 01\/1, громадянинові$/);
    await appeal.complete('post-letter', { sentOn: '2026-03-04', channel: 'registered-post', postingNumber: '112' });
    const [sent] = await appeal.letters();
    expect(sent).toMatchObject({ status: 'dispatched', channel: 'registered-post', sentOn: '2026-03-04' });
    expect(sent).toMatchObject({ postingNumber: '112', dispatchedBy: 'p-registrar-1' });
    const told = await appeal.noted('letter-signed', 'letter-sent');
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { documentId: sent?.id, number: '01/1', signedOn: '2026-03-03' },
      { documentId: sent?.id, channel: 'registered-post', sentOn: '2026-03-04', postingNumber: '112' },
    ]);
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  });

  walk('is not signed in the future, nor before it was drawn up', async (council) => {
    const appeal = await sentBack(council);
    for (const signedOn of ['2026-03-03', '2026-03-01']) {
      const problem = await appeal.refuses('print-and-sign', { signedOn }, 'BODY_INVALID');
      expect(pointersOf(problem)).toEqual(['/answer/signedOn']);
    }
  });

  walk('is signed by whom the rules name for that day, and under no other name', async (council) => {
    const appeal = await sentBack(council);
    expect(await appeal.decided('signatory')).toEqual(['office-head']);
    expect(await appeal.groundsOf('signatory')).toEqual(['kr-225-r-2023 3.14']);
    const signedOn = '2026-03-02';
    const byMayor = { signedOn, signedBy: 'p-acting-mayor' };
    const other = await appeal.refuses('print-and-sign', byMayor, 'SIGNATORY_OTHER');
    expect(other.details).toMatchObject({
      grounds: [{ act: 'kr-225-r-2023', clause: '3.14' }],
      extra: { post: 'office-head', holder: 'p-office-head' },
    });
    await appeal.refuses('print-and-sign', { ...byMayor, refusal: 'Не той лист' }, 'BODY_INVALID');
    await appeal.refuses('print-and-sign', {}, 'BODY_INVALID');
    await council.isAway('office-deputy-head', '2026-03-06');
    await council.isAway('office-head', '2026-03-06');
    const unheld = await appeal.refuses('print-and-sign', { signedOn }, 'SIGNATORY_OTHER');
    expect(unheld.details.detail).toContain('ніхто не обіймав');
  });

  walk('is signed by the deputy where the head of the office is away on the day', async (council) => {
    const appeal = await sentBack(council);
    await council.isAway('office-head', '2026-03-06');
    await appeal.complete('print-and-sign', { signedOn: '2026-03-02', signedBy: 'p-office-deputy-head' });
    expect(await appeal.letters()).toMatchObject([
      { signatoryPost: 'office-deputy-head', signedBy: 'p-office-deputy-head', number: '01/1' },
    ]);
    expect(await appeal.decided('signatory')).toEqual(['office-head', 'office-deputy-head']);
  });

  walk('comes back to its author with the reason when nobody signs it, and the term goes on', async (council) => {
    const appeal = await takenIn(council, { assessment: { powers: 'both', properBody: 'known' } });
    await appeal.complete('forward-part', { bodyId: 'pension-fund', explanation: 'Питання пенсії.' });
    const { dueOn } = await appeal.card();
    const drawnUp = await appeal.letters();
    const reason = 'Назвіть орган повністю.';
    await appeal.complete('print-and-sign', { refusal: reason });
    const [refused] = await appeal.noted('letter-refused');
    const isReturned = ({ id }: { readonly id: string }) => id === refused?.payload?.['documentId'];
    const draft = drawnUp.find(isReturned);
    const back = await appeal.task('revise-letter');
    expect(back).toMatchObject({ group: 'registrar@office', assignee: draft?.createdBy });
    expect(back.note).toContain(reason);
    expect((await appeal.letters()).find(isReturned)).toMatchObject({
      status: 'draft',
      number: null,
      sheet: draft?.sheet,
    });
    expect((await appeal.card()).dueOn).toBe(dueOn);
    const short = 'Пересилаємо звернення до Головного управління Пенсійного фонду України.';
    const lost = await appeal.refuses('revise-letter', { text: short }, 'BODY_INVALID');
    expect(lost.details.errors?.[0]?.detail).toContain('посилання на Закон України «Про звернення громадян»');
    const words = `Відповідно до статті 7 Закону України «Про звернення громадян» ${short}`;
    await appeal.complete('revise-letter', { text: words });
    const revised = (await appeal.letters()).find(isReturned);
    expect(revised?.sheet).toMatchObject({ title: draft?.sheet.title, blocks: [{ kind: 'paragraph', text: words }] });
    const told = await appeal.noted('letter-refused', 'letter-revised');
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { documentId: draft?.id, signatoryPost: 'office-head', reason },
      { documentId: draft?.id, isReworded: true },
    ]);
    await postLetters(council, appeal.id);
    expect(await appeal.letters()).toMatchObject([{ status: 'dispatched' }, { status: 'dispatched' }]);
  });

  walk('says what the Law has it say, in whatever words its author puts it', async (council) => {
    const appeal = await takenIn(council, { assessment: { incapacitated: 'yes' } });
    await appeal.complete('decide-unconsidered', {
      decision: 'stop',
      reasons: 'Рішення суду від 10.01.2026 № 2-15/26.',
    });
    await appeal.complete('print-and-sign', { refusal: 'Скажіть це коротше.' });
    const text = 'Повідомляємо, що звернення розгляду не підлягає.';
    const lost = await appeal.refuses('revise-letter', { text }, 'BODY_INVALID');
    expect(lost.details.errors).toMatchObject([
      { pointer: '/answer/text', detail: expect.stringContaining('оскаржити') },
    ]);
    const law = 'Це рішення може бути оскаржено за Законом України «Про звернення громадян».';
    await appeal.complete('revise-letter', { text: `${text}\n\n${law}` });
    expect((await appeal.letters())[0]?.sheet.blocks).toHaveLength(2);
  });

  walk('by e-mail waits for the signature too, and then leaves by itself', async (council) => {
    const given = { form: 'electronic', assessment: { substanceStated: false } } as const;
    const appeal = await takenIn(council, { ...given, applicant: { email: 'kovalenko@example.org' } });
    await appeal.complete('prepare-return', { explanation: 'Викладіть суть питання.' });
    expect(await appeal.letters()).toMatchObject([{ status: 'draft', number: null, signedBy: null }]);
    expect(await lying(appeal)).toEqual([['print-and-sign', 'registrar@office', '2026-03-03']]);
    await appeal.complete('print-and-sign', { signedOn: '2026-03-02' });
    expect(await lying(appeal)).toEqual([]);
    expect(await appeal.letters()).toMatchObject([
      { channel: 'email', number: '01/1', signedBy: 'p-office-head', sendBy: null },
    ]);
    await council.daysPass(0);
    expect(await appeal.letters()).toMatchObject([{ status: 'dispatched', channel: 'email' }]);
  });

  walk('is due at the latest on the last day of the act it tells of', async (council) => {
    const appeal = await takenIn(council, { assessment: { substanceStated: false } });
    // Ten days from 02.03 (art. 5): the twelfth is the last, a Thursday.
    await council.goesTo('2026-03-12T10:00');
    await appeal.complete('prepare-return', { explanation: 'Викладіть суть питання.' });
    expect(await lying(appeal)).toEqual([['print-and-sign', 'registrar@office', '2026-03-12']]);
  });

  walk('goes to a body by its name, and nothing is filed while it lies', async (council) => {
    const appeal = await takenIn(council, { assessment: { powers: 'others', properBody: 'known' } });
    await appeal.complete('forward', { bodyId: 'pension-fund', explanation: 'Питання пенсії.' });
    const notes = (await appeal.openPost()).map(({ note }) => note?.split(', ')[1]).sort();
    expect(notes).toHaveLength(2);
    expect(notes).toContain('громадянинові');
    expect(notes.some((note) => note?.includes('Пенсійного фонду'))).toBe(true);
    await appeal.standsAt('file-away');
    const refused = await appeal.refuses('file-away', filed, 'LETTERS_UNSENT');
    expect(refused.details.extra?.['letters']).toHaveLength(2);
  });
});

describe('a reply on paper', () => {
  walk('is signed by whoever signs in the system, and is sent only when somebody has sent it', async (council) => {
    const appeal = await answeredOnPaper(council);
    expect(await appeal.letters()).toMatchObject([{ kind: 'reply', status: 'sending', number: '01/1', sentOn: null }]);
    expect(await lying(appeal)).toEqual([['post-letter', 'registrar@office', '2026-03-03']]);
    expect(await appeal.card()).toMatchObject({ status: 'answered', controlEndedOn: null });
    await appeal.standsAt();
    await council.goesTo('2026-03-03T09:00');
    await appeal.complete('post-letter', { sentOn: '2026-03-03', channel: 'post' });
    await appeal.standsAt('check-questions');
    await appeal.completeAll(['check-questions', checked(true)], ['file-away', filed]);
    // KR-3.17: control counts to the day of signing, though it ended after the letter had left.
    expect(await appeal.card()).toMatchObject({ status: 'closed', termBroken: false });
    await appeal.ends('ready-for-archive');
  });

  walk(
    'takes no day of the future, no day before its signature, no registered letter without a number',
    async (council) => {
      const appeal = await answeredOnPaper(council);
      const [today, post] = ['2026-03-02', 'post'];
      for (const [field, answer] of [
        ['sentOn', { sentOn: '2026-03-03', channel: post }],
        ['sentOn', { sentOn: '2026-02-27', channel: post }],
        ['sentOn', { channel: post }],
        ['postingNumber', { sentOn: today, channel: 'registered-post' }],
        ['channel', { sentOn: today, channel: 'pigeon' }],
      ] as const) {
        const problem = await appeal.refuses('post-letter', answer, 'BODY_INVALID');
        expect(pointersOf(problem)).toEqual([`/answer/${field}`]);
      }
      expect(await appeal.letters()).toMatchObject([{ status: 'sending', sentOn: null }]);
    },
  );

  walk(
    'that lies too long is seen on the card, among the papers, and in the list of what is overdue',
    async (council) => {
      const appeal = await answeredOnPaper(council);
      const clerk = council.person('registrar-1');
      const view = async () => {
        const [card, papers] = [await appeal.card(), await council.get(AppealReading).papersOf(await appeal.card())];
        return wholeCardView(card, papers, council.today);
      };
      const overdue = async () =>
        (await council.get(TaskLists).view(clerk, 'overdue', { limit: 50 })).items.map(({ elementId }) => elementId);
      expect(await view()).toMatchObject({ unsentLetters: [{ number: '01/1', sendBy: '2026-03-03', overdue: false }] });
      expect(await overdue()).toEqual([]);
      await council.goesTo('2026-03-04T09:00');
      expect(await view()).toMatchObject({
        replyDispatch: { sentOn: null, overdue: true },
        unsentLetters: [{ overdue: true }],
      });
      expect(await overdue()).toEqual(['post-letter']);
      await appeal.complete('post-letter', { sentOn: '2026-03-03', channel: 'by-hand' });
      expect(await view()).toMatchObject({
        replyDispatch: { sentOn: '2026-03-03', channelLabel: 'вручено особисто', overdue: false },
        unsentLetters: [],
      });
      const [reply] = await appeal.letters();
      if (reply === undefined) throw new Error('No reply was drawn up.');
      expect(documentView(reply, council.get(Documents).face(reply), council.today)).toMatchObject({
        statusLabel: 'надіслано',
        sendBy: '2026-03-03',
        sentOn: '2026-03-03',
        overdue: false,
      });
    },
  );
});

describe('a final answer on paper', () => {
  walk('that waits to be posted is not taken back by a resolution that comes late', async (council) => {
    const appeal = await takenIn(council);
    await council.goesTo('2026-04-16T10:00');
    await appeal.complete('prepare-final-answer', finalAnswer());
    await signed(appeal);
    expect((await appeal.card()).status).toBe('answered');
    await appeal.complete('resolve', resolution(['infrastructure']));
    expect((await appeal.card()).status).toBe('answered');
    await appeal.refuses('prepare-reply', reply(), 'APPEAL_STATUS_REFUSED');
    await postLetters(council, appeal.id);
    await appeal.standsAt('account-for-breach', 'file-away');
    expect(await appeal.card()).toMatchObject({ status: 'closed', controlEndedOn: '2026-04-16' });
  });
});

describe('a notice on paper', () => {
  walk('holds up no work, and is not sent where the appeal is withdrawn meanwhile', async (council) => {
    const appeal = await takenIn(council);
    await appeal.complete('resolve', resolution(['infrastructure', 'heating-plant']));
    await appeal.complete('send-outside', { note: 'Надсилаємо для розгляду.' });
    expect((await lying(appeal)).map(([element]) => element)).toEqual(['print-and-sign', 'print-and-sign']);
    await appeal.standsAt('prepare-reply');
    await appeal.isWithdrawn();
    expect(await lying(appeal)).toEqual([]);
    expect((await appeal.letters()).map(({ kind, status }) => [kind, status])).toEqual([
      ['covering-letter', 'withdrawn'],
      ['external-notice', 'withdrawn'],
    ]);
    for (const one of await appeal.letters())
      expect(renderText(council.get(Documents).face(one))).toMatch(
        /ВІДКЛИКАНО 0\d\.03\.2026\. Причина: [^.]+\. Хто відкликав лист: ./u,
      );
    await appeal.standsAt('file-away');
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  });
});

describe('a term extended again before the first notice is signed', () => {
  const grant = { decision: 'extend', objectiveGrounds: true, grounds: 'Потрібне обстеження мереж.' };
  const sender = { sender: 'Секретаріат Кабінету Міністрів України', datedOn: '2026-02-26', index: '41-К-12' };

  walk('sends one notice to each, and it says the last day', async (council) => {
    const coveringLetter = { ...sender, answerBy: '2026-04-01' };
    const addressee = { kind: 'higher-authority', id: null };
    const appeal = await takenIn(council, { addressee, formOfReceipt: '1.4', coveringLetter });
    await resolved(appeal);
    await appeal.asksForTime();
    await appeal.complete('decide-extension', { ...grant, to: '2026-04-10' });
    await council.goesTo('2026-03-05T10:00');
    await appeal.asksForTime();
    await appeal.complete('decide-extension', { ...grant, to: '2026-04-16', grounds: 'Труби виготовляють.' });
    for (const kind of ['extension-notice', 'sender-notice'] as const) {
      const notices = await appeal.lettersOf(kind);
      expect(notices).toMatchObject([{ status: 'draft' }]);
      const words = JSON.stringify(notices[0]?.sheet);
      expect(words).toContain('16.04.2026');
      expect(words).toContain('Труби виготовляють.');
      expect(words).not.toContain('10.04.2026');
    }
    expect(await appeal.openPost()).toHaveLength(2);
    await postLetters(council, appeal.id);
    expect(await appeal.lettersOf('extension-notice')).toMatchObject([{ status: 'dispatched', number: '01/1' }]);
    await answered(appeal);
  });

  walk(
    'sends no notice that is signed and has not left: it is taken back from whoever was to post it',
    async (council) => {
      const appeal = await takenIn(council);
      await resolved(appeal);
      await appeal.asksForTime();
      await appeal.complete('decide-extension', { ...grant, to: '2026-04-10' });
      await appeal.complete('print-and-sign', { signedOn: '2026-03-02' });
      await council.goesTo('2026-03-03T10:00');
      await appeal.asksForTime();
      await appeal.complete('decide-extension', { ...grant, to: '2026-04-16' });
      const notices = await appeal.lettersOf('extension-notice');
      expect(notices).toMatchObject([{ status: 'withdrawn', number: '01/1', sendBy: null }, { status: 'draft' }]);
      expect((await appeal.openPost()).map(({ elementId }) => elementId)).toEqual(['print-and-sign']);
      expect((await appeal.noted('letter-withdrawn')).map(({ payload }) => payload)).toEqual([
        { documentId: notices[0]?.id, number: '01/1', why: 'складено новіший лист замість цього' },
      ]);
      const [taken] = notices.map((notice) => renderText(council.get(Documents).face(notice)));
      expect(taken).toContain(
        'ВІДКЛИКАНО 03.03.2026. Причина: складено новіший лист замість цього. Хто відкликав лист: ',
      );
      expect(taken, 'it stands in the register all the same').toContain('02.03.2026 № 01/1');
      await postLetters(council, appeal.id);
      expect((await appeal.noted('letter-sent')).map(({ payload }) => payload?.['documentId'])).toEqual([
        notices[1]?.id,
      ]);
      appeal.postsAtOnce = true;
      await answered(appeal);
      await closedAndFiled(appeal);
      await appeal.ends('ready-for-archive');
    },
  );

  walk('but a notice that has been sent stays said, and another follows it', async (council) => {
    const appeal = await takenIn(council);
    await resolved(appeal);
    await appeal.asksForTime();
    await appeal.complete('decide-extension', { ...grant, to: '2026-04-10' });
    await postLetters(council, appeal.id);
    await council.goesTo('2026-03-05T10:00');
    await appeal.asksForTime();
    await appeal.complete('decide-extension', { ...grant, to: '2026-04-16' });
    expect(await appeal.lettersOf('extension-notice')).toMatchObject([{ status: 'dispatched' }, { status: 'draft' }]);
  });
});
