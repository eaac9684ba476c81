import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { happenedAt } from '../../appeals/answers/answer-fields.js';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { WorkingCalendar } from '../../domain/working-calendar.js';
import { PolicyService } from '../../policy/index.js';
import {
  type AnswerDefinition,
  day,
  defineAnswer,
  defineStep,
  enteredInstant,
  instant,
  type StepDefinition,
} from '../../workflow/contract/index.js';
import { Answers, Openings, Steps } from '../../workflow/index.js';
import { news, newsOvertaken, newsToTell } from './telling-data.js';

const noNewsYet = 'Тоді цієї звістки ще не було.';

const { about, mayWrite, knowsBy, comesUntil } = news;

/** Gives the process `tell-citizen` what it asks to be done and answered. */
@Injectable()
export class TellingPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly openings: Openings,
    private readonly calendar: WorkingCalendar,
    private readonly policy: PolicyService,
  ) {}

  onModuleInit(): void {
    this.openings.start(newsToTell).message(newsOvertaken);
    this.steps.define(this.planTelling(), this.giveUpCalling());
    this.answers.define(this.callCitizen(), tellOnArrival);
  }

  /** By the end of the next working day, but before what it is about (docs/decisions/0045). */
  private planTelling(): StepDefinition {
    return defineStep({
      topic: 'plan-telling',
      reads: { knowsBy, comesUntil },
      writes: { tellOn: day, timers: z.object({ overdueAt: instant, lapsesAt: instant }) },
      run: async ({ data, now }) => {
        const nextDay = this.calendar.addWorkingDays(dayInKyiv(now), 1);
        const closes = kyivInstant(nextDay, String(this.policy.parameter('param.office.closesAt', nextDay)));
        const tellBy = data.knowsBy === null || closes < new Date(data.knowsBy) ? closes : new Date(data.knowsBy);
        const tellOn = dayInKyiv(tellBy);
        // A call made in time may be written down a little later.
        const entry = Number(this.policy.parameter('param.reception.entryMinutes', tellOn)) * 60_000;
        const overdueAt = new Date(tellBy.getTime() + entry).toISOString();
        return { tellOn, timers: { overdueAt, lapsesAt: data.comesUntil } };
      },
    });
  }

  private giveUpCalling(): StepDefinition {
    return defineStep({
      topic: 'give-up-calling',
      reads: { about, mayWrite },
      writes: { tellOn: day },
      run: async ({ tx, businessKey, data, now }) => {
        const next = data.mayWrite ? 'post' : 'arrival';
        await tx.note(businessKey, 'citizen-not-reached', { about: data.about, next });
        return { tellOn: this.workingDay(now) };
      },
    });
  }

  private callCitizen(): AnswerDefinition {
    const reply = z.enum(['told', 'not-reached', 'letter']);
    return defineAnswer({
      form: 'call-citizen',
      answer: { reply, tries: z.number(), calledAt: enteredInstant.optional() },
      reads: { about },
      writes: { reply, tellOn: day.optional() },
      run: async (context) => {
        const { tx, businessKey, data, answer, begunAt } = context;
        const { reply: said, tries } = answer;
        const at = happenedAt(context, 'calledAt', begunAt, noNewsYet);
        await tx.note(businessKey, 'citizen-called', { about: data.about, reply: said, tries, at: at.toISOString() });
        return { reply: said, ...(said === 'letter' ? { tellOn: this.workingDay(at) } : {}) };
      },
    });
  }

  private workingDay(at: Date): PlainDate {
    return this.calendar.rollForward(dayInKyiv(at));
  }
}

const tellOnArrival = defineAnswer({
  form: 'tell-on-arrival',
  answer: { reply: z.enum(['told', 'not-come']), toldAt: enteredInstant.optional() },
  reads: { about },
  async run(context) {
    const { tx, businessKey, data, answer, begunAt } = context;
    const at = happenedAt(context, 'toldAt', begunAt, noNewsYet);
    await tx.note(businessKey, 'citizen-met', { about: data.about, reply: answer.reply, at: at.toISOString() });
  },
});
