import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Answers, FactSources, Openings, Steps } from '../../workflow/index.js';
import { addArrivalSteps } from './arrival-steps.js';
import { addQuestionLetters } from './question-letters.js';
import { addQuestionSteps } from './question-steps.js';
import { addRemoteSteps } from './remote-steps.js';
import { addReceptionSteps } from './reception-steps.js';
import { addVisitAnswers } from './visit-answers.js';
import { alarmSentAway, called, receptionEnded } from './visit-data.js';
import { VisitDesk } from './visit-desk.js';
import { registerVisitFacts } from './visit-facts.js';

/** Gives the processes `visit` and `reception-question` what they ask to be done, answered and known. */
@Injectable()
export class VisitPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly facts: FactSources,
    private readonly openings: Openings,
    private readonly desk: VisitDesk,
  ) {}

  onModuleInit(): void {
    this.openings.message(called, alarmSentAway, receptionEnded);
    const all = [addArrivalSteps, addRemoteSteps, addReceptionSteps, addQuestionSteps, addQuestionLetters];
    for (const add of all) add(this.steps, this.desk);
    addVisitAnswers(this.answers, this.desk);
    registerVisitFacts(this.facts, this.desk);
  }
}
