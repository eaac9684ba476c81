import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Answers, FactSources, Openings, Steps } from '../../workflow/index.js';
import { alarmSteps } from './alarm-steps.js';
import { dayAnswers } from './day-answers.js';
import { alarmChanged, receptionMoved, receptionPlanned, receptionSuspended } from './day-data.js';
import { DayDesk } from './day-desk.js';
import { dayFacts } from './day-facts.js';
import { preparingSteps } from './preparing-steps.js';
import { receivingSteps } from './receiving-steps.js';

/** Gives the process `reception-day` what it asks to be done, answered and known. */
@Injectable()
export class DayPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly facts: FactSources,
    private readonly openings: Openings,
    private readonly desk: DayDesk,
  ) {}

  onModuleInit(): void {
    this.openings.start(receptionPlanned).message(alarmChanged, receptionMoved, receptionSuspended);
    this.steps.define(...preparingSteps(this.desk), ...receivingSteps(this.desk), ...alarmSteps(this.desk));
    this.answers.define(...dayAnswers(this.desk));
    this.facts.define(...dayFacts(this.desk));
  }
}
