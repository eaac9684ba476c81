import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AnswerFields } from '../../appeals/answers/answer-fields.js';
import { Documents } from '../../documents/index.js';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { WorkingCalendar } from '../../domain/working-calendar.js';
import { PolicyService } from '../../policy/index.js';
import { type AnswerContext, Answers, type StepContext, Steps } from '../../workflow/index.js';
import { tellingData } from './telling-data.js';

/** Gives the process `tell-citizen` what it asks to be done and answered. */
@Injectable()
export class TellingPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly calendar: WorkingCalendar,
    private readonly policy: PolicyService,
    private readonly documents: Documents,
  ) {}

  onModuleInit(): void {
    this.steps.add('plan-telling', async (context) => this.plan(context));
    this.steps.add('give-up-calling', (context) => this.giveUp(context));
    this.answers.add('call-citizen', (context) => this.called(context));
    this.answers.add('post-notice', (context) => this.posted(context));
    this.answers.add('tell-on-arrival', (context) => this.toldOnArrival(context));
  }

  /** By the end of the next working day, but before what it is about (docs/decisions/0045). */
  private plan({ data, now }: StepContext): Record<string, unknown> {
    const { knowsBy, comesUntil } = tellingData(data);
    const nextDay = this.calendar.addWorkingDays(dayInKyiv(now), 1);
    const closes = kyivInstant(nextDay, String(this.policy.parameter('param.office.closesAt', nextDay)));
    const tellBy = knowsBy === null || closes < new Date(knowsBy) ? closes : new Date(knowsBy);
    return { tellOn: dayInKyiv(tellBy), timers: { overdueAt: tellBy.toISOString(), lapsesAt: comesUntil } };
  }

  private async giveUp({ tx, businessKey, data, now }: StepContext): Promise<{ tellOn: PlainDate }> {
    const { about, mayWrite } = tellingData(data);
    await tx.note(businessKey, 'citizen-not-reached', { about, next: mayWrite ? 'post' : 'arrival' });
    return { tellOn: this.today(now) };
  }

  private async called({ tx, businessKey, data, answer, now }: AnswerContext): Promise<Record<string, unknown>> {
    const fields = new AnswerFields(answer);
    const reply = fields.choice('reply', ['told', 'not-reached', 'letter'] as const);
    await tx.note(businessKey, 'citizen-called', {
      about: tellingData(data).about,
      reply,
      tries: fields.number('tries'),
    });
    return reply === 'letter' ? { reply, tellOn: this.today(now) } : { reply };
  }

  private async posted({ tx, manager, businessKey, data, answer, actor, now }: AnswerContext): Promise<void> {
    const { about, documentId } = tellingData(data);
    const channel = new AnswerFields(answer).choice('how', ['post', 'by-hand'] as const);
    await this.documents.dispatch(manager, documentId, { channel, by: actor, at: now });
    await tx.note(businessKey, 'citizen-written-to', { about, documentId, channel });
  }

  private async toldOnArrival({ tx, businessKey, data, answer }: AnswerContext): Promise<void> {
    const reply = new AnswerFields(answer).choice('reply', ['told', 'not-come'] as const);
    await tx.note(businessKey, 'citizen-met', { about: tellingData(data).about, reply });
  }

  private today(now: Date): PlainDate {
    return this.calendar.rollForward(dayInKyiv(now));
  }
}
