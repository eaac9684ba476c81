import { Module } from '@nestjs/common';
import { CardsModule } from '../cards/cards.module.js';
import { AnnouncedTimetable } from '../published/announced.js';
import { PublicTimetableController } from '../published/timetable.controller.js';
import { DemonstrationSetup } from './demonstration.js';
import { TimetableEntriesController } from './entries.controller.js';
import { ReceptionHours } from './hours.js';
import { Planning } from './planning.js';
import { ReceptionClock } from './reception-clock.js';
import { Timetable } from './timetable.js';

/** The timetable of receptions (графік прийому): its lines, what is planned of them, what the public reads. */
@Module({
  imports: [CardsModule],
  controllers: [PublicTimetableController, TimetableEntriesController],
  providers: [AnnouncedTimetable, DemonstrationSetup, Planning, ReceptionClock, ReceptionHours, Timetable],
  exports: [Planning, ReceptionHours],
})
export class TimetableModule {}
