import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AnswerFields } from '../../appeals/answers/answer-fields.js';
import { type AnswerContext, Answers, Steps } from '../../workflow/index.js';
import { PlaceOffers } from './place-offers.js';

/** Gives the process `place-offer` what it asks to be done and answered. */
@Injectable()
export class BookingPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly offers: PlaceOffers,
  ) {}

  onModuleInit(): void {
    this.steps.add('let-offer-lapse', ({ tx, businessKey }) => this.offers.pass(tx, businessKey, 'late'));
    this.answers.add('offer-place', (context) => this.answered(context));
  }

  private async answered({ tx, businessKey, answer }: AnswerContext): Promise<Record<string, unknown>> {
    const reply = new AnswerFields(answer).choice('reply', ['takes', 'declined', 'unreachable'] as const);
    if (reply !== 'takes') {
      await this.offers.pass(tx, businessKey, reply);
      return { reply };
    }
    const { visit } = await this.offers.take(tx, businessKey);
    return { reply, visitId: visit.id, outcome: visit.bookingOutcome };
  }
}
