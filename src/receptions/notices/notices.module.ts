import { Registries } from '../../workflow/index.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AppealsModule } from '../../appeals/appeals.module.js';
import { Office } from '../../appeals/office.js';
import { Documents } from '../../documents/index.js';
import { newsOvertaken, newsToTell } from '../processes/news-data.js';
import { Notices } from './notices.js';
import { tellCitizenAnswers, tellCitizenSteps } from './tell-citizen-steps.js';

/** What citizens are told of their receptions (повідомлення громадян): the process `tell-citizen`. */
@Module({ imports: [AppealsModule], providers: [Notices], exports: [Notices] })
export class NoticesModule implements OnModuleInit {
  constructor(
    private readonly registries: Registries,
    private readonly office: Office,
    private readonly documents: Documents,
  ) {}

  onModuleInit(): void {
    const { steps, answers, openings } = this.registries;
    openings.start(newsToTell).message(newsOvertaken);
    steps.define(...tellCitizenSteps(this.office));
    answers.define(...tellCitizenAnswers(this.office, this.documents));
  }
}
