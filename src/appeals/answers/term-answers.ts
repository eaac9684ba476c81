import { z } from 'zod';
import { type AnswerDefinition, day, defineAnswer } from '../../workflow/contract/index.js';
import { accountForBreach } from '../breaches.js';
import { accountedFor, promise } from '../case-data.js';
import type { AppealService } from '../appeal-service.js';
import { ObligationRecord } from '../tables.js';
import { refusedField } from './answer-fields.js';

/** What people answer about terms that were broken and about promises (порушення строку, зобов’язання). */
export const termAnswers = (appeals: AppealService): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'account-for-breach',
    answer: { reason: z.string(), measures: z.string().optional() },
    reads: accountedFor,
    async run(context) {
      const { reason, measures = null } = context.answer;
      const account = { reason, measures, by: context.actor.id, on: appeals.office.today(context.now) };
      await accountForBreach(appeals, context, context.data.breach, account);
      await appeals.note(context, 'breach-explained', { reason, measures });
    },
  }),
  defineAnswer({
    form: 'perform-obligation',
    answer: { doneOn: day, report: z.string() },
    reads: promise,
    async run(context) {
      const { doneOn, report } = context.answer;
      const { id } = context.data.obligation;
      if (doneOn > appeals.office.today(context.now)) throw refusedField('doneOn', 'День виконання ще не настав.');
      await context.manager.update(ObligationRecord, id, { report, doneOn });
      await appeals.note(context, 'obligation-reported', { id, doneOn });
    },
  }),
  defineAnswer({
    form: 'confirm-obligation',
    answer: { decision: z.enum(['done', 'not-done']), remarks: z.string().optional() },
    writes: { obligationDone: z.boolean() },
    async run(context) {
      const { decision, remarks = null } = context.answer;
      const obligationDone = decision === 'done';
      await appeals.note(context, obligationDone ? 'obligation-confirmed' : 'obligation-sent-back', { remarks });
      return { obligationDone };
    },
  }),
];
