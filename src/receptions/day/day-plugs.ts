import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Answers, FactSources, Steps } from '../../workflow/index.js';
import { addAlarmSteps } from './alarm-steps.js';
import { addDayAnswers } from './day-answers.js';
import { DayDesk } from './day-desk.js';
import { addDayFacts } from './day-facts.js';
import { addPreparingSteps } from './preparing-steps.js';
import { addReceivingSteps } from './receiving-steps.js';

/** Gives the process `reception-day` what it asks to be done, answered and known. */
@Injectable()
export class DayPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly facts: FactSources,
    private readonly desk: DayDesk,
  ) {}

  onModuleInit(): void {
    for (const add of [addPreparingSteps, addReceivingSteps, addAlarmSteps]) add(this.steps, this.desk);
    addDayAnswers(this.answers, this.desk);
    addDayFacts(this.facts, this.desk);
  }
}
