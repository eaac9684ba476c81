import { AnswerFields, refusedField } from '../../appeals/answers/answer-fields.js';
import { Problem } from '../../domain/problem.js';
import { refusalBy } from '../../policy/index.js';
import type { AnswerContext, Answers } from '../../workflow/index.js';
import { isDeputy } from '../leader-of.js';
import type { ReceptionRecord } from '../tables.js';
import { dayData, type DayOpening, type Resumption } from './day-data.js';
import type { DayDesk } from './day-desk.js';

/** What people answer on the day of a reception and before it (підготовка і день прийому). */
export function addDayAnswers(answers: Answers, desk: DayDesk): void {
  answers.add('acquaint-booked', (context) => noted(context, 'acquainted-with-booked', 'acquainted'));
  answers.add('hand-materials', (context) => noted(context, 'materials-handed', 'handed'));
  answers.add('study-materials', (context) => noted(context, 'mayor-informed', 'informed'));
  answers.add('open-day', (context) => openDay(desk, context));
  answers.add('find-substitute', (context) => openDay(desk, context));
  answers.add('run-reception', (context) => runReception(desk, context));
  answers.add('explain-not-held', (context) => explainNotHeld(context));
  answers.add('resume-after-alarm', (context) => resumeAfterAlarm(desk, context));
}

/** A box that has to be ticked: `done` says that it was. @throws BODY_INVALID */
async function noted(context: AnswerContext, kind: string, done: 'acquainted' | 'handed' | 'informed'): Promise<void> {
  const answer = new AnswerFields(context.answer);
  if (!answer.flag(done)) throw refusedField(done, 'Позначте це, коли зроблено: доти завдання лишається відкритим.');
  await context.tx.note(context.businessKey, kind, { remarks: answer.textOrNull('remarks') });
}

async function explainNotHeld({ tx, businessKey, answer }: AnswerContext): Promise<void> {
  await tx.note(businessKey, 'not-held-explained', { reason: new AnswerFields(answer).text('reason') });
}

/** Who is away and who receives instead; at `find-substitute` the leader is known to be away. */
async function openDay(desk: DayDesk, context: AnswerContext): Promise<{ opening: DayOpening }> {
  const answer = new AnswerFields(context.answer);
  const reception = await desk.store.reception(context.businessKey, context.manager);
  const asksWho = context.elementId === 'open-day';
  const leaderAway = !asksWho || answer.choice('leaderAway', ['no', 'yes'] as const) === 'yes';
  const headNamedBy = optional(answer, 'headNamedBy', ['nobody', 'absent-leader', 'other-deputy', 'other'], 'nobody');
  const otherDeputy = optional(answer, 'otherDeputy', ['yes', 'no', 'unknown'], 'unknown');
  const receiverPost = leaderAway ? answer.textOrNull('receiverPost') : null;
  if (receiverPost !== null) checkReceiver(desk, receiverPost, reception.leaderPost);
  const isNamed = headNamedBy === 'absent-leader' || headNamedBy === 'other-deputy';
  if (leaderAway && receiverPost === null && (isNamed || otherDeputy === 'yes'))
    throw refusedField('receiverPost', 'Назвіть посаду того, хто приймає.');
  if (receiverPost !== null && otherDeputy === 'yes' && !isNamed && !isDeputy(desk.directory.post(receiverPost)))
    throw refusedField('receiverPost', 'Це не заступник міського голови: зазначте, хто визначив цього керівника.');
  // Or the rules would say that nobody receives, and carry everybody over beside the name of whoever does.
  if (receiverPost !== null && otherDeputy !== 'yes' && headNamedBy === 'nobody')
    throw refusedField(
      'headNamedBy',
      'Названо, хто приймає: скажіть, чи це інший заступник, або хто визначив керівника.',
    );
  const opening: DayOpening = { leaderAway, headNamedBy, otherDeputy, receiverPost };
  await refuseUnheeded(desk, context, reception, opening);
  if (asksWho) await noteRecording(desk, context, reception, answer);
  await context.tx.note(context.businessKey, asksWho ? 'day-opened' : 'substitute-sought', opening);
  return { opening };
}

/** What the office says and the rules would pass over, since the directory knows better or nothing has been said. */
async function refuseUnheeded(
  desk: DayDesk,
  context: AnswerContext,
  { leaderPost }: ReceptionRecord,
  opening: DayOpening,
): Promise<void> {
  const ruling = await context.foresee('substitution', { opening });
  const isHeld = ruling.outcome !== 'find-substitute' && ruling.outcome !== 'postpone';
  if (isHeld) return;
  const { directory } = desk;
  const { leaderAway, receiverPost } = opening;
  const refuse = (detail: string): never => {
    throw refusalBy(ruling, 'ANSWER_REFUSED', { detail });
  };
  if (!leaderAway)
    refuse(
      `За довідником ${directory.nameOf(leaderPost)} сьогодні відсутній: зазначте це і скажіть, хто приймає, або спершу виправте запис про відсутність.`,
    );
  if (receiverPost !== null && directory.holderOf(receiverPost, desk.today(context)) === null)
    refuse(`${directory.nameOf(receiverPost)} сьогодні теж відсутній: назвіть іншого.`);
  if (context.elementId === 'find-substitute' && ruling.outcome === 'find-substitute')
    refuse('Назвіть, хто приймає, або скажіть, що прийняти нікому.');
}

/** KR-2.24: what is not said leaves what the office has set before. */
async function noteRecording(
  desk: DayDesk,
  context: AnswerContext,
  reception: ReceptionRecord,
  answer: AnswerFields,
): Promise<void> {
  if (answer.textOrNull('recording') === null) return;
  const said = {
    mode: answer.choice('recording', ['none', 'audio', 'video'] as const),
    notice: optional(answer, 'recordingNotice', ['none', 'hung', 'told'], 'none'),
    purpose: answer.textOrNull('recordingPurpose'),
    keptUntil: null,
    keptFor: null,
  };
  const refusal = (key: string, detail: string) => refusedField(key === 'purpose' ? 'recordingPurpose' : key, detail);
  const recording = await desk.recordings.decide(context, reception, said, refusal);
  await desk.store.changeReception(context.manager, reception.id, { recording });
  await context.tx.note(reception.id, 'recording-set', { recording });
}

function optional<T extends string>(answer: AnswerFields, key: string, allowed: readonly T[], otherwise: T): T {
  return answer.textOrNull(key) === null ? otherwise : answer.choice(key, allowed);
}

function checkReceiver({ directory }: DayDesk, postId: string, leaderPost: string): void {
  if (postId === leaderPost) throw refusedField('receiverPost', 'Посадовець за графіком відсутній: назвіть іншого.');
  const post = directory.posts().find(({ id }) => id === postId);
  if (!post) throw refusedField('receiverPost', 'Такої посади в довіднику немає.');
}

/** Nobody leaves a citizen who is being received: the day is closed after the last of them. */
async function runReception(desk: DayDesk, { answer, businessKey, manager, tx }: AnswerContext): Promise<void> {
  const inside = await desk.store.visitsOf(businessKey, ['with-leader'], manager);
  if (inside.length > 0)
    throw new Problem('RECEPTION_STATUS_REFUSED', {
      detail: 'Громадянина ще приймають: спершу закінчіть його прийом.',
      extra: { visits: inside.map(({ id }) => id) },
    });
  await tx.note(businessKey, 'day-closed', { remarks: new AnswerFields(answer).textOrNull('remarks') });
}

async function resumeAfterAlarm(desk: DayDesk, context: AnswerContext): Promise<{ resumption: Resumption | null }> {
  const { manager, businessKey, now } = context;
  const decision = new AnswerFields(context.answer).choice('decision', ['resume', 'next'] as const);
  const reception = await desk.store.reception(businessKey, manager);
  const alarm = await desk.alarms.decisive(manager, reception, dayData(context).alarmsSettled ?? [], now);
  await context.tx.note(businessKey, 'resumption-decided', { decision, alarmId: alarm?.id ?? null });
  return { resumption: alarm && { alarmId: alarm.id, decision: decision === 'resume' ? 'yes' : 'no' } };
}
