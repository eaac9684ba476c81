import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/index.js';
import { kyivInstant } from '../../domain/kyiv-time.js';
import { addDays } from '../../domain/plain-date.js';
import { type WorkflowTransaction, TaskRecord } from '../../workflow/index.js';
import { districtsFor, groupsPreparing, unitsFor } from '../cards/responsible-units.js';
import { materialsDropped, questionCorrected } from '../processes/place-data.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';

/** Who prepares materials to a card that is corrected (KR-2.11 «негайно»): told at once, or no longer asked. */
@Injectable()
export class MoreMaterials {
  constructor(private readonly directory: Directory) {}

  /** Whoever is asked about something new has a task; whose question is gone has none any more. */
  async follow(
    tx: WorkflowTransaction,
    before: VisitRecord,
    after: VisitRecord,
    { heldOn }: Pick<ReceptionRecord, 'heldOn'>,
  ): Promise<void> {
    const [old, now] = [this.groupsOf(before), this.groupsOf(after)];
    const open = await tx.manager.findBy(TaskRecord, {
      businessKey: after.id,
      formKey: 'prepare-materials',
      isOpen: true,
    });
    const withdrawn = open.filter(({ group }) => group !== null && !now.includes(group));
    for (const { id } of withdrawn) await tx.withdraw(id);
    const known = new Set(before.questions.map(({ id }) => id));
    const anew = unitsFor(
      after.questions.filter(({ id }) => !known.has(id)),
      this.directory,
    );
    const concerned = [...now.filter((group) => !old.includes(group)), ...groupsPreparing(anew, [], this.directory)];
    const asked = [...new Set(concerned)].filter((group) => !open.some((task) => task.group === group));
    const timers = { lapsesAt: kyivInstant(addDays(heldOn, 1), '00:00').toISOString() };
    for (const group of asked) await tx.start(questionCorrected.of(after.id, { group, heldOn, timers }));
    if (asked.length + withdrawn.length === 0) return;
    await tx.note(after.id, 'units-asked', { asked, withdrawn: withdrawn.map(({ group }) => group) });
  }

  private groupsOf({ questions, visitor }: VisitRecord): string[] {
    const districts = districtsFor(questions, visitor.residence, this.directory);
    return groupsPreparing(unitsFor(questions, this.directory), districts, this.directory);
  }
}

/** The booking is gone: what was asked for it besides the process of its visit is needed no more. */
export async function dropMaterials(tx: WorkflowTransaction, visitId: string): Promise<void> {
  await tx.message(materialsDropped.to(visitId));
}
