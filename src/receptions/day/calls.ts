import { Injectable } from '@nestjs/common';
import { Problem } from '../../domain/problem.js';
import { inQueueOrder } from '../../domain/reception/queue.js';
import { receptionStatuses } from '../../domain/reception/states.js';
import type { Completion, WorkflowTransaction } from '../../workflow/index.js';
import { TaskRecord } from '../../workflow/tables.js';
import { ReceptionStore } from '../reception-store.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { CityAlarms } from './city-alarms.js';

/** Who goes in, and when the day is over (виклик із черги, KR-2.17). */
@Injectable()
export class Calls {
  constructor(
    private readonly store: ReceptionStore,
    private readonly alarms: CityAlarms,
  ) {}

  /**
   * The first of the queue who may be received goes in.
   *
   * @param tables how many citizens may be received at once
   * @throws NOT_FOUND, RECEPTION_STATUS_REFUSED: not under way, an alarm, every table taken, nobody waits
   */
  async next(tx: WorkflowTransaction, receptionId: string, tables: number): Promise<VisitRecord> {
    const { manager } = tx;
    const reception = await this.store.lock(manager, receptionId);
    await this.refuseInterrupted(tx, reception);
    const inside = await this.store.visitsOf(receptionId, ['with-leader'], manager);
    if (inside.length >= tables) throw refusal('Громадянина ще приймають: наступний зайде після нього.');
    const waiting = inQueueOrder(await this.store.visitsOf(receptionId, ['arrived'], manager));
    for (const { id } of waiting) {
      // Who has come but is not yet admitted does not hold up the others.
      const heard = await tx.message({ name: 'called', businessKey: id });
      if (heard > 0) return this.store.visit(id, manager);
    }
    throw refusal('У черзі немає нікого, хто чекає на запрошення.');
  }

  /** Ends the day by its task, which knows who may. @throws NOT_FOUND, RECEPTION_STATUS_REFUSED and those of a task */
  async close(tx: WorkflowTransaction, receptionId: string, remarks: string | null): Promise<Completion> {
    const { status } = await this.store.reception(receptionId, tx.manager);
    const task = await this.openTask(tx, receptionId, 'run-reception');
    if (task === null) throw refusal(`Прийом не триває: ${receptionStatuses[status]}.`);
    return tx.complete(task.id, { answer: remarks === null ? {} : { remarks } });
  }

  private async refuseInterrupted(tx: WorkflowTransaction, reception: ReceptionRecord): Promise<void> {
    const { status, id } = reception;
    if (status !== 'under-way') throw refusal(`Прийом не триває: ${receptionStatuses[status]}.`);
    if (await this.alarms.sounding(tx.manager)) throw refusal('Триває повітряна тривога: прийом припинено.');
    if (await this.openTask(tx, id, 'resume-after-alarm'))
      throw refusal('Керівник ще не вирішив, чи відновлювати прийом після тривоги.');
  }

  private openTask({ manager }: WorkflowTransaction, businessKey: string, elementId: string) {
    return manager.findOneBy(TaskRecord, { businessKey, elementId, isOpen: true });
  }
}

function refusal(detail: string): Problem {
  return new Problem('RECEPTION_STATUS_REFUSED', { detail });
}
