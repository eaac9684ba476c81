import { Module, type OnModuleInit } from '@nestjs/common';
import { Handovers, Registries } from '../../workflow/index.js';
import { CardsModule } from '../cards/cards.module.js';
import { letterAt, questionHeard, questionLeftOpen } from '../processes/question-data.js';
import { VisitService } from '../visit/visit-service.js';
import { VisitModule } from '../visit/visit.module.js';
import { questionAnswers } from './question-answers.js';
import { questionLetters } from './question-letters.js';
import { questionSteps } from './question-steps.js';

/** What follows of each question that was heard (підсумки прийому): the processes `reception-question` and `reception-appeal`. */
@Module({ imports: [CardsModule, VisitModule] })
export class QuestionsModule implements OnModuleInit {
  constructor(
    private readonly registries: Registries,
    private readonly handovers: Handovers,
    private readonly visits: VisitService,
  ) {}

  onModuleInit(): void {
    const { steps, answers, openings } = this.registries;
    openings.start(questionHeard, questionLeftOpen);
    steps.define(...questionSteps(this.visits), ...questionLetters(this.visits));
    answers.define(...questionAnswers(this.visits));
    for (const form of ['sign-explanation', 'sign-notice'])
      this.handovers.addPaper(form, ({ data }) => {
        return { title: 'Проєкт листа', href: `/api/v1/documents/${letterAt(data)}?format=pdf` };
      });
  }
}
