import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import type { Definitions } from '../definitions/definitions.js';
import type { EditionGate } from '../definitions/edition-gate.js';
import type { WorkflowTransaction } from '../host/transaction.js';
import { refuseBarred } from '../host/bars.js';
import { ProcessInstanceRecord } from '../tables.js';
import type { Workflow } from '../workflow.js';
import { checkRepair, type RepairContract, repairInstance } from './repair-case.js';
import { CaseRepairRecord, type RepairAct } from './tables.js';
import { touchedTerm } from './touches-term.js';

/** Repairs of single cases (ремонт справ): each with a reason, those that touch a term by two people. */
export class Repairs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly workflow: Workflow,
    private readonly definitions: Definitions,
    private readonly gate: EditionGate,
  ) {}

  /**
   * Mends a case, or proposes to where a second person is needed.
   *
   * @throws NOT_FOUND, CASE_BARRED, CASE_CLOSED, CASE_SUSPENDED, REPAIR_REFUSED
   */
  async propose(instanceId: string, act: RepairAct, reason: string, actor: Actor): Promise<CaseRepairRecord> {
    const instance = await this.instance(instanceId);
    const contract = await this.contractOf(instance);
    const { context } = await this.definitions.get(instance.definitionId);
    const touches = touchedTerm(context, act);
    const repair: CaseRepairRecord = {
      ...{ id: randomUUID(), instanceId, businessKey: instance.businessKey, act, reason, touches },
      ...(touches === null ? { state: 'done' as const } : { state: 'proposed' as const }),
      proposedAt: this.workflow.machinery.clock.now(),
      proposedBy: actor.id,
      endedAt: null,
      endedBy: null,
    };
    return this.told(instance, { act, reason }, actor, async (tx) => {
      const opened = await tx.case(instance.rootId);
      if (touches === null) await repairInstance(opened, instanceId, act, contract);
      else checkRepair(await opened.running(instanceId), act, contract);
      const kept = touches === null ? { ...repair, endedAt: tx.now, endedBy: actor.id } : repair;
      await insertRows(tx.manager, CaseRepairRecord, kept);
      const kind = touches === null ? 'case-repaired' : 'case-repair-proposed';
      await tx.note(instance.businessKey, kind, { repairId: repair.id, instanceId, act, reason });
      return kept;
    });
  }

  /** Another person confirms, and it is done. @throws NOT_FOUND, REPAIR_OWN, REPAIR_ENDED, REPAIR_REFUSED */
  async confirm(id: string, reason: string, actor: Actor): Promise<CaseRepairRecord> {
    const repair = await this.find(id);
    const instance = await this.instance(repair.instanceId);
    const contract = await this.contractOf(instance);
    return this.told(instance, { act: repair.act, reason }, actor, async (tx) => {
      if (repair.proposedBy === actor.id) throw new Problem('REPAIR_OWN');
      const opened = await tx.case(instance.rootId);
      const ended = await this.end(tx, repair, 'done');
      await repairInstance(opened, instance.id, repair.act, contract);
      const { act } = repair;
      await tx.note(instance.businessKey, 'case-repaired', { repairId: id, instanceId: instance.id, act, reason });
      return ended;
    });
  }

  /** @throws NOT_FOUND, REPAIR_ENDED */
  async reject(id: string, reason: string, actor: Actor): Promise<CaseRepairRecord> {
    const repair = await this.find(id);
    const instance = await this.instance(repair.instanceId);
    const { act } = repair;
    return this.told(instance, { act, reason }, actor, async (tx) => {
      await tx.case(instance.rootId);
      const ended = await this.end(tx, repair, 'rejected');
      const payload = { repairId: id, instanceId: instance.id, act, reason };
      await tx.note(instance.businessKey, 'case-repair-rejected', payload);
      return ended;
    });
  }

  /** The repairs of an instance, the newest first. @throws NOT_FOUND */
  async of(instanceId: string): Promise<CaseRepairRecord[]> {
    await this.instance(instanceId);
    const order = { proposedAt: 'DESC', id: 'ASC' } as const;
    return this.dataSource.manager.find(CaseRepairRecord, { where: { instanceId }, order });
  }

  private async end(
    tx: WorkflowTransaction,
    repair: CaseRepairRecord,
    state: 'done' | 'rejected',
  ): Promise<CaseRepairRecord> {
    const ended = { state, endedAt: tx.now, endedBy: tx.actor.id };
    const done = await tx.manager.update(CaseRepairRecord, { id: repair.id, state: 'proposed' }, ended);
    if (done.affected !== 1) throw new Problem('REPAIR_ENDED');
    return { ...repair, ...ended };
  }

  private async find(id: string): Promise<CaseRepairRecord> {
    const repair = await this.dataSource.manager.findOneBy(CaseRepairRecord, { id });
    if (!repair) throw new Problem('NOT_FOUND', { detail: 'Такого ремонту немає.' });
    return repair;
  }

  private async instance(id: string): Promise<ProcessInstanceRecord> {
    const select = { id: true, rootId: true, businessKey: true, definitionId: true, processKey: true } as const;
    const instance = await this.dataSource.manager.findOne(ProcessInstanceRecord, { select, where: { id } });
    if (!instance) throw new Problem('NOT_FOUND');
    return instance;
  }

  private async contractOf({ processKey, definitionId }: ProcessInstanceRecord): Promise<RepairContract> {
    const { version } = await this.definitions.get(definitionId);
    const row = await this.definitions.row(processKey, version);
    const inForce = await this.definitions.inForce();
    const edition = {
      diagrams: new Map([...inForce.diagrams, [processKey, row.xml]]),
      forms: new Map([...inForce.forms, ...(await this.definitions.keptForms(row))]),
    };
    const lacking = await this.gate.fromPlaces(edition);
    const { writtenAs, keys, leftBy } = this.gate.writers(edition);
    const lacks = (place: string, held: readonly string[]) =>
      lacking(processKey, [place], held).map(({ message }) => message);
    return { writtenAs, keys, leftBy, lacks };
  }

  /** Whoever is refused is told of in the journal too, with what they wanted and why. */
  private async told<T>(
    { id: instanceId, businessKey }: ProcessInstanceRecord,
    { act, reason }: { readonly act: RepairAct; readonly reason: string },
    actor: Actor,
    work: (tx: WorkflowTransaction) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.workflow.transact(actor, async (tx) => {
        await refuseBarred(tx.manager, actor, businessKey);
        return tx.guard(() => work(tx));
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { journal, clock } = this.workflow.machinery;
      const why = [error.code, ...(error.details.errors ?? []).map(({ detail }) => detail)].join(' ');
      const payload = { instanceId, act, reason, why };
      await unitOfWork(this.dataSource, (manager) =>
        journal.append(manager, {
          ...{ stream: businessKey, kind: 'case-repair-refused', by: actor, at: clock.now() },
          payload,
        }),
      );
      throw error;
    }
  }
}
