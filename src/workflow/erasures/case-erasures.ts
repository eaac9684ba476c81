import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { JournalErasure } from '../../journal/index.js';
import { Idempotency } from '../../platform/http/index.js';
import { holdLatches, latchOf } from '../../platform/latches.js';
import { unitOfWork } from '../../platform/transactions.js';
import { refuseBarred } from '../tasks/bars.js';
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
  ) {}

  /** @throws CASE_BARRED, NOT_FOUND, CASE_NOT_CLOSED, BODY_INVALID, NOTHING_TO_ERASE */
  erase(order: ErasureOrder, by: Actor, at: Date): Promise<{ readonly caseId: string; readonly erased: number[] }> {
    const { caseId: stream, entries, basis, document } = order;
    return unitOfWork(this.dataSource, async (manager) => {
      await refuseBarred(manager, by, stream);
      await holdLatches(manager, latchOf('erasure', stream));
      await this.refuseUnfinished(manager, stream);
      const ground = `${document} (${erasureBases[basis]})`;
      const erased = await this.erasure.erase(manager, { stream, only: entries, by, at, ground });
      return Idempotency.within(manager, { caseId: stream, erased });
    });
  }

  private async refuseUnfinished(manager: EntityManager, businessKey: string): Promise<void> {
    if (!(await manager.existsBy(ProcessInstanceRecord, { businessKey })))
      throw new Problem('NOT_FOUND', { detail: `Справи «${businessKey}» немає.` });
    if (await manager.existsBy(ProcessInstanceRecord, { businessKey, status: In([...unfinished]) }))
      throw new Problem('CASE_NOT_CLOSED');
  }
}
