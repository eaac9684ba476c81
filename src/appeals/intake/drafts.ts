import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Clock } from '../../platform/clock.js';
import { AppealService } from '../appeal-service.js';
import { confirmedBy } from './confirm-feature.js';
import { answeredIn, cardOfDraft, type RegistrationDraft } from './registration-draft.js';
import { RegistrationQuestions } from './registration-questions.js';
import { viewQuestions } from './registration-questions-view.js';

/** Where a clerk fills a form and is told what to ask next (запитування за чернеткою). Nothing is stored. */
@Injectable()
export class Drafts {
  constructor(
    private readonly appeals: AppealService,
    private readonly open: RegistrationQuestions,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws CLASSIFIER_CODE_UNKNOWN, BODY_INVALID for an earlier appeal that there is not, FACTS_IMPOSSIBLE */
  async questions(actor: Actor, draft: RegistrationDraft) {
    const { office } = this.appeals;
    const now = this.clock.now();
    const card = cardOfDraft(draft, {
      receivedOn: office.today(now),
      by: actor,
      register: office.registerOf(actor),
      at: now,
    });
    for (const category of card.applicant.categories) office.classifier.entry('category', category, card.receivedOn);
    if (draft.confirmedFeature) {
      const { manager } = this.dataSource;
      const { confirmed } = await confirmedBy(this.appeals, manager, card, draft.confirmedFeature, actor.id);
      card.confirmedFeature = confirmed;
    }
    return viewQuestions(this.open.of(card, answeredIn(draft), now), office.policy.catalogue);
  }
}
