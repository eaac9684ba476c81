import { refusedField } from '../../appeals/answers/answer-fields.js';
import { draftReceptionNotice, signatoryAfterReception } from '../../appeals/correspondence/reception-notice.js';
import { comesBack } from '../../appeals/correspondence/unsigned-letter.js';
import { personInDative, receptionExplanation, type Sheet } from '../../documents/index.js';
import { defineStep, type StepDefinition, type Values } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { cardNumber } from '../cards/card-views.js';
import { registerOf } from '../leader-of.js';
import { leaderSigns, letterDrafted, type letterSigned, ofLetter } from '../processes/question-data.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import type { VisitQuestion } from '../values.js';
import type { VisitService } from '../visit/visit-service.js';
import { saidAt } from './open-appeal.js';
import { changeOutcome, currentQuestion, type QuestionPlace } from './question-steps.js';

const ofExplanation = { ...ofLetter, leaderSigns };

/** Letters that a question from a reception ends with, drawn up before they are signed (листи за підсумками прийому). */
export const questionLetters = (visits: VisitService): readonly StepDefinition[] => [
  defineStep({
    topic: 'draft-explanation',
    reads: ofExplanation,
    writes: letterDrafted,
    run: (context) => draftExplanation(visits, context),
  }),
  defineStep({
    topic: 'draft-notice',
    reads: ofLetter,
    writes: letterDrafted,
    run: (context) => draftNotice(visits, context),
  }),
];

interface Heard {
  readonly visit: VisitRecord;
  readonly reception: ReceptionRecord;
  readonly question: VisitQuestion;
}

async function heardOf(visits: VisitService, context: QuestionPlace): Promise<Heard> {
  const [visit, reception] = [await visits.visitOf(context), await visits.receptionOf(context)];
  return { visit, reception, question: await currentQuestion(visits, context) };
}

/**
 * KR-2.28, 2.29: what the leader said at the table, put in writing. Nobody else was charged with the question, so the
 * executor who signs is the leader who settled it (docs/decisions/0042).
 */
async function draftExplanation(visits: VisitService, context: StepContext<Values<typeof ofExplanation>>) {
  const { visit, reception, question } = await heardOf(visits, context);
  const { heldOn, receiverPost, leaderPost } = reception;
  const leader = receiverPost ?? leaderPost;
  const { post: signatoryPost } = await signatoryAfterReception(visits.appeals, {
    ...context,
    of: { id: visit.id, receivedOn: heldOn, ...saidAt(question) },
    document: 'reply',
    categories: visit.visitor.categories,
    leaderSigns: context.data.leaderSigns,
    postOf: (outcome) =>
      outcome === 'executor' || outcome === 'reception-leader' ? leader : visits.directory.postNamed(outcome).id,
  });
  return draft(visits, context, {
    visit,
    reception,
    question,
    signatoryPost,
    sheet: explanationOf(visits, { visit, reception, question }),
  });
}

function explanationOf(visits: VisitService, { visit, reception, question }: Heard, text?: string): Sheet {
  const { heldOn, receiverPost, leaderPost } = reception;
  return receptionExplanation({
    card: cardNumber(visit),
    heldOn,
    leader: visits.directory.post(receiverPost ?? leaderPost).titleGenitive,
    question: question.gist,
    paragraphs: (text ?? question.outcome?.explanation ?? '').split(/\n{2,}/),
    isComplaint: question.outcome?.kind === 'complaint',
  });
}

/** KR-2.31: who was not told at the reception where the question went is written to. */
async function draftNotice(visits: VisitService, context: StepContext<Values<typeof ofLetter>>) {
  const { visit, reception, question } = await heardOf(visits, context);
  const { appealId } = question.outcome ?? {};
  const appeal = await visits.appeals.store.get(appealId ?? '', context.manager);
  const notice = await draftReceptionNotice(visits.appeals, appeal, {
    ...context,
    of: { id: visit.id, receivedOn: reception.heldOn },
    card: cardNumber(visit),
    leader: reception.receiverPost ?? reception.leaderPost,
  });
  return draft(visits, context, { visit, reception, question, ...notice });
}

interface Drafted extends Heard {
  readonly sheet: Sheet;
  readonly signatoryPost: string;
}

async function draft(
  visits: VisitService,
  context: StepContext<Values<typeof ofLetter>>,
  { visit, reception, question, sheet, signatoryPost }: Drafted,
): Promise<Values<typeof letterDrafted>> {
  const { residence, email } = visit.visitor;
  const addressee = { name: personInDative(visit.visitor), address: residence, email };
  const register = registerOf(visits.directory, reception);
  const paper = { subject: visit.id, sheet, addressee, signatoryPost, register };
  const letterId = await visits.documents.create(context.manager, paper, context.actor, context.now);
  await changeOutcome(visits, context, question.id, { letterId });
  await visits.note(context, 'letter-drafted', { question: question.id, kind: sheet.kind, letterId, signatoryPost });
  const [task] = context.data.about;
  return {
    signatoryPost,
    register,
    documentId: letterId,
    about: [{ ...task, letterId }],
    isSigned: false,
    author: null,
    returned: null,
  };
}

type SigningPlace = QuestionPlace & Pick<StepContext, 'tx'>;

/** What an official answers of a letter; before there was `decision`, to complete the task was to sign. */
interface SigningAnswer {
  readonly decision: 'sign' | 'return';
  readonly remarks?: string | undefined;
  /** Other words of the explanation. */
  readonly text?: string | undefined;
}

/** The official signs, and from here on it goes as every letter does; or returns it to whoever drew it up. @throws SIGNATORY_OTHER */
export async function signOrReturn(
  visits: VisitService,
  context: SigningPlace,
  { decision, remarks, text }: SigningAnswer,
): Promise<Values<typeof letterSigned>> {
  const { manager, actor, now } = context;
  const heard = await heardOf(visits, context);
  const letterId = letterOf(heard.question);
  if (decision === 'return') {
    if (remarks === undefined) throw refusedField('remarks', 'Скажіть, що доопрацювати.');
    if (text !== undefined) throw refusedField('text', 'Або підпишіть своїми словами, або поверніть: залиште одне.');
    const drawnUp = await visits.documents.get(manager, letterId);
    return { isSigned: false, ...(await comesBack(context, visits.directory, drawnUp, remarks)) };
  }
  if (text !== undefined) await visits.documents.revise(manager, letterId, explanationOf(visits, heard, text));
  const { number } = await visits.documents.sign(manager, letterId, { by: actor, at: now });
  await visits.appeals.correspondence.sendSigned(context, letterId);
  await visits.note(context, 'question-letter-signed', {
    question: heard.question.id,
    letterId,
    number,
    remarks: remarks ?? null,
  });
  return { isSigned: true, author: null, returned: null };
}

function letterOf({ id, outcome }: VisitQuestion): string {
  if (outcome?.letterId == null) throw new Error(`No letter was drawn up on ${id}`);
  return outcome.letterId;
}
