import { appealFeatures, appealKinds, regimes, type AppealKind } from '../../domain/appeal.js';
import { inUkrainian } from '../../domain/plain-date.js';
import type { AnswerContext, Answers } from '../../workflow/host/steps.js';
import { joinEarlier, powers, properBodies, type Assessment, type ComplaintFacts } from '../appeal-parts.js';
import { isAboutKnown } from '../conflict.js';
import { fromProcess } from '../process-data.js';
import { confirmFeature } from '../intake/confirm-feature.js';
import type { Desk } from '../desk.js';
import { questionsOf } from '../intake/questions.js';
import { notListed, saidTwice } from '../intake/take-in.js';
import { AnswerFields, refusedField } from './answer-fields.js';
import { confirmIdentical } from './mass-letters.js';

const keysOf = <T extends string>(table: Readonly<Record<T, unknown>>): readonly T[] => Object.keys(table) as T[];

/** What clerks answer before an appeal is admitted, and when it is filed (реєстраторські завдання). */
export function addIntakeAnswers(answers: Answers, desk: Desk): void {
  answers.add('look-through', (context) => lookThrough(desk, context));
  answers.add('name-complained-of', (context) => nameComplainedOf(desk, context));
  answers.add('hand-on', (context) => handOn(desk, context));
  answers.add('confirm-feature', (context) => confirm(desk, context));
  answers.add('decide-unconsidered', (context) => decideUnconsidered(desk, context));
  answers.add('file-away', (context) => fileAway(context));
}

async function lookThrough(desk: Desk, context: AnswerContext): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const kind = answer.choice<AppealKind>('kind', keysOf(appealKinds));
  const regime = answer.choice('regime', regimes);
  const appeal = await desk.appealOf(context);
  const raised = answer.items('questions').map((item) => ({ topic: item.text('topic'), gist: item.text('text') }));
  const questions = questionsOf(raised, desk.office.classifier, appeal.receivedOn);
  const assessment = assessmentOf(desk, answer, kind, regime);
  const mainTopic = questions.find((question) => question.main)?.topic ?? null;
  await desk.change(context, { kind, regime, assessment, questions, mainTopic });
  await desk.note(context, 'looked-through', {
    kind,
    regime,
    powers: assessment.powers,
    topics: questions.map((q) => q.topic),
  });
  return { lookedThrough: true };
}

/**
 * Whom a complaint is about: somebody of the directory, or in words whom it does not know; both null where nobody said.
 *
 * @throws BODY_INVALID
 */
export function complainedOfIn(
  desk: Pick<Desk, 'office'>,
  answer: AnswerFields,
): Required<Pick<ComplaintFacts, 'about' | 'aboutOther'>> {
  const about = answer.textOrNull('complainedOf');
  const aboutOther = answer.textOrNull('complainedOfOther');
  if (about !== null && !desk.office.isListed(about)) throw refusedField('complainedOf', notListed);
  if (about !== null && aboutOther !== null) throw refusedField('complainedOfOther', saidTwice);
  return { about, aboutOther };
}

/** Unknown stays unknown until somebody says: then art. 7 can be kept. */
async function nameComplainedOf(desk: Desk, context: AnswerContext): Promise<void> {
  const named = complainedOfIn(desk, new AnswerFields(context.answer));
  if (!isAboutKnown(named))
    throw refusedField(
      'complainedOf',
      'Назвіть посаду, підрозділ чи орган із довідника або напишіть, на кого чи на що скаржаться.',
    );
  const { assessment } = await desk.appealOf(context);
  await desk.change(context, { assessment: { ...assessment, complaint: { ...assessment?.complaint, ...named } } });
  await desk.note(context, 'complained-of-named', { about: named.about });
}

function assessmentOf(desk: Desk, answer: AnswerFields, kind: AppealKind, regime: Assessment['regime']): Assessment {
  const complaint = {
    ...complainedOfIn(desk, answer),
    decidedOn: answer.day('decidedOn'),
    learnedOn: answer.day('learnedOn'),
  };
  return {
    kind,
    regime,
    powers: answer.choice('powers', powers),
    properBody: answer.textOrNull('properBody') === null ? 'unknown' : answer.choice('properBody', properBodies),
    councilPowers: answer.flag('councilPowers'),
    corruptionReport: answer.flag('corruptionReport'),
    threatToLife: answer.flag('threatToLife'),
    signed: answer.flag('signed'),
    identifiable: answer.flag('identifiable'),
    substanceStated: answer.flag('substanceStated'),
    dataSufficient: answer.flag('dataSufficient'),
    incapacitated: answer.choice('incapacitated', ['yes', 'no', 'unknown'] as const),
    complaint: kind === 'complaint' ? complaint : null,
  };
}

async function handOn(desk: Desk, context: AnswerContext): Promise<void> {
  const answer = new AnswerFields(context.answer);
  await desk.change(context, { status: 'handed-on' });
  const [receipt, note] = [answer.textOrNull('receipt'), answer.textOrNull('note')];
  await desk.note(context, 'handed-on', { to: answer.text('handedTo'), receipt, note });
}

async function confirm(desk: Desk, context: AnswerContext): Promise<void> {
  const answer = new AnswerFields(context.answer);
  const resolved = answer.textOrNull('resolvedInSubstance');
  const feature = answer.choice('feature', [...keysOf(appealFeatures), joinEarlier]);
  if (answer.flag('alsoIdentical')) {
    if (feature !== 'mass') throw refusedField('alsoIdentical', 'разом підтверджують лише масові звернення');
    await confirmIdentical(desk, context);
  }
  await confirmFeature(desk, context, {
    feature,
    earlierAppealId: answer.textOrNull('earlierAppealId'),
    resolvedInSubstance: resolved === 'yes' || resolved === 'no' ? resolved : 'unknown',
    note: answer.textOrNull('note'),
  });
}

async function decideUnconsidered(desk: Desk, context: AnswerContext): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const decision = answer.choice('decision', ['stop', 'consider'] as const);
  const on = inUkrainian(desk.office.today(context.now));
  const reasons = answer.text('reasons');
  await desk.note(context, 'unconsidered-decided', { decision, on, reasons });
  const { outcome } = fromProcess<{ outcome: string }>(context.data, 'admission');
  if (outcome === 'late-complaint') await decideRestoration(desk, context, decision === 'consider');
  return { decidedUnconsidered: decision === 'stop', unconsideredReasons: reasons };
}

/** Art. 17: to consider a late complaint is to restore its term, for a reason found good; the card says which it was. */
async function decideRestoration(desk: Desk, context: AnswerContext, isGood: boolean): Promise<void> {
  const appeal = await desk.appealOf(context);
  const facts = { 'complaint.delayReason': isGood ? 'good' : 'not-good' };
  const { outcome } = await desk.rulings.decide('complaint-restoration', facts, { ...context, of: appeal });
  const { assessment } = appeal;
  const complaint = { ...assessment?.complaint, restored: outcome === 'restore' };
  await desk.change(context, { assessment: { ...assessment, complaint } });
}

async function fileAway(context: AnswerContext): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const volume = context.answer['volume'] === undefined ? null : String(answer.number('volume'));
  return { archive: { file: answer.text('caseFile'), volume, sheets: String(answer.number('sheets')) } };
}
