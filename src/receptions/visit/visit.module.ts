import { Registries } from '../../workflow/index.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { BookingModule } from '../booking/booking.module.js';
import { CardsModule } from '../cards/cards.module.js';
import { DayModule } from '../day/day.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import * as visit from '../processes/visit-data.js';
import { RebookingModule } from '../rebooking/rebooking.module.js';
import { TimetableModule } from '../timetable/timetable.module.js';
import { arrivalSteps } from './arrival-steps.js';
import { LineCalls } from './line-calls.js';
import { LineCallsController } from './line-calls.controller.js';
import { receptionSteps } from './reception-steps.js';
import { remoteSteps } from './remote-steps.js';
import { visitAnswers } from './visit-answers.js';
import { visitFacts } from './visit-facts.js';
import { VisitRequests } from './visit-requests.js';
import { VisitService } from './visit-service.js';
import { VisitController } from './visit.controller.js';

/** The visit of one citizen (прийом громадянина): the process `visit`. */
@Module({
  imports: [CardsModule, NoticesModule, BookingModule, TimetableModule, RebookingModule, DayModule],
  controllers: [VisitController, LineCallsController],
  providers: [LineCalls, VisitRequests, VisitService],
  exports: [VisitService],
})
export class VisitModule implements OnModuleInit {
  constructor(
    private readonly registries: Registries,
    private readonly visits: VisitService,
  ) {}

  onModuleInit(): void {
    const { steps, answers, facts, openings } = this.registries;
    openings.start(visit.visitBooked);
    openings.message(visit.arrived, visit.called, visit.saidAtTable, visit.receptionEnded);
    openings.message(visit.bookingCancelled, visit.transferred, visit.alarmSentAway);
    steps.define(...arrivalSteps(this.visits), ...remoteSteps(this.visits), ...receptionSteps(this.visits));
    answers.define(...visitAnswers(this.visits));
    facts.define(...visitFacts(this.visits));
  }
}
