import { z } from 'zod';
import { isEnd } from '../../domain/appeal.js';
import { type AnswerDefinition, day, defineAnswer, defineReads } from '../../workflow/contract/index.js';
import type { EndedCase, WorkflowTransaction } from '../../workflow/index.js';
import { endedOutside, letterReceived } from '../case-data.js';
import { groupNotConcerned } from '../complaints/in-charge.js';
import type { AppealService } from '../appeal-service.js';
import { refusedField } from './answer-fields.js';

/** The processes by which an appeal itself goes; letters and promises beside it have their own. */
const ofAppeals = new Set(['written-appeal', 'reception-appeal', 'ended-outside']);

/** What goes on beside the appeal and is owed too: a letter to be sent, a promise to be kept, a breach to be answered for. They begin anew at once. */
const besideAppeals = new Set(['letter-dispatch', 'obligation', 'breach']);

/** What a promise of before 0146 does not say. */
const asBefore = { confirmsPromise: 'control' };

const asBegun = defineReads({ registerBy: day, receiptAsked: z.boolean() });

/**
 * What becomes of an appeal whose case an admin has ended (звернення без справи): it stays owed an answer, so the
 * control office is asked at once. A letter that is not registered yet begins its way anew; one whose consideration is
 * over still needs its file.
 */
export async function afterEnding(
  appeals: AppealService,
  tx: WorkflowTransaction,
  { businessKey, processKey, data, reason }: EndedCase,
): Promise<void> {
  if (besideAppeals.has(processKey))
    await tx.start({ process: processKey, businessKey, data: { ...asBefore, ...data } });
  if (!ofAppeals.has(processKey)) return;
  const appeal = await appeals.store.find(businessKey, tx.manager);
  if (!appeal || appeal.archive !== null || appeal.status === 'handed-on') return;
  const { register, receivedOn, status } = appeal;
  if (status === 'received') {
    const { registerBy, receiptAsked } = asBegun.of(data);
    const begun = { register, receivedOn, registerBy, receiptAsked };
    const anew = {
      lookedThrough: false,
      registered: false,
      resolved: false,
      fromReception: false,
      heardByLeader: false,
    };
    await tx.start(letterReceived.of(businessKey, { ...begun, ...anew }));
    return;
  }
  await tx.start(
    endedOutside.of(businessKey, {
      ...{ register, receivedOn, fromReception: false, heardByLeader: false, resolved: false },
      isOver: isEnd(status),
      endedOn: appeals.office.today(tx.now),
      settles: await groupNotConcerned(appeals, tx, appeal, 'control'),
      whyEnded: reason,
    }),
  );
}

/** What the control office says of such an appeal. */
export const endingAnswers = (appeals: AppealService): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'settle-ended',
    answer: { settled: z.enum(['consider', 'answered']), settledBecause: z.string() },
    writes: { settled: z.enum(['consider', 'answered']) },
    async run(context) {
      const { settled, settledBecause: because } = context.answer;
      const { status } = await appeals.appealOf(context);
      if (settled === 'answered' && status !== 'answered')
        throw refusedField('settled', 'Відповіді на звернення ще не надано: його розглядають далі.');
      // Whoever considers begins with a resolution again.
      const isPast = status === 'answered' || status === 'awaiting-signature';
      if (settled === 'consider' && isPast) await appeals.change(context, { status: 'under-consideration' });
      await appeals.note(context, 'settled-after-ending', { settled, because });
      return { settled };
    },
  }),
];
