import { z } from 'zod';
import type { DocumentRecord, Sheet } from '../../documents/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { refusalBy } from '../../policy/index.js';
import { type AnswerDefinition, day, defineAnswer, personId, type Values } from '../../workflow/contract/index.js';
import { type AnswerContext, barsOf } from '../../workflow/index.js';
import { actByLetter, noteBreach } from '../breaches.js';
import { letterFields, replyPosted, takenBack } from '../correspondence/letter-data.js';
import type { AppealService } from '../appeal-service.js';
import type { Mailroom } from '../correspondence/mailroom.js';
import { noticeSignatory } from '../correspondence/signatory.js';
import { comesBack } from '../correspondence/unsigned-letter.js';
import { refuseImpossible, refusedField } from './answer-fields.js';

const { documentId, isSigned, lastDay, letter, sendBy } = letterFields;
const toSign = { documentId, channel: letterFields.channel, lastDay };
const toRevise = { documentId };
/** Of a notice that the office tells a citizen without e-mail no case waits. */
const toPost = { documentId, isAwaited: letterFields.isAwaited.optional(), lastDay: lastDay.optional() };
const signature = { signedOn: day.optional(), signedBy: z.string().optional(), refusal: z.string().optional() };
const revised = { text: z.string().optional() };
/** Of a letter that comes back: whose it is, and why. */
const comingBack = { author: personId.nullable(), returned: z.string().nullable() };
const posting = {
  sentOn: day,
  channel: z.enum(['post', 'registered-post', 'by-hand']),
  postingNumber: z.string().optional(),
};

/** A letter on paper from the printer to the post (відправлення листів, docs/decisions/0095). */
export const postingAnswers = (appeals: AppealService, mailroom: Mailroom): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'print-and-sign',
    answer: signature,
    reads: toSign,
    writes: { isSigned, letter, sendBy, ...takenBack, ...comingBack },
    run: (context) => enterSignature(appeals, mailroom, context),
  }),
  defineAnswer({
    form: 'revise-letter',
    answer: revised,
    reads: toRevise,
    run: (context) => reviseLetter(mailroom, context),
  }),
  defineAnswer({
    form: 'send-letter',
    answer: posting,
    reads: toPost,
    run: (context) => enterPosting(appeals, mailroom, context),
  }),
];

type Signing = AnswerContext<Values<typeof toSign>, Values<typeof signature>>;

/** The official has signed the printed letter and it gets its number in the register of that year, or will not sign it. */
async function enterSignature(appeals: AppealService, mailroom: Mailroom, context: Signing) {
  const { manager, data, answer } = context;
  const drawnUp = await mailroom.documents.get(manager, data.documentId);
  const { signedOn, refusal = null } = answer;
  if (refusal !== null) {
    if (signedOn !== undefined || answer.signedBy !== undefined)
      throw refusedField('refusal', 'Лист або підписано, або ні: залиште одне.');
    const back = await comesBack(context, appeals.office.directory, drawnUp, refusal);
    return { ...back, isSigned: false, isTakenBack: false, letter: mailroom.wordsOf(drawnUp), sendBy: drawnUp.sendBy };
  }
  if (signedOn === undefined)
    throw refusedField('signedOn', 'Зазначте день, коли лист підписано, або причину, з якої його не підписали.');
  return isSignedOn(appeals, mailroom, context, drawnUp, signedOn);
}

async function isSignedOn(
  appeals: AppealService,
  mailroom: Mailroom,
  context: Signing,
  drawnUp: DocumentRecord,
  signedOn: PlainDate,
) {
  const { manager, actor, now, tx, businessKey, data } = context;
  const { documents } = mailroom;
  const today = dayInKyiv(now);
  refuseImpossible('signedOn', signedOn, {
    from: dayInKyiv(drawnUp.createdAt),
    to: today,
    why: 'того дня лист складено',
  });
  const post = await whoSigned(appeals, context, drawnUp.signatoryPost ?? '', signedOn);
  const { number } = await documents.sign(manager, drawnUp.id, { by: actor, at: now, onPaper: signedOn, post });
  const isByMail = data.channel === 'email';
  const sendBy = isByMail ? null : mailroom.sendBy(today, data.lastDay);
  if (sendBy === null) await documents.dispatch(manager, drawnUp.id, { channel: 'email', by: actor, at: now });
  else await documents.handOver(manager, drawnUp.id, sendBy);
  await tx.note(businessKey, 'letter-signed', { documentId: drawnUp.id, number, signedOn, signatoryPost: post });
  const words = mailroom.wordsOf(await documents.get(manager, drawnUp.id));
  if (isByMail) await noteLate(appeals, context, drawnUp, { lastDay: data.lastDay, on: today });
  return { isSigned: true, isTakenBack: false, letter: words, sendBy, author: null, returned: null };
}

/**
 * Nobody signs who is complained of, whichever post they stand in for (art. 7). The post that signed: the one the letter was drawn up for, held that day by its official or their substitute; or the
 * one that the rules name for that day. Nobody else's name stands under it. @throws SIGNATORY_OTHER with the clause
 */
async function whoSigned(
  appeals: AppealService,
  context: Signing,
  named: string,
  signedOn: PlainDate,
): Promise<string> {
  const { directory } = appeals.office;
  const { signedBy } = context.answer;
  const barred = (await barsOf(context.manager, [context.businessKey])).get(context.businessKey);
  const mayHave = (post: string): boolean => {
    const signature = directory.signatureOf(post, signedOn);
    const isBarred = signature !== null && barred?.has(signature.person.id) === true;
    return signature !== null && !isBarred && (signedBy === undefined || signedBy === signature.person.id);
  };
  if (mayHave(named)) return named;
  const lawful = await noticeSignatory(appeals, context, await appeals.appealOf(context), signedOn);
  if (mayHave(lawful.post)) return lawful.post;
  const holder = directory.signatureOf(lawful.post, signedOn);
  const who =
    holder === null ? 'цього дня посаду ніхто не обіймав, спершу внесіть, хто її заступав' : holder.person.name;
  throw refusalBy(lawful.ruling, 'SIGNATORY_OTHER', {
    detail: `За правилами лист підписує ${directory.post(lawful.post).title} (${who}).`,
    extra: { post: lawful.post, holder: holder?.person.id ?? null },
  });
}

/** Whoever drew the letter up puts it in other words, or leaves it as it is: it goes to be signed again. */
async function reviseLetter(
  { documents }: Mailroom,
  { manager, tx, businessKey, data, answer }: AnswerContext<Values<typeof toRevise>, Values<typeof revised>>,
): Promise<void> {
  const { id: documentId, sheet } = await documents.get(manager, data.documentId);
  const { text } = answer;
  if (text !== undefined) {
    refuseLoss(sheet, text);
    const blocks = text.split(/\n{2,}/).map((words) => ({ kind: 'paragraph' as const, text: words }));
    await documents.revise(manager, documentId, { ...sheet, blocks });
  }
  await tx.note(businessKey, 'letter-revised', { documentId, isReworded: text !== undefined });
}

/** What the Law has a letter say, whatever its words: where its text had them, the new one has them too (ст. 8, 15, 16). */
const lawful = {
  'посилання на Закон України «Про звернення громадян»': /Закон\p{L}* України «Про звернення громадян»/u,
  'як оскаржити рішення': /оскарж|подати скаргу/u,
};

function refuseLoss({ blocks }: Sheet, text: string): void {
  const before = blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');
  const lost = Object.entries(lawful).flatMap(([name, said]) => (said.test(before) && !said.test(text) ? [name] : []));
  if (lost.length > 0) throw refusedField('text', `У листі має лишитися ${lost.join(' та ')}: того вимагає Закон.`);
}

/** The letter has left: the day, the way and the number are those of the register of postings. */
async function enterPosting(
  appeals: AppealService,
  { documents }: Mailroom,
  context: AnswerContext<Values<typeof toPost>, Values<typeof posting>>,
): Promise<void> {
  const { manager, actor, now, tx, businessKey, data, answer } = context;
  const { sentOn, channel, postingNumber = null } = answer;
  const letter = await documents.get(manager, data.documentId);
  const { id, number, addressee, signedAt, createdAt } = letter;
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
  await noteLate(appeals, context, letter, { lastDay: data.lastDay ?? null, on: sentOn });
  if (data.isAwaited === true) await tx.message(replyPosted.to(businessKey));
}

/** An act that the Law gives a day of its own, done after it, breaks a term as a late answer does. */
async function noteLate(
  appeals: AppealService,
  context: AnswerContext,
  { kind, id }: DocumentRecord,
  { lastDay, on }: { readonly lastDay: PlainDate | null; readonly on: PlainDate },
): Promise<void> {
  const act = actByLetter[kind];
  if (lastDay === null || on <= lastDay || act === undefined) return;
  await noteBreach(appeals, context, { act, lastDay }, on);
  await appeals.note(context, 'act-late', { act: kind, documentId: id, lastDay, on });
}
