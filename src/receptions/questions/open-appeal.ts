import type { AppealResolution } from '../../appeals/appeal-parts.js';
import { cardOf } from '../../appeals/intake/card-of-letter.js';
import { questionsOf } from '../../appeals/intake/questions.js';
import { takeIn } from '../../appeals/intake/take-in.dto.js';
import type { AppealRecord } from '../../appeals/tables.js';
import type { Executor } from '../../domain/appeal.js';
import { inOneLine } from '../../domain/typed-text.js';
import type { StepContext } from '../../workflow/index.js';
import { cardNumber } from '../cards/card-views.js';
import { unitsFor } from '../cards/responsible-units.js';
import { registerOf } from '../leader-of.js';
import { questionLeftOpen } from '../processes/question-data.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import type { QuestionOutcome, VisitQuestion } from '../values.js';
import { complainedOfAt } from '../visit/receive-answer.js';
import type { VisitService, VisitPlaceOf } from '../visit/visit-service.js';

type OpenPlace = VisitPlaceOf & Pick<StepContext<{ readonly leaderSigns: boolean }>, 'tx' | 'data'>;

/**
 * Begins the consideration of a question left open (розгляд питання з прийому, KR-2.28–2.32, art. 22): an appeal in
 * the year's register like any other, received on the day of the reception. What the leader told executors at the
 * table is its resolution; where nobody was named, the leader who received is asked for one.
 */
export async function openAppeal(visits: VisitService, context: OpenPlace, question: VisitQuestion): Promise<string> {
  const visit = await visits.visitOf(context);
  const reception = await visits.store.reception(visit.receptionId, context.manager);
  const { outcome } = question;
  if (outcome === null) throw new Error(`${question.id} has not been heard`);
  const receiver = reception.receiverPost ?? reception.leaderPost;
  const resolution = resolutionOf(visits, context, receiver, question);
  // A lawyer advises and leads nobody: the appeal goes to whom the distribution of duties names (KM-15).
  const leader = reception.kind === 'legal-aid' ? null : receiver;
  const card = cardOfQuestion(visits, context, { visit, reception, question });
  const appeal: AppealRecord = { ...card, leader, resolution, onControl: resolution !== null };
  await visits.appeals.store.insert(context.manager, appeal);
  await visits.appeals.note({ ...context, businessKey: appeal.id }, 'raised-at-reception', {
    visitId: visit.id,
    receptionId: reception.id,
    leader,
    form: appeal.form,
    explanation: outcome.explanation,
  });
  const data = {
    receivedOn: reception.heldOn,
    register: appeal.register,
    visitId: visit.id,
    question: question.id,
    fromReception: true,
    heardByLeader: leader !== null,
    receptionCard: cardNumber(visit),
    receptionLeader: receiver,
    resolved: resolution !== null,
    sentAtTable: outcome.sentToOthers,
    leaderSigns: context.data.leaderSigns,
  };
  await context.tx.start(questionLeftOpen.of(appeal.id, data));
  return appeal.id;
}

/** What a question is, as the card of an appeal has it: where it complains, whom of. */
export function saidAt({ outcome }: VisitQuestion) {
  const kind = outcome?.kind ?? 'statement';
  return { kind, assessment: { kind, complaint: outcome?.kind === 'complaint' ? complainedOfAt(outcome) : null } };
}

interface Raised {
  readonly visit: VisitRecord;
  readonly reception: ReceptionRecord;
  readonly question: VisitQuestion;
}

function cardOfQuestion(
  visits: VisitService,
  context: VisitPlaceOf,
  { visit, reception, question }: Raised,
): AppealRecord {
  const { visitor } = visit;
  const { outcome } = question;
  const isWritten = outcome?.writtenForm === 'submitted';
  const receivedOn = reception.heldOn;
  const { minor: _minor, ...told } = visitor;
  // A card booked before names and addresses were held to one line may have more.
  const applicant = mapTexts(told, inOneLine);
  const letter = takeIn.parse({
    form: isWritten ? 'letter' : 'oral',
    formOfReceipt: reception.kind === 'direct-line' ? '1.1¹' : '1.2',
    receivedOn,
    sheets: isWritten ? (outcome.sheets ?? null) : null,
    addressee: addresseeOf(visits, reception),
    applicant,
    gist: question.gist,
    assessment: saidAt(question).assessment,
  });
  const raised = [{ topic: question.topic, gist: question.gist }];
  const questions = questionsOf(raised, visits.appeals.office.classifier, receivedOn);
  const register = visits.directory.office.id;
  return cardOf(letter, { receivedOn, questions, by: context.actor, register, at: context.now });
}

function mapTexts(fields: object, change: (text: string) => string): Record<string, unknown> {
  const entries: [string, unknown][] = Object.entries(fields);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? change(value) : value]));
}

/** To a unit goes what its own head receives on (KR-3.2), to no leader by name what a lawyer does. */
function addresseeOf(
  { directory }: VisitService,
  reception: ReceptionRecord,
): { kind: 'leader' | 'unit'; id: string | null } {
  const register = registerOf(directory, reception);
  if (directory.keeperOf(register) === 'unit') return { kind: 'unit', id: register };
  return { kind: 'leader', id: reception.kind === 'legal-aid' ? null : reception.leaderPost };
}

/** What the leader decided at the table; the office keeps watch over every instruction (KR-2.3.6). */
function resolutionOf(
  visits: VisitService,
  { actor, now }: VisitPlaceOf,
  leader: string,
  question: VisitQuestion,
): AppealResolution | null {
  const { outcome } = question;
  const executors = outcome === null ? [] : executorsOf(visits, question, outcome);
  if (outcome === null || executors.length === 0) return null;
  const { tasks, explanation, complex } = outcome;
  const today = visits.appeals.office.today(now);
  const named = executors.map((id, place): Executor => {
    const unit = visits.appeals.office.unitOf(id);
    const task = tasks[place] ?? explanation;
    return { unit, person: unit === id ? null : id, staff: visits.directory.isStaff(unit), task };
  });
  return {
    author: visits.directory.holderOf(leader, today)?.id ?? actor.id,
    authorPost: leader,
    writtenOn: today,
    text: explanation,
    executors: named,
    dueOn: null,
    control: true,
    needsStudy: complex ? 'yes' : 'no',
  };
}

/**
 * Whom the leader named; a refusal with nobody named is drawn up by the unit whose question it is, unless the
 * question complains of somebody (docs/decisions/0035).
 */
function executorsOf(
  { directory }: VisitService,
  { topic }: VisitQuestion,
  { executors, refused, kind }: QuestionOutcome,
): readonly string[] {
  if (executors.length > 0 || !refused || kind === 'complaint') return executors;
  return unitsFor([{ topic }], directory).slice(0, 1);
}
