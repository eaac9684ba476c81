import { Injectable } from '@nestjs/common';
import { AnswerFields } from '../../appeals/answers/answer-fields.js';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { receptionStatuses, visitStatuses } from '../../domain/reception/states.js';
import { Idempotency } from '../../platform/http/idempotency/idempotency.js';
import { Forms, Workflow, type WorkflowTransaction } from '../../workflow/index.js';
import { visitCardView } from '../booking/visit-view.js';
import { ReceptionStore } from '../reception-store.js';
import type { VisitRecord } from '../tables.js';
import { receive } from './receive-answer.js';
import type { Entry } from './visit-data.js';
import { VisitDesk } from './visit-desk.js';
import type { Arrival } from './visit.dto.js';

/** What the office tells of a citizen who has come (прихід і підсумок зі слів керівника): one transaction with all that follows. */
@Injectable()
export class VisitRequests {
  constructor(
    private readonly workflow: Workflow,
    private readonly store: ReceptionStore,
    private readonly desk: VisitDesk,
    private readonly forms: Forms,
  ) {}

  /** The rules say at once whether the citizen is let in. @throws NOT_FOUND, RECEPTION_STATUS_REFUSED */
  arrive(actor: Actor, id: string, said: Arrival) {
    return this.tell(actor, id, 'booked', async (tx, visit) => {
      const { companions, representation } = said;
      if (companions) await this.store.changeVisit(tx.manager, id, { companions });
      const person = said.person ?? (visit.visitor.minor ? 'minor' : 'citizen');
      return tx.message({
        name: 'arrived',
        businessKey: id,
        data: { entry: entryOf(said.entry), person, representation },
      });
    });
  }

  /** A registrar at the table writes down what the leader says. @throws BODY_INVALID, NOT_FOUND, RECEPTION_STATUS_REFUSED */
  sayAtTable(actor: Actor, id: string, said: Readonly<Record<string, unknown>>) {
    return this.tell(actor, id, 'with-leader', async (tx, { id: businessKey }) => {
      const answer = new AnswerFields(this.forms.check('receive', said));
      const data = await receive(this.desk, { manager: tx.manager, actor: tx.actor, now: tx.now, businessKey }, answer);
      return tx.message({ name: 'said-at-table', businessKey, data });
    });
  }

  /** Always the sitting before the visit: who moves a reception locks in the same order. */
  private tell(
    actor: Actor,
    id: string,
    from: VisitRecord['status'],
    news: (tx: WorkflowTransaction, visit: VisitRecord) => Promise<number>,
  ) {
    return this.workflow.transact(actor, async (tx) => {
      const { receptionId } = await this.store.visit(id, tx.manager);
      const { status } = await this.store.lock(tx.manager, receptionId);
      if (status !== 'under-way') throw refused(`Прийом не триває: ${receptionStatuses[status]}.`);
      const visit = await this.store.visit(id, tx.manager);
      const heard = visit.status === from ? await news(tx, visit) : 0;
      if (heard === 0) throw refused(`Зараз цього зробити не можна; візит: ${visitStatuses[visit.status]}.`);
      return Idempotency.within(tx.manager, visitCardView(await this.store.visit(id, tx.manager)));
    });
  }
}

function refused(detail: string): Problem {
  return new Problem('RECEPTION_STATUS_REFUSED', { detail });
}

/** KR-2.23.4 compares sides from the longest to the shortest, however they were measured. */
function entryOf({ bag, ...seen }: Arrival['entry']): Entry {
  const [bagLongest = 0, bagMiddle = 0, bagShortest = 0] = [...(bag ?? [])].sort((a, b) => b - a);
  return { ...seen, bagLongest, bagMiddle, bagShortest };
}
