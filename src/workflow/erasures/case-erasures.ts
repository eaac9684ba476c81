import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { inUkrainian, plainDate, type PlainDate, yearOf } from '../../domain/plain-date.js';
import { Problem } from '../../domain/problem.js';
import { JournalErasure } from '../../journal/index.js';
import { Idempotency } from '../../platform/http/index.js';
import { PolicyService } from '../../policy/index.js';
import { holdLatches, latchOf } from '../../platform/database/latches.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import { refuseBarred } from '../host/bars.js';
import { ProcessInstanceRecord } from '../tables.js';

/** When personal data must go: part 2 of art. 15 of Law 2297-VI. */
export const erasureBases = {
  'term-ended': 'п. 1 ч. 2 ст. 15 Закону № 2297-VI: закінчився строк зберігання',
  'relations-ended': 'п. 2 ч. 2 ст. 15 Закону № 2297-VI: припинено правовідносини',
  commissioner: 'п. 3 ч. 2 ст. 15 Закону № 2297-VI: припис Уповноваженого',
  court: 'п. 4 ч. 2 ст. 15 Закону № 2297-VI: рішення суду',
} as const;
export type ErasureBasis = keyof typeof erasureBases;

interface ErasureOrder {
  readonly caseId: string;
  /** Numbers of the entries in the story; null for all of them. */
  readonly entries: readonly number[] | null;
  readonly basis: ErasureBasis;
  /** What demands it: a decision, an order, the act on destroying what is no longer kept, with its day and number. */
  readonly document: string;
}

const unfinished = ['running', 'suspended'] as const;

/**
 * Where what the journal says of a person is erased (знищення персональних даних у журналі): only in the story of a
 * case, so that no act of an official can be hidden, and only once the case is over, since until then its own work
 * reads there what was decided.
 */
@Injectable()
export class CaseErasures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly erasure: JournalErasure,
    private readonly policy: PolicyService,
  ) {}

  /** @throws CASE_BARRED, NOT_FOUND, CASE_NOT_CLOSED, CASE_STILL_KEPT, BODY_INVALID, NOTHING_TO_ERASE */
  erase(order: ErasureOrder, by: Actor, at: Date): Promise<{ readonly caseId: string; readonly erased: number[] }> {
    const { caseId: stream, entries, basis, document } = order;
    return unitOfWork(this.dataSource, async (manager) => {
      await refuseBarred(manager, by, stream);
      await holdLatches(manager, latchOf('erasure', stream));
      const endedOn = await this.endOf(manager, stream);
      if (basis === 'term-ended') this.refuseKept(endedOn, dayInKyiv(at));
      const ground = `${document} (${erasureBases[basis]})`;
      const erased = await this.erasure.erase(manager, { stream, only: entries, by, at, ground });
      return Idempotency.within(manager, { caseId: stream, erased });
    });
  }

  /** @throws NOT_FOUND, CASE_NOT_CLOSED */
  private async endOf(manager: EntityManager, businessKey: string): Promise<PlainDate> {
    const instances = { businessKey, parentId: IsNull() };
    const [last] = await manager.find(ProcessInstanceRecord, { where: instances, order: { endedAt: 'DESC' }, take: 1 });
    if (last === undefined) throw new Problem('NOT_FOUND', { detail: `Справи «${businessKey}» немає.` });
    const isRunning = await manager.existsBy(ProcessInstanceRecord, { businessKey, status: In([...unfinished]) });
    if (isRunning || last.endedAt === null) throw new Problem('CASE_NOT_CLOSED');
    return dayInKyiv(last.endedAt);
  }

  /** The term of keeping begins on 1 January after the year in which the case ended. @throws CASE_STILL_KEPT */
  private refuseKept(endedOn: PlainDate, today: PlainDate): void {
    const years = Number(this.policy.parameter('param.archive.keptYears', endedOn));
    const keptUntil = plainDate(`${yearOf(endedOn) + 1 + years}-01-01`);
    if (today >= keptUntil) return;
    throw new Problem('CASE_STILL_KEPT', {
      detail: `Справу закінчено ${inUkrainian(endedOn)}: її зберігають до ${inUkrainian(keptUntil)}.`,
      extra: { keptUntil },
    });
  }
}
