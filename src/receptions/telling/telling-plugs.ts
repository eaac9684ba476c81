import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { WorkingCalendar } from '../../domain/working-calendar.js';
import { PolicyService } from '../../policy/index.js';
import {
  type AnswerDefinition,
  day,
  defineAnswer,
  defineStep,
  instant,
  type StepDefinition,
} from '../../workflow/contract/index.js';
import { Answers, Openings, Steps } from '../../workflow/index.js';
import { news, newsOvertaken, newsToTell } from './telling-data.js';

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
        const timers = { overdueAt: tellBy.toISOString(), lapsesAt: data.comesUntil };
        return { tellOn: dayInKyiv(tellBy), timers };
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
        return { tellOn: this.today(now) };
      },
    });
  }

  private callCitizen(): AnswerDefinition {
    const reply = z.enum(['told', 'not-reached', 'letter']);
    return defineAnswer({
      form: 'call-citizen',
      answer: { reply, tries: z.number() },
      reads: { about },
      writes: { reply, tellOn: day.optional() },
      run: async ({ tx, businessKey, data, answer, now }) => {
        await tx.note(businessKey, 'citizen-called', { about: data.about, reply: answer.reply, tries: answer.tries });
        return { reply: answer.reply, ...(answer.reply === 'letter' ? { tellOn: this.today(now) } : {}) };
      },
    });
  }

  private today(now: Date): PlainDate {
    return this.calendar.rollForward(dayInKyiv(now));
  }
}

const tellOnArrival = defineAnswer({
  form: 'tell-on-arrival',
  answer: { reply: z.enum(['told', 'not-come']) },
  reads: { about },
  async run({ tx, businessKey, data, answer }) {
    await tx.note(businessKey, 'citizen-met', { about: data.about, reply: answer.reply });
  },
});
