import { Registries } from '../../workflow/index.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { happenedAt } from '../../appeals/answers/answer-fields.js';
import { defineAnswer, defineStep, enteredInstant } from '../../workflow/contract/index.js';
import { BookingModule } from '../booking/booking.module.js';
import { CardsModule } from '../cards/cards.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { materialsDropped, placeFree, placeWithdrawn, questionCorrected } from '../processes/place-data.js';
import { TimetableModule } from '../timetable/timetable.module.js';
import { Cancelling } from './cancelling.js';
import { Correcting } from './correcting.js';
import { MoreMaterials } from './more-materials.js';
import { Moving } from './moving.js';
import { MovingController } from './moving.controller.js';
import { PlaceOffers } from './place-offers.js';
import { Rebooking } from './rebooking.js';
import { Suspensions } from './suspensions.js';
import { SuspensionsController } from './suspensions.controller.js';
import { Transfers } from './transfers.js';
import { VisitsController } from './visits.controller.js';
import { WaitingLine } from './waiting-line.js';

/** What becomes of bookings later (зміни запису), and of whoever waits for a place: the processes `place-offer` and `more-materials`. */
@Module({
  imports: [CardsModule, NoticesModule, BookingModule, TimetableModule],
  controllers: [VisitsController, MovingController, SuspensionsController],
  providers: [
    Cancelling,
    Correcting,
    MoreMaterials,
    Moving,
    PlaceOffers,
    Rebooking,
    Suspensions,
    Transfers,
    WaitingLine,
  ],
  exports: [Rebooking, Suspensions, Transfers],
})
export class RebookingModule implements OnModuleInit {
  constructor(
    private readonly registries: Registries,
    private readonly offers: PlaceOffers,
  ) {}

  onModuleInit(): void {
    const { offers } = this;
    const { steps, answers, openings } = this.registries;
    openings.start(placeFree, questionCorrected).message(placeWithdrawn, materialsDropped);
    steps.define(
      defineStep({ topic: 'let-offer-lapse', run: ({ tx, businessKey }) => offers.pass(tx, businessKey, 'late') }),
    );
    answers.define(
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
