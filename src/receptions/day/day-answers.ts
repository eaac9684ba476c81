import { z } from 'zod';
import { happenedAt, refusedField } from '../../appeals/answers/answer-fields.js';
import { kyivInstant } from '../../domain/kyiv-time.js';
import { Problem } from '../../domain/problem.js';
import { refusalBy } from '../../policy/index.js';
import { type AnswerDefinition, defineAnswer, enteredInstant, type Values } from '../../workflow/contract/index.js';
import type { AnswerContext } from '../../workflow/index.js';
import { alarmsSettled, opening, resumption } from '../processes/day-data.js';
import { openingOf, recordingAsked, refuseUnheeded, setRecording, substituteAsked } from './day-opening.js';
import type { DayService } from './day-service.js';

const remarked = { remarks: z.string().optional() };

/** What people answer on the day of a reception and before it (підготовка і день прийому). */
export const dayAnswers = (day: DayService): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'acquaint-booked',
    answer: { acquainted: z.boolean(), ...remarked },
    run: (context) => noted(context, 'acquainted-with-booked', 'acquainted', context.answer.acquainted),
  }),
  defineAnswer({
    form: 'hand-materials',
    answer: { handed: z.boolean(), ...remarked },
    run: (context) => noted(context, 'materials-handed', 'handed', context.answer.handed),
  }),
  defineAnswer({
    form: 'study-materials',
    answer: { informed: z.boolean(), ...remarked },
    run: (context) => noted(context, 'mayor-informed', 'informed', context.answer.informed),
  }),
  defineAnswer({
    form: 'open-day',
    answer: {
      leaderAway: z.enum(['no', 'yes']),
      openedAt: enteredInstant.optional(),
      ...substituteAsked,
      ...recordingAsked,
    },
    writes: { opening },
    async run(context) {
      const reception = await day.store.reception(context.businessKey, context.manager);
      const midnight = kyivInstant(reception.heldOn, '00:00');
      const openedAt = happenedAt(context, 'openedAt', midnight, 'Це час іншого дня.').toISOString();
      const said = { ...openingOf(day, reception, context.answer, context.answer.leaderAway === 'yes'), openedAt };
      await refuseUnheeded(day, context, reception, said);
      await setRecording(day, context, reception);
      await context.tx.note(context.businessKey, 'day-opened', said);
      return { opening: said };
    },
  }),
  // The leader is known to be away.
  defineAnswer({
    form: 'find-substitute',
    answer: substituteAsked,
    writes: { opening },
    async run(context) {
      const reception = await day.store.reception(context.businessKey, context.manager);
      const said = openingOf(day, reception, context.answer, true);
      const ruling = await refuseUnheeded(day, context, reception, said);
      if (ruling.outcome === 'find-substitute')
        throw refusalBy(ruling, 'ANSWER_REFUSED', { detail: 'Назвіть, хто приймає, або скажіть, що прийняти нікому.' });
      await context.tx.note(context.businessKey, 'substitute-sought', said);
      return { opening: said };
    },
  }),
  defineAnswer({ form: 'run-reception', answer: remarked, run: (context) => closeDay(day, context) }),
  defineAnswer({
    form: 'explain-not-held',
    answer: { reason: z.string() },
    async run({ tx, businessKey, answer }) {
      await tx.note(businessKey, 'not-held-explained', { reason: answer.reason });
    },
  }),
  defineAnswer({
    form: 'resume-after-alarm',
    answer: { decision: z.enum(['resume', 'next']) },
    reads: { alarmsSettled: alarmsSettled.optional() },
    writes: { resumption },
    async run({ tx, manager, businessKey, data, answer, now }) {
      const { decision } = answer;
      const reception = await day.store.reception(businessKey, manager);
      const alarm = await day.alarms.decisive(manager, reception, data.alarmsSettled ?? [], now);
      await tx.note(businessKey, 'resumption-decided', { decision, alarmId: alarm?.id ?? null });
      const said = decision === 'resume' ? ('yes' as const) : ('no' as const);
      return { resumption: alarm && { alarmId: alarm.id, decision: said } };
    },
  }),
];

type Remarked = Pick<AnswerContext<unknown, Values<typeof remarked>>, 'tx' | 'businessKey' | 'manager' | 'answer'>;

type AboutTheDay = 'acquainted-with-booked' | 'materials-handed' | 'mayor-informed';

/** A box that has to be ticked: `done` says that it was. @throws BODY_INVALID */
async function noted({ tx, businessKey, answer }: Remarked, kind: AboutTheDay, box: string, isTicked: boolean) {
  if (!isTicked) throw refusedField(box, 'Позначте це, коли зроблено: доти завдання лишається відкритим.');
  await tx.note(businessKey, kind, { remarks: answer.remarks ?? null });
}

/** Nobody leaves a citizen who is being received: the day is closed after the last of them. */
async function closeDay(day: DayService, { answer, businessKey, manager, tx }: Remarked): Promise<void> {
  const inside = await day.store.visitsOf(businessKey, ['with-leader'], manager);
  if (inside.length > 0)
    throw new Problem('RECEPTION_STATUS_REFUSED', {
      detail: 'Громадянина ще приймають: спершу закінчіть його прийом.',
      extra: { visits: inside.map(({ id }) => id) },
    });
  await tx.note(businessKey, 'day-closed', { remarks: answer.remarks ?? null });
}
