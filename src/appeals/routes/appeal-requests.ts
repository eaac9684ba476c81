import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { Idempotency } from '../../platform/http/idempotency/idempotency.js';
import { Workflow } from '../../workflow/index.js';
import { appealCardView, type AppealCardView } from '../reading/appeal-view.js';
import { AppealStore } from '../appeal-store.js';
import { DraftDesk } from '../intake/draft-desk.js';
import type { RegistrationDraft } from '../intake/registration-draft.js';
import { LetterIntake } from '../intake/take-in.js';
import type { TakeIn } from '../intake/take-in.dto.js';

/**
 * What is asked of the office from outside its task lists (заяви до управління): a new letter, more time,
 * a withdrawal. Each is one transaction with all that follows from it.
 */
@Injectable()
export class AppealRequests {
  constructor(
    private readonly workflow: Workflow,
    private readonly intake: LetterIntake,
    private readonly store: AppealStore,
    private readonly drafts: DraftDesk,
  ) {}

  takeIn(actor: Actor, letter: TakeIn): Promise<AppealCardView> {
    return this.workflow.transact(actor, async (tx) => {
      const id = await this.intake.takeIn(tx, letter, actor);
      return Idempotency.within(tx.manager, appealCardView(await this.store.get(id, tx.manager)));
    });
  }

  /** What a registrar still has to ask about a letter. @throws CLASSIFIER_CODE_UNKNOWN, BODY_INVALID, FACTS_IMPOSSIBLE */
  questions(actor: Actor, draft: RegistrationDraft) {
    return this.drafts.questions(actor, draft);
  }

  /** An executor asks for more time (art. 20): the leader gets a task to decide it. @throws APPEAL_NOT_RUNNING */
  askExtension(actor: Actor, id: string, reasons: string): Promise<{ asked: true }> {
    return this.tell(actor, id, 'extension-requested', { extensionReasons: reasons }, { asked: true });
  }

  /** The citizen takes the appeal back (відкликання): it ends under a status of its own. @throws APPEAL_NOT_RUNNING */
  withdraw(actor: Actor, id: string, note: string): Promise<{ withdrawn: true }> {
    return this.tell(actor, id, 'withdrawn', { withdrawalNote: note }, { withdrawn: true });
  }

  private tell<T>(
    actor: Actor,
    id: string,
    name: string,
    data: Readonly<Record<string, unknown>>,
    answer: T,
  ): Promise<T> {
    return this.workflow.transact(actor, async (tx) => {
      const heard = await tx.message({ name, businessKey: id, data });
      if (heard === 0) throw new Problem('APPEAL_NOT_RUNNING');
      return Idempotency.within(tx.manager, answer);
    });
  }
}
