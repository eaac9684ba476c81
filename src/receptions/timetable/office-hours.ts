import { Injectable } from '@nestjs/common';
import type { PlainDate } from '../../domain/plain-date.js';
import type { FieldFault } from '../../domain/problem.js';
import { PolicyService } from '../../policy/index.js';

/** The hours of the executive committee as the parameters give them (години роботи). */
@Injectable()
export class OfficeHours {
  constructor(private readonly policy: PolicyService) {}

  /** What is wrong with a beginning of a reception; nothing, when it lies within office hours. */
  faultsOf(beginsAt: string, on: PlainDate): FieldFault[] {
    const opensAt = String(this.policy.parameter('param.office.opensAt', on));
    const closesAt = String(this.policy.parameter('param.office.closesAt', on));
    if (beginsAt >= opensAt && beginsAt < closesAt) return [];
    return [{ pointer: '/beginsAt', detail: `Виконком працює з ${opensAt} до ${closesAt}: оберіть час у цих межах.` }];
  }
}
