import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Answers, FactSources, Steps } from '../../workflow/index.js';
import { addArrivalSteps } from './arrival-steps.js';
import { addQuestionSteps } from './question-steps.js';
import { addReceptionSteps } from './reception-steps.js';
import { addVisitAnswers } from './visit-answers.js';
import { VisitDesk } from './visit-desk.js';
import { registerVisitFacts } from './visit-facts.js';

/** Gives the process `visit` what it asks to be done, answered and known. */
@Injectable()
export class VisitPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly facts: FactSources,
    private readonly desk: VisitDesk,
  ) {}

  onModuleInit(): void {
    for (const add of [addArrivalSteps, addReceptionSteps, addQuestionSteps]) add(this.steps, this.desk);
    addVisitAnswers(this.answers, this.desk);
    registerVisitFacts(this.facts, this.desk);
  }
}
