import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineAnswer, defineStep } from '../../workflow/contract/index.js';
import { Answers, Openings, Steps } from '../../workflow/index.js';
import { materialsDropped, placeFree, placeWithdrawn, questionCorrected } from './booking-data.js';
import { PlaceOffers } from './place-offers.js';

/** Gives the processes `place-offer` and `more-materials` what they ask to be done and answered. */
@Injectable()
export class BookingPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly openings: Openings,
    private readonly offers: PlaceOffers,
  ) {}

  onModuleInit(): void {
    const { offers } = this;
    this.openings.start(placeFree, questionCorrected).message(placeWithdrawn, materialsDropped);
    this.steps.define(
      defineStep({ topic: 'let-offer-lapse', run: ({ tx, businessKey }) => offers.pass(tx, businessKey, 'late') }),
    );
    this.answers.define(
      defineAnswer({
        form: 'offer-place',
        answer: { reply: z.enum(['takes', 'declined', 'unreachable']) },
        async run({ tx, businessKey, answer }) {
          if (answer.reply === 'takes') await offers.take(tx, businessKey);
          else await offers.pass(tx, businessKey, answer.reply);
        },
      }),
    );
  }
}
