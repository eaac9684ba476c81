import { Registries } from '../../workflow/index.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { Alarms } from '../alarms/alarms.js';
import { AlarmsController } from '../alarms/alarms.controller.js';
import { CityAlarms } from '../alarms/city-alarms.js';
import { Board } from '../board/board.js';
import { LiveBoard } from '../board/live-board.js';
import { CardsModule } from '../cards/cards.module.js';
import { alarmChanged, receptionMoved, receptionPlanned, receptionSuspended } from '../processes/day-data.js';
import { RebookingModule } from '../rebooking/rebooking.module.js';
import { RecordingController } from '../recording/recording.controller.js';
import { Recordings } from '../recording/recordings.js';
import { TimetableModule } from '../timetable/timetable.module.js';
import { alarmSteps } from './alarm-steps.js';
import { Calls } from './calls.js';
import { dayAnswers } from './day-answers.js';
import { dayFacts } from './day-facts.js';
import { DayService } from './day-service.js';
import { DayController } from './day.controller.js';
import { preparingSteps } from './preparing-steps.js';
import { receivingSteps } from './receiving-steps.js';

/** The day of a reception (день прийому), with its board, its alarms and its recording: the process `reception-day`. */
@Module({
  imports: [CardsModule, TimetableModule, RebookingModule],
  controllers: [AlarmsController, DayController, RecordingController],
  providers: [Alarms, Board, Calls, CityAlarms, DayService, LiveBoard, Recordings],
  exports: [Calls, Recordings],
})
export class DayModule implements OnModuleInit {
  constructor(
    private readonly registries: Registries,
    private readonly day: DayService,
  ) {}

  onModuleInit(): void {
    const { steps, answers, facts, openings } = this.registries;
    openings.start(receptionPlanned).message(alarmChanged, receptionMoved, receptionSuspended);
    steps.define(...preparingSteps(this.day), ...receivingSteps(this.day), ...alarmSteps(this.day));
    answers.define(...dayAnswers(this.day));
    facts.define(...dayFacts(this.day));
  }
}
