import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Answers, FactSources, Handovers, Openings, Steps } from '../../workflow/index.js';
import { arrivalSteps } from './arrival-steps.js';
import { letterAt, questionHeard, questionLeftOpen } from './question-data.js';
import { questionLetters } from './question-letters.js';
import { questionSteps } from './question-steps.js';
import { remoteSteps } from './remote-steps.js';
import { receptionSteps } from './reception-steps.js';
import { visitAnswers } from './visit-answers.js';
import {
  alarmSentAway,
  arrived,
  bookingCancelled,
  called,
  receptionEnded,
  saidAtTable,
  transferred,
  visitBooked,
} from './visit-data.js';
import { VisitDesk } from './visit-desk.js';
import { visitFacts } from './visit-facts.js';

/** Gives the processes `visit` and `reception-question` what they ask to be done, answered and known. */
@Injectable()
export class VisitPlugs implements OnModuleInit {
  constructor(
    private readonly steps: Steps,
    private readonly answers: Answers,
    private readonly facts: FactSources,
    private readonly openings: Openings,
    private readonly handovers: Handovers,
    private readonly desk: VisitDesk,
  ) {}

  onModuleInit(): void {
    const { desk } = this;
    this.openings
      .start(visitBooked, questionHeard, questionLeftOpen)
      .message(arrived, called, saidAtTable, bookingCancelled, transferred, alarmSentAway, receptionEnded);
    this.steps.define(...arrivalSteps(desk), ...remoteSteps(desk), ...receptionSteps(desk));
    this.steps.define(...questionSteps(desk), ...questionLetters(desk));
    this.answers.define(...visitAnswers(desk));
    this.facts.define(...visitFacts(desk));
    for (const form of ['sign-explanation', 'sign-notice'])
      this.handovers.addPaper(form, ({ data }) => {
        return { title: 'Проєкт листа', href: `/api/v1/documents/${letterAt(data)}?format=pdf` };
      });
  }
}
