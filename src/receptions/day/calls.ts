import { Injectable } from '@nestjs/common';
import { Problem } from '../../domain/problem.js';
import { checkCalled } from '../../domain/reception/entered-instant.js';
import { inQueueOrder } from '../../domain/reception/queue.js';
import { receptionStatuses } from '../../domain/reception/states.js';
import { completeTask, type Completion, TaskRecord, type WorkflowTransaction } from '../../workflow/index.js';
import { CityAlarms } from '../alarms/city-alarms.js';
import { called } from '../processes/visit-data.js';
import { ReceptionStore } from '../reception-store.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';

/** Who goes in, and when the day is over (виклик із черги, KR-2.17). */
@Injectable()
export class Calls {
  constructor(
    private readonly store: ReceptionStore,
    private readonly alarms: CityAlarms,
  ) {}

  /**
   * The first of the queue who may be received goes in. A call written down later is that of its own time: whoever
   * came afterwards did not wait yet.
   *
   * @param tables how many citizens may be received at once
   * @throws NOT_FOUND, RECEPTION_STATUS_REFUSED: not under way, an alarm, every table taken, nobody waits
   */
  async next(tx: WorkflowTransaction, receptionId: string, tables: number, calledAt = tx.now): Promise<VisitRecord> {
    const { manager } = tx;
    const reception = await this.store.lock(manager, receptionId);
    checkCalled(reception, calledAt, tx.now);
    const interrupted = await this.interruption(tx, reception);
    if (interrupted !== null) throw refusal(interrupted);
    const inside = await this.store.visitsOf(receptionId, ['with-leader'], manager);
    if (inside.length >= tables) throw refusal('Громадянина ще приймають: наступний зайде після нього.');
    const arrived = await this.store.visitsOf(receptionId, ['arrived'], manager);
    const waiting = inQueueOrder(arrived.filter(({ arrivedAt }) => arrivedAt === null || arrivedAt <= calledAt));
    for (const { id } of waiting) {
      // Who has come but is not yet admitted does not hold up the others.
      const heard = await tx.message(called.to(id, { calledAt: calledAt.toISOString() }));
      if (heard > 0) return this.store.visit(id, manager);
    }
    throw refusal('У черзі немає нікого, хто чекає на запрошення.');
  }

  /** Ends the day by its task, which knows who may. @throws NOT_FOUND, RECEPTION_STATUS_REFUSED and those of a task */
  async close(tx: WorkflowTransaction, receptionId: string, remarks: string | null): Promise<Completion> {
    const { status } = await this.store.reception(receptionId, tx.manager);
    const task = await this.openTask(tx, receptionId, 'run-reception');
    if (task === null) throw refusal(`Прийом не триває: ${receptionStatuses[status]}.`);
    return completeTask(tx, task.id, { answer: remarks === null ? {} : { remarks } });
  }

  /** Whoever calls a direct line speaks to the leader at once if nobody else does or waits; else they wait too. */
  async connect(tx: WorkflowTransaction, reception: ReceptionRecord, visitId: string): Promise<void> {
    if ((await this.interruption(tx, reception)) !== null) return;
    const others = await this.store.visitsOf(reception.id, ['arrived', 'with-leader'], tx.manager);
    if (others.every(({ id }) => id === visitId)) await tx.message(called.to(visitId, {}));
  }

  /** Why nobody can be let in now, in words for the office; null where somebody can. */
  private async interruption(tx: WorkflowTransaction, { status, id }: ReceptionRecord): Promise<string | null> {
    if (status !== 'under-way') return `Прийом не триває: ${receptionStatuses[status]}.`;
    if (await this.alarms.sounding(tx.manager)) return 'Триває повітряна тривога: прийом припинено.';
    const resumes = await this.openTask(tx, id, 'resume-after-alarm');
    return resumes === null ? null : 'Керівник ще не вирішив, чи відновлювати прийом після тривоги.';
  }

  private openTask({ manager }: WorkflowTransaction, businessKey: string, elementId: string) {
    return manager.findOneBy(TaskRecord, { businessKey, elementId, isOpen: true });
  }
}

function refusal(detail: string): Problem {
  return new Problem('RECEPTION_STATUS_REFUSED', { detail });
}
