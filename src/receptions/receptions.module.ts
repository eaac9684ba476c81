import { Module } from '@nestjs/common';
import { AppealsModule } from '../appeals/appeals.module.js';
import { bookingControllers, bookingProviders } from './booking/booking-parts.js';
import { dayControllers, dayProviders } from './day/day-parts.js';
import { paperControllers, paperProviders } from './papers/papers-parts.js';
import { readingControllers } from './readings/readings-parts.js';
import { recordingControllers, recordingProviders } from './recording/recording-parts.js';
import { ReceptionStore } from './reception-store.js';
import { ReceptionRulings } from './rulings.js';
import { tellingProviders } from './telling/telling-parts.js';
import { timetableControllers, timetableProviders } from './timetable/timetable-parts.js';
import { visitControllers, visitProviders } from './visit/visit-parts.js';

/** Personal receptions (особистий прийом громадян, chapter 2 of the regulation). */
@Module({
  imports: [AppealsModule],
  controllers: [
    ...bookingControllers,
    ...timetableControllers,
    ...dayControllers,
    ...visitControllers,
    ...paperControllers,
    ...readingControllers,
    ...recordingControllers,
  ],
  providers: [
    ReceptionStore,
    ReceptionRulings,
    ...bookingProviders,
    ...tellingProviders,
    ...timetableProviders,
    ...dayProviders,
    ...visitProviders,
    ...paperProviders,
    ...recordingProviders,
  ],
})
export class ReceptionsModule {}
