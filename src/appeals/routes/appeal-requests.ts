import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { isEnd, moveTo } from '../../domain/appeal.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { counted } from '../../domain/plural.js';
import { Problem, refusedAt } from '../../domain/problem.js';
import { termDueOn } from '../../domain/term.js';
import type { View } from '../../platform/http/index.js';
import { Idempotency } from '../../platform/http/idempotency/idempotency.js';
import { type NewsForCase, refuseBarred, Workflow, type WorkflowTransaction } from '../../workflow/index.js';
import { appealCardView, type AppealCardView } from '../reading/card-view.js';
import { AppealStore } from '../appeal-store.js';
import { extensionRequested, withdrawn } from '../case-data.js';
import { byAuthor } from '../correspondence/joined-letters.js';
import type { AppealRecord } from '../tables.js';
import { pendingExtension } from '../extensions.js';
import { Drafts } from '../intake/drafts.js';
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
    private readonly drafts: Drafts,
  ) {}

  takeIn(actor: Actor, letter: TakeIn): Promise<View<typeof AppealCardView>> {
    return this.workflow.transact(actor, async (tx) => {
      const id = await this.intake.takeIn(tx, letter, actor);
      return Idempotency.within(tx.manager, appealCardView(await this.store.get(id, tx.manager)));
    });
  }

  /** What a registrar still has to ask about a letter. @throws CLASSIFIER_CODE_UNKNOWN, BODY_INVALID, FACTS_IMPOSSIBLE */
  questions(actor: Actor, draft: RegistrationDraft) {
    return this.drafts.questions(actor, draft);
  }

  /**
   * An executor asks for more time (art. 20): whoever has the power gets a task to decide it, with the reasons.
   *
   * @param until the day until which they ask, where they say: it tells whose power it is (docs/decisions/0126)
   * @throws CASE_BARRED, APPEAL_NOT_RUNNING, APPEAL_STATUS_REFUSED once it is answered, EXTENSION_PENDING, BODY_INVALID
   */
  async askExtension(
    actor: Actor,
    id: string,
    { reasons, until = null }: { readonly reasons: string; readonly until?: PlainDate | null | undefined },
  ): Promise<{ asked: true }> {
    const { mainExecutor, register, term } = await this.store.get(id);
    if (until !== null && term !== null && until <= termDueOn(term))
      throw refusedAt('/until', 'Цей день не пізніший за теперішній граничний день.');
    const unit = actor.unit ?? mainExecutor ?? register;
    return this.workflow.transact(actor, async (tx) => {
      await refuseBarred(tx.manager, actor, id);
      const news = { extensionReasons: reasons, extensionUnit: unit, extensionUntil: until };
      await this.tell(tx, extensionRequested.to(id, news));
      const appeal = await this.store.get(id, tx.manager);
      const { status } = appeal;
      if (status === 'answered')
        throw new Problem('APPEAL_STATUS_REFUSED', { detail: answeredAlready, extra: { status } });
      if (pendingExtension(appeal) !== null) throw new Problem('EXTENSION_PENDING');
      const asked = { askedBy: actor.id, unit, askedOn: dayInKyiv(tx.now), reasons, until, decision: null };
      await this.store.change(tx.manager, id, { extensions: [...(appeal.extensions ?? []), asked] });
      await tx.note(id, 'extension-asked', { unit, reasons, until });
      return Idempotency.within(tx.manager, { asked: true as const });
    });
  }

  /**
   * The citizen takes the appeal back (відкликання): it ends under a status of its own. What others have written or signed
   * too ends only when all of them take it back (docs/decisions/0083).
   *
   * @param byAll whether everybody whose appeal it is has
   * @throws CASE_BARRED, APPEAL_NOT_RUNNING, APPEAL_STATUS_REFUSED once it is answered, WITHDRAWAL_OF_OTHERS
   */
  withdraw(actor: Actor, id: string, note: string, byAll: boolean): Promise<{ withdrawn: true }> {
    return this.workflow.transact(actor, async (tx) => {
      await refuseBarred(tx.manager, actor, id);
      await tx.holdCase(id);
      const appeal = await this.store.get(id, tx.manager);
      const { status } = appeal;
      if (!byAll) refuseForOthers(appeal, await this.store.joinedTo(tx.manager, appeal));
      // Before its case hears of it: what a step refuses reaches nobody.
      if (!isEnd(status)) moveTo(status, 'withdrawn');
      await this.tell(tx, withdrawn.to(id, { withdrawalNote: note }));
      return Idempotency.within(tx.manager, { withdrawn: true as const });
    });
  }

  private async tell(tx: WorkflowTransaction, news: NewsForCase): Promise<void> {
    const heard = await tx.message(news);
    if (heard === 0) throw new Problem('APPEAL_NOT_RUNNING');
  }
}

const answeredAlready = 'Відповідь уже підписано: строку не продовжують.';

/** One of several authors does not give up the others' right to an answer. @throws WITHDRAWAL_OF_OTHERS */
function refuseForOthers(appeal: AppealRecord, joined: readonly AppealRecord[]): void {
  const [, ...others] = byAuthor(appeal, joined);
  const letters = others.flat().flatMap(({ registrationIndex }) => registrationIndex ?? []);
  const { signers, subject } = appeal;
  // Cards of before were kept uncounted: of a collective letter that is more than one.
  const isOfSeveral = subject === 'collective' || (signers ?? 1) > 1;
  if (letters.length === 0 && !isOfSeveral) return;
  const forms = ['громадянин', 'громадяни', 'громадян'] as const;
  const whose = [
    ...(letters.length === 0 ? [] : [`приєднано листи інших громадян: ${letters.join(', ')}`]),
    ...(isOfSeveral ? [`підписали ${signers === null ? 'кілька громадян' : counted(signers, forms)}`] : []),
  ];
  const detail = `Це звернення не одного автора: ${whose.join('; ')}.`;
  throw new Problem('WITHDRAWAL_OF_OTHERS', { detail, extra: { letters, signers } });
}
