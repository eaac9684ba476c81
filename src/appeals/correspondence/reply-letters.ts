import { isSentOn } from '../../domain/appeal.js';
import type { ClauseRef } from '../../domain/clause.js';
import {
  dotted,
  finalAnswer,
  reply as replyLetter,
  senderAnswer,
  type DocumentFace,
  type Sheet,
} from '../../documents/index.js';
import type { AppealReply, ReplyCopy } from '../appeal-parts.js';
import { addresseeOf, applicantOf, mentionOf, mentionOfAll } from './correspondence.js';
import { byAuthor, type LettersOfAuthor } from './joined-letters.js';
import type { Office } from '../office.js';
import { questionResult } from '../results-in-words.js';
import type { SentOn } from './senders.js';
import type { AppealRecord } from '../tables.js';

/** @throws where nobody has drawn one up: a fault of the diagram */
export function replyOf({ id, reply }: AppealRecord): AppealReply {
  if (reply === null) throw new Error(`${id} has no reply in the making`);
  return reply;
}

/** The earlier answers to this addressee, as a letter names them. */
function earlierTo(appeal: AppealRecord, letterId: string, to: ReplyCopy['to']): string[] {
  const isOwn = to === 'author' && letterId === appeal.id;
  return (replyOf(appeal).earlier ?? []).flatMap(({ index, signedOn, copies }) => {
    const copy = copies.find((one) => one.letterId === letterId && one.to === to);
    const number = isOwn ? index : copy?.index;
    return number === undefined ? [] : [`${dotted(signedOn)} № ${number}`];
  });
}

interface OfReply {
  /** What a final answer rests on (KR-3.15). */
  readonly grounds: readonly ClauseRef[];
  /** Those of the author to whom it goes. */
  readonly letters: LettersOfAuthor;
  /** The appeal disputes a refusal. */
  readonly isDisputing: boolean;
}

/** The reply as the letter it is or will be (відповідь). */
export function replySheet(office: Office, appeal: AppealRecord, { grounds, letters, isDisputing }: OfReply): Sheet {
  const draft = replyOf(appeal);
  const { directory } = office;
  const preparedBy = directory.person(draft.preparedBy).name;
  const appealMention = mentionOfAll(letters);
  const earlier = earlierTo(appeal, letters[0].id, 'author');
  const paragraphs = draft.text.split(/\n{2,}/);
  if (!draft.final) {
    const given = new Map(draft.answers.map(({ position, result }) => [position, result]));
    // What another body answers is named as sent on: else the list would pass over a question, or a refusal be of the whole.
    const answers = appeal.questions.flatMap((question, place) => {
      const result = isSentOn(question) ? question.result : (given.get(place + 1) ?? null);
      if (result === null) return [];
      const { name } = office.classifier.entry('result', result, appeal.receivedOn);
      return [{ gist: question.gist, result: name, refused: result === '9.2' }];
    });
    const refusal = answers.some(({ refused }) => refused) ? draft.refusalGrounds : null;
    const isComplaint = letters.some(({ id, kind }) => kind === 'complaint' || (isDisputing && id === appeal.id));
    const isUnsatisfied = isComplaint && draft.answers.some(({ result }) => result !== '9.1');
    return replyLetter({ appeal: appealMention, earlier, paragraphs, answers, refusal, isUnsatisfied, preparedBy });
  }
  const controlledBy = directory.unit(appeal.mainExecutor ?? appeal.register).name;
  const on = draft.definiteDate;
  const promise = on === null ? null : { work: draft.promise ?? '', on, controlledBy };
  const capDays = appeal.term?.cap.days ?? office.parameterNumber('param.term.cap', appeal.receivedOn);
  const reasons = [...paragraphs, draft.reasons ?? ''].filter((text) => text !== '');
  // What control found resolved before and what another body answers is not what is left (KR-3.15, art. 7).
  const questions = appeal.questions.map((question) => ({
    gist: question.gist,
    result: question.resolved ? (questionResult(question, appeal, office) ?? 'вирішено') : null,
  }));
  const about = { appeal: appealMention, earlier, questions, reasons, promise };
  return finalAnswer({ ...about, capDays, clauses: grounds, preparedBy });
}

/** The draft of a reply, as the letter it will be and marked so (проєкт відповіді); null where none is in the making. */
export function draftOfReply(
  office: Office,
  appeal: AppealRecord,
  { joined, isDisputing }: { readonly joined: readonly AppealRecord[]; readonly isDisputing: boolean },
): DocumentFace | null {
  const { reply } = appeal;
  if (reply === null || reply.documentId !== null) return null;
  const { directory } = office;
  const [own] = byAuthor(appeal, joined);
  const { signatoryPost: post } = reply;
  const title = post === null ? null : directory.post(post).title;
  const register = post === null ? appeal.register : directory.outgoingRegisterOf(post, appeal.register);
  return {
    organisation: directory.organisationOf(register),
    sheet: replySheet(office, appeal, { grounds: reply.grounds ?? [], letters: own, isDisputing }),
    addressee: addresseeOf(appeal),
    number: null,
    signedOn: null,
    signature: { title: title ?? 'Підписанта ще не визначено', name: null },
    isDraft: true,
  };
}

/** What the main executor wrote to the citizen, without what only a letter to the citizen says. */
function wordsOf({ text, refusalGrounds, reasons, promise, definiteDate }: AppealReply): string[] {
  const promised = definiteDate === null ? null : `${promise ?? ''} – до ${dotted(definiteDate)}`;
  return [...text.split(/\n{2,}/), refusalGrounds, reasons, promised].filter(
    (part): part is string => part !== null && part !== '',
  );
}

/** What the sender is told: their own letter, under the number that the appeal of theirs has here. */
export function sheetForSender(office: Office, appeal: AppealRecord, { letter, covering }: SentOn): Sheet {
  const { directory } = office;
  const reply = replyOf(appeal);
  const { index, signedOn, preparedBy } = reply;
  if (index === null || signedOn === null) throw new Error(`${appeal.id} is not answered yet`);
  return senderAnswer({
    theirs: covering,
    appeal: mentionOf(letter),
    applicant: applicantOf(letter),
    earlier: earlierTo(appeal, letter.id, 'sender'),
    questions: appeal.questions.map((question) => ({
      gist: question.gist,
      result: questionResult(question, appeal, office),
    })),
    final: reply.final,
    answered: wordsOf(reply),
    reply: { number: index, signedOn },
    preparedBy: directory.person(preparedBy).name,
  });
}
