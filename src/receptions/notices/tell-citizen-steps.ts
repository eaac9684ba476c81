import { z } from 'zod';
import { happenedAt } from '../../appeals/answers/answer-fields.js';
import type { Documents } from '../../documents/index.js';
import type { Office } from '../../appeals/office.js';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import {
  type AnswerDefinition,
  day,
  defineAnswer,
  defineStep,
  enteredInstant,
  instant,
  type StepDefinition,
} from '../../workflow/contract/index.js';
import { news } from '../processes/news-data.js';

const noNewsYet = 'Тоді цієї звістки ще не було.';

const { about, documentId, mayWrite, knowsBy, comesUntil } = news;

/** What the process `tell-citizen` asks to be done (повідомлення громадянина). */
export const tellCitizenSteps = ({ calendar, policy }: Office): readonly StepDefinition[] => [
  // By the end of the next working day, but before what it is about (docs/decisions/0045).
  defineStep({
    topic: 'plan-telling',
    reads: { knowsBy, comesUntil },
    writes: { tellOn: day, timers: z.object({ overdueAt: instant, lapsesAt: instant }) },
    run: async ({ data, now }) => {
      const today = dayInKyiv(now);
      const nextDay = calendar.addWorkingDays(today, Number(policy.parameter('param.office.tellDays', today)));
      const closes = kyivInstant(nextDay, String(policy.parameter('param.office.closesAt', nextDay)));
      const tellBy = data.knowsBy === null || closes < new Date(data.knowsBy) ? closes : new Date(data.knowsBy);
      const tellOn = dayInKyiv(tellBy);
      // A call made in time may be written down a little later.
      const entry = Number(policy.parameter('param.reception.entryMinutes', tellOn)) * 60_000;
      const overdueAt = new Date(tellBy.getTime() + entry).toISOString();
      return { tellOn, timers: { overdueAt, lapsesAt: data.comesUntil } };
    },
  }),
  defineStep({
    topic: 'give-up-calling',
    reads: { about, mayWrite },
    writes: { tellOn: day },
    run: async ({ tx, businessKey, data, now }) => {
      const next = data.mayWrite ? 'post' : 'arrival';
      await tx.note(businessKey, 'citizen-not-reached', { about: data.about, next });
      return { tellOn: calendar.rollForward(dayInKyiv(now)) };
    },
  }),
];

const callReply = z.enum(['told', 'not-reached', 'letter']);

/** What it asks whoever tells the citizen. */
export const tellCitizenAnswers = ({ calendar }: Office, documents: Documents): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'call-citizen',
    answer: { reply: callReply, tries: z.number(), calledAt: enteredInstant.optional() },
    reads: { about, documentId },
    writes: { reply: callReply, tellOn: day.optional() },
    async run(context) {
      const { tx, businessKey, data, answer, begunAt, manager, actor: by } = context;
      const { reply, tries } = answer;
      const at = happenedAt(context, 'calledAt', begunAt, noNewsYet);
      if (reply === 'told') await documents.tell(manager, data.documentId, { channel: 'telephone', by, at });
      await tx.note(businessKey, 'citizen-called', { about: data.about, reply, tries, at: at.toISOString() });
      return { reply, ...(reply === 'letter' ? { tellOn: calendar.rollForward(dayInKyiv(at)) } : {}) };
    },
  }),
  defineAnswer({
    form: 'tell-on-arrival',
    answer: { reply: z.enum(['told', 'not-come']), toldAt: enteredInstant.optional() },
    reads: { about, documentId },
    async run(context) {
      const { tx, businessKey, data, answer, begunAt, manager, actor: by } = context;
      const at = happenedAt(context, 'toldAt', begunAt, noNewsYet);
      if (answer.reply === 'told') await documents.tell(manager, data.documentId, { channel: 'orally', by, at });
      await tx.note(businessKey, 'citizen-met', { about: data.about, reply: answer.reply, at: at.toISOString() });
    },
  }),
];
