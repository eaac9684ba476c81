import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { PlainDate } from '../../domain/plain-date.js';
import { type FieldFault, Problem } from '../../domain/problem.js';
import { PolicyService } from '../../policy/index.js';
import { ReceptionRecord } from '../tables.js';

/** At which hours a reception may begin (години прийому): within those of the office, and apart from others of its leader. */
@Injectable()
export class ReceptionHours {
  constructor(private readonly policy: PolicyService) {}

  /** What is wrong with a beginning of a reception; nothing, when it lies within office hours. */
  faultsOf(beginsAt: string, on: PlainDate): FieldFault[] {
    const opensAt = String(this.policy.parameter('param.office.opensAt', on));
    const closesAt = String(this.policy.parameter('param.office.closesAt', on));
    if (beginsAt >= opensAt && beginsAt < closesAt) return [];
    return [{ pointer: '/beginsAt', detail: `Виконком працює з ${opensAt} до ${closesAt}: оберіть час у цих межах.` }];
  }

  /**
   * Nobody receives in two places at once, whatever the kinds. No act gives the length of a reception, so two of one
   * leader are held to begin some time apart.
   *
   * @param except the reception that is about to leave its own hour
   * @throws RECEPTION_SLOT_TAKEN naming the first that is in the way
   */
  async refuseTaken(
    manager: EntityManager,
    { leaderPost, beginsAt }: Pick<ReceptionRecord, 'leaderPost' | 'beginsAt'>,
    days: readonly PlainDate[],
    except: string | null = null,
  ): Promise<void> {
    if (days.length === 0) return;
    const there = await manager.find(ReceptionRecord, {
      where: { leaderPost, heldOn: In([...days]), status: In(['booking', 'closed', 'under-way']) },
      order: { heldOn: 'ASC', beginsAt: 'ASC' },
    });
    const taken = there.find((one) => one.id !== except && this.isNear(one, beginsAt));
    if (!taken) return;
    const { id: reception, heldOn, beginsAt: at } = taken;
    throw new Problem('RECEPTION_SLOT_TAKEN', { extra: { reception, heldOn, beginsAt: at } });
  }

  private isNear({ heldOn, beginsAt }: ReceptionRecord, other: string): boolean {
    const apart = Number(this.policy.parameter('param.reception.apart', heldOn));
    return Math.abs(minutesOf(beginsAt) - minutesOf(other)) < apart;
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
