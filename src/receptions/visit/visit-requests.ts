import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { checkEnteredToday } from '../../domain/reception/entered-instant.js';
import { receptionStatuses, visitStatuses } from '../../domain/reception/states.js';
import { Idempotency } from '../../platform/http/idempotency/idempotency.js';
import { Definitions, Workflow, type WorkflowTransaction } from '../../workflow/index.js';
import { visitCard } from '../cards/card-views.js';
import { overtakeNews } from '../notices/tell-citizen.js';
import { arrived, saidAtTable } from '../processes/visit-data.js';
import { ReceptionStore } from '../reception-store.js';
import { Recordings } from '../recording/recordings.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { comingOf } from './arrival-of.js';
import { receive } from './receive-answer.js';
import { receivedAnswer, receiveForms } from './receive-forms.js';
import { contactOf } from './remote-steps.js';
import { VisitService } from './visit-service.js';
import type { Arrival } from './visit.dto.js';

/** What the office tells of a citizen who has come (прихід і підсумок зі слів керівника): one transaction with all that follows. */
@Injectable()
export class VisitRequests {
  constructor(
    private readonly workflow: Workflow,
    private readonly store: ReceptionStore,
    private readonly visits: VisitService,
    private readonly definitions: Definitions,
    private readonly recordings: Recordings,
  ) {}

  /** The rules say at once whether the citizen is let in. @throws NOT_FOUND, BODY_INVALID, RECEPTION_STATUS_REFUSED */
  arrive(actor: Actor, id: string, said: Arrival) {
    // Who could not be connected has come in the eyes of the office, and is connected later.
    return this.tell(actor, id, ['booked', 'arrived'], async (tx, visit, reception) => {
      const { companions, representation, arrivedAt = tx.now } = said;
      checkEnteredToday({ pointer: '/arrivedAt', at: arrivedAt, now: tx.now, after: null });
      const { data, contact } = comingOf(reception.kind, said);
      if (contact !== null && data.connection === 'made')
        await this.recordings.refuseSilent(tx, reception, contact.toldOfRecording);
      const remote = contact === null ? null : { ...contactOf(visit), ...contact };
      await this.store.changeVisit(tx.manager, id, { remote, ...(companions ? { companions } : {}) });
      // Whoever has come at the right hour knows what was still to be told.
      await overtakeNews(tx, visit);
      const person = said.person ?? (visit.visitor.minor ? 'minor' : 'citizen');
      return tx.message(arrived.to(id, { ...data, person, representation, arrivedAt: arrivedAt.toISOString() }));
    });
  }

  /** A registrar at the table writes down what the leader says. @throws BODY_INVALID, NOT_FOUND, RECEPTION_STATUS_REFUSED */
  sayAtTable(actor: Actor, id: string, said: Readonly<Record<string, unknown>>) {
    return this.tell(actor, id, ['with-leader'], async (tx, { id: businessKey }, { kind }) => {
      const forms = await this.definitions.formsOfCase('visit', businessKey, tx.manager);
      const data = await atTop(async () => {
        const answer = receivedAnswer.parse(forms.check(receiveForms[kind], said));
        return receive(this.visits, { manager: tx.manager, actor: tx.actor, now: tx.now, businessKey }, answer);
      });
      return tx.message(saidAtTable.to(businessKey, data));
    });
  }

  /** Always the reception before the visit: who moves a reception locks in the same order. */
  private tell(
    actor: Actor,
    id: string,
    from: readonly VisitRecord['status'][],
    news: (tx: WorkflowTransaction, visit: VisitRecord, reception: ReceptionRecord) => Promise<number>,
  ) {
    return this.workflow.transact(actor, async (tx) => {
      const { receptionId } = await this.store.visit(id, tx.manager);
      const reception = await this.store.lock(tx.manager, receptionId);
      const visit = await this.store.visit(id, tx.manager);
      // Midnight ends a reception, but not the talk of whoever is at the table.
      const isHeardOut = reception.status === 'held' && visit.status === 'with-leader';
      if (reception.status !== 'under-way' && !isHeardOut)
        throw refused(`Прийом не триває: ${receptionStatuses[reception.status]}.`);
      const heard = from.includes(visit.status) ? await news(tx, visit, reception) : 0;
      if (heard === 0) throw refused(`Зараз цього зробити не можна; візит: ${visitStatuses[visit.status]}.`);
      return Idempotency.within(tx.manager, visitCard(await this.store.visit(id, tx.manager)));
    });
  }
}

/** The fields of a form are the body here, not its `answer`: a fault points to where the clerk wrote it. */
async function atTop<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (fault) {
    if (!(fault instanceof Problem) || !fault.details.errors) throw fault;
    const errors = fault.details.errors.map(({ pointer, detail }) => {
      return { pointer: pointer.replace(/^\/answer(?=\/|$)/, ''), detail };
    });
    throw new Problem(fault.code, { ...fault.details, errors });
  }
}

function refused(detail: string): Problem {
  return new Problem('RECEPTION_STATUS_REFUSED', { detail });
}
