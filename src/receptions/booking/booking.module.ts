import { Module } from '@nestjs/common';
import { CardsModule } from '../cards/cards.module.js';
import { Admission } from './admission.js';
import { AlternativeOffers } from './alternatives.js';
import { Booking } from './booking.js';
import { BookingQuestions } from './booking-questions.js';
import { BookingRequests } from './booking-requests.js';
import { ReceptionsController } from './receptions.controller.js';
import { WalkIns } from './walk-ins.js';

/** Booking on a reception (запис на прийом). */
@Module({
  imports: [CardsModule],
  controllers: [ReceptionsController],
  providers: [Admission, AlternativeOffers, Booking, BookingQuestions, BookingRequests, WalkIns],
  exports: [Booking, WalkIns],
})
export class BookingModule {}
