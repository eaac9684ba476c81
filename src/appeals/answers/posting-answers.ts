import { z } from 'zod';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { type AnswerDefinition, day, defineAnswer, type Values } from '../../workflow/contract/index.js';
import type { AnswerContext } from '../../workflow/index.js';
import { letterFields, replyPosted } from '../letter-data.js';
import type { Mailroom } from '../mailroom.js';
import { refuseImpossible, refusedField } from './answer-fields.js';

const { documentId, lastDay, letter, sendBy } = letterFields;
const toSign = { documentId, lastDay };
/** Of a notice that the office tells a citizen without e-mail no case waits. */
const toPost = { documentId, isAwaited: letterFields.isAwaited.optional() };
const signature = { signedOn: day };
const posting = {
  sentOn: day,
  channel: z.enum(['post', 'registered-post', 'by-hand']),
  postingNumber: z.string().optional(),
};

/** A letter on paper from the printer to the post (відправлення листів, docs/decisions/0095). */
export const postingAnswers = (mailroom: Mailroom): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'print-and-sign',
    answer: signature,
    reads: toSign,
    writes: { letter, sendBy },
    run: (context) => enterSignature(mailroom, context),
  }),
  defineAnswer({
    form: 'send-letter',
    answer: posting,
    reads: toPost,
    run: (context) => enterPosting(mailroom, context),
  }),
];

/** The official has signed the printed letter: it gets its number in the register of that year. */
async function enterSignature(
  mailroom: Mailroom,
  context: AnswerContext<Values<typeof toSign>, Values<typeof signature>>,
) {
  const { manager, actor, now, tx, businessKey, data, answer } = context;
  const { documents, directory } = mailroom;
  const drawnUp = await documents.get(manager, data.documentId);
  const today = dayInKyiv(now);
  const { signedOn } = answer;
  refuseImpossible('signedOn', signedOn, {
    from: dayInKyiv(drawnUp.createdAt),
    to: today,
    why: 'того дня лист складено',
  });
  const post = drawnUp.signatoryPost ?? '';
  if (directory.signatureOf(post, signedOn) === null) {
    throw refusedField(
      'signedOn',
      `Цього дня посаду «${directory.post(post).title}» ніхто не обіймав: зазначте день, коли лист справді підписано, або спершу внесіть, хто її заступав.`,
    );
  }
  const { number } = await documents.sign(manager, drawnUp.id, { by: actor, at: now, onPaper: signedOn });
  const until = mailroom.sendBy(today, data.lastDay);
  await documents.handOver(manager, drawnUp.id, until);
  await tx.note(businessKey, 'letter-signed', { documentId: drawnUp.id, number, signedOn, signatoryPost: post });
  return { letter: mailroom.wordsOf(await documents.get(manager, drawnUp.id)), sendBy: until };
}

/** The letter has left: the day, the way and the number are those of the register of postings. */
async function enterPosting(
  { documents }: Mailroom,
  context: AnswerContext<Values<typeof toPost>, Values<typeof posting>>,
): Promise<void> {
  const { manager, actor, now, tx, businessKey, data, answer } = context;
  const { sentOn, channel, postingNumber = null } = answer;
  const { id, number, addressee, signedAt, createdAt } = await documents.get(manager, data.documentId);
  refuseImpossible('sentOn', sentOn, {
    from: dayInKyiv(signedAt ?? createdAt),
    to: dayInKyiv(now),
    why: signedAt === null ? 'того дня лист складено' : 'того дня лист підписано',
  });
  const { address = null, isOfficial = false } = addressee ?? {};
  if (channel !== 'by-hand' && address === null && !isOfficial)
    throw refusedField('channel', 'Адреси громадянина на картці немає: такий лист вручають особисто.');
  if (channel === 'registered-post' && postingNumber === null)
    throw refusedField('postingNumber', 'Рекомендований лист має номер за реєстром відправлень: зазначте його.');
  await documents.dispatch(manager, id, { channel, by: actor, at: now, sentOn, postingNumber });
  await tx.note(businessKey, 'letter-sent', { documentId: id, number, channel, sentOn, postingNumber });
  if (data.isAwaited === true) await tx.message(replyPosted.to(businessKey));
}
