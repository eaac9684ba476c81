import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { happenedAt } from '../../appeals/answers/answer-fields.js';
import { Questions } from '../../policy/index.js';
import { defineAnswer, defineStep, enteredInstant } from '../../workflow/contract/index.js';
import { Answers, Openings, Steps } from '../../workflow/index.js';
import { askedOfReceptions } from '../asked-of-rules.js';
import { materialsDropped, placeFree, placeWithdrawn, questionCorrected } from './booking-data.js';
import { PlaceOffers } from './place-offers.js';

/** Gives the processes `place-offer` and `more-materials` what they ask to be done and answered. */
@Injectable()
export class BookingPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly openings: Openings,
    private readonly questions: Questions,
    private readonly offers: PlaceOffers,
  ) {}

  onModuleInit(): void {
    const { offers } = this;
    this.questions.define(...askedOfReceptions);
    this.openings.start(placeFree, questionCorrected).message(placeWithdrawn, materialsDropped);
    this.steps.define(
      defineStep({ topic: 'let-offer-lapse', run: ({ tx, businessKey }) => offers.pass(tx, businessKey, 'late') }),
    );
    this.answers.define(
      defineAnswer({
        form: 'offer-place',
        answer: { reply: z.enum(['takes', 'declined', 'unreachable']), calledAt: enteredInstant.optional() },
        async run(context) {
          const { tx, businessKey, answer, begunAt } = context;
          const calledAt = happenedAt(context, 'calledAt', begunAt, 'Тоді місце ще не звільнилося.');
          if (answer.reply === 'takes') await offers.take(tx, businessKey, calledAt);
          else await offers.pass(tx, businessKey, answer.reply);
        },
      }),
    );
  }
}
