import { draftReceptionNotice, signatoryAfterReception } from '../../appeals/reception-notice.js';
import { personInDative, receptionExplanation, type Sheet } from '../../documents/index.js';
import { defineStep, type StepDefinition, type Values } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { cardNumber } from '../booking/visit-view.js';
import type { VisitQuestion } from '../reception-parts.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { leaderSigns, letterDrafted, ofLetter } from './question-data.js';
import { changeOutcome, currentQuestion, type QuestionPlace } from './question-steps.js';
import type { VisitDesk } from './visit-desk.js';

const ofExplanation = { ...ofLetter, leaderSigns };

/** Letters that a question from a reception ends with, drawn up before they are signed (листи за підсумками прийому). */
export const questionLetters = (desk: VisitDesk): readonly StepDefinition[] => [
  defineStep({
    topic: 'draft-explanation',
    reads: ofExplanation,
    writes: letterDrafted,
    run: (context) => draftExplanation(desk, context),
  }),
  defineStep({
    topic: 'draft-notice',
    reads: ofLetter,
    writes: letterDrafted,
    run: (context) => draftNotice(desk, context),
  }),
];

interface Heard {
  readonly visit: VisitRecord;
  readonly sitting: ReceptionRecord;
  readonly question: VisitQuestion;
}

async function heardOf(desk: VisitDesk, context: QuestionPlace): Promise<Heard> {
  const [visit, sitting] = [await desk.visitOf(context), await desk.sittingOf(context)];
  return { visit, sitting, question: await currentQuestion(desk, context) };
}

/**
 * KR-2.28, 2.29: what the leader said at the table, put in writing. Nobody else was charged with the question, so the
 * executor who signs is the leader who settled it (docs/decisions/0042).
 */
async function draftExplanation(desk: VisitDesk, context: StepContext<Values<typeof ofExplanation>>) {
  const { visit, sitting, question } = await heardOf(desk, context);
  const { heldOn, receiverPost, leaderPost } = sitting;
  const leader = receiverPost ?? leaderPost;
  const { outcome } = await signatoryAfterReception(desk.appeals, {
    ...context,
    of: { id: visit.id, receivedOn: heldOn },
    document: 'reply',
    categories: visit.visitor.categories,
    leaderSigns: context.data.leaderSigns,
  });
  const signatoryPost =
    outcome === 'executor' || outcome === 'reception-leader' ? leader : desk.directory.postNamed(outcome).id;
  return draft(desk, context, {
    visit,
    question,
    signatoryPost,
    sheet: explanationOf(desk, { visit, sitting, question }),
  });
}

function explanationOf(desk: VisitDesk, { visit, sitting, question }: Heard, text?: string | null): Sheet {
  const { heldOn, receiverPost, leaderPost } = sitting;
  return receptionExplanation({
    card: cardNumber(visit),
    heldOn,
    leader: desk.directory.post(receiverPost ?? leaderPost).titleGenitive,
    question: question.gist,
    paragraphs: (text ?? question.outcome?.explanation ?? '').split(/\n{2,}/),
  });
}

/** KR-2.31: who was not told at the reception where the question went is written to. */
async function draftNotice(desk: VisitDesk, context: StepContext<Values<typeof ofLetter>>) {
  const { visit, sitting, question } = await heardOf(desk, context);
  const { appealId } = question.outcome ?? {};
  const appeal = await desk.appeals.store.get(appealId ?? '', context.manager);
  const notice = await draftReceptionNotice(desk.appeals, appeal, {
    ...context,
    of: { id: visit.id, receivedOn: sitting.heldOn },
    card: cardNumber(visit),
    leader: sitting.receiverPost ?? sitting.leaderPost,
  });
  return draft(desk, context, { visit, question, ...notice });
}

interface Drafted {
  readonly visit: VisitRecord;
  readonly question: VisitQuestion;
  readonly sheet: Sheet;
  readonly signatoryPost: string;
}

async function draft(
  desk: VisitDesk,
  context: StepContext<Values<typeof ofLetter>>,
  { visit, question, sheet, signatoryPost }: Drafted,
): Promise<Values<typeof letterDrafted>> {
  const { residence, email } = visit.visitor;
  const addressee = { name: personInDative(visit.visitor), address: residence, email };
  const paper = { subject: visit.id, sheet, addressee, signatoryPost, register: 'office' };
  const letterId = await desk.documents.create(context.manager, paper, context.actor, context.now);
  await changeOutcome(desk, context, question.id, { letterId });
  await desk.note(context, 'letter-drafted', { question: question.id, kind: sheet.kind, letterId, signatoryPost });
  const [task] = context.data.about;
  return { signatoryPost, about: [{ ...task, letterId }] };
}

type SigningPlace = QuestionPlace & Pick<StepContext, 'tx'>;

/** The leader may put in other words what the card says. @throws SIGNATORY_OTHER */
export async function signExplanation(desk: VisitDesk, context: SigningPlace, text: string | null): Promise<void> {
  const heard = await heardOf(desk, context);
  if (text !== null) {
    await desk.documents.revise(context.manager, letterOf(heard.question), explanationOf(desk, heard, text));
  }
  await signAndSend(desk, context, heard);
}

/** @throws SIGNATORY_OTHER */
export async function signNotice(desk: VisitDesk, context: SigningPlace, remarks: string | null): Promise<void> {
  await signAndSend(desk, context, await heardOf(desk, context), remarks);
}

/** Signed and numbered; from here on it goes as every letter does. */
async function signAndSend(
  desk: VisitDesk,
  context: SigningPlace,
  { question }: Heard,
  remarks: string | null = null,
): Promise<void> {
  const { manager, actor, now } = context;
  const letterId = letterOf(question);
  const { number } = await desk.documents.sign(manager, letterId, { by: actor, at: now });
  await desk.appeals.correspondence.sendSigned(context, letterId);
  await desk.note(context, 'letter-signed', { question: question.id, letterId, number, remarks });
}

function letterOf({ id, outcome }: VisitQuestion): string {
  if (outcome?.letterId == null) throw new Error(`No letter was drawn up on ${id}`);
  return outcome.letterId;
}
