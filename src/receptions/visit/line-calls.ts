import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { flag, GroundView, Idempotency, text, type View, view } from '../../platform/http/index.js';
import { groundsOf } from '../../policy/index.js';
import { Workflow } from '../../workflow/index.js';
import { WalkIns } from '../booking/walk-ins.js';
import { VisitCard, visitCard } from '../cards/card-views.js';
import { Calls } from '../day/calls.js';
import { arrived } from '../processes/visit-data.js';
import { ReceptionStore } from '../reception-store.js';
import { Recordings } from '../recording/recordings.js';
import { contactOf } from './remote-steps.js';
import type { LineCall } from './visit.dto.js';

export const LineCallResult = view('LineCallResult', 'Чим закінчився дзвінок на пряму лінію.', {
  taken: flag('Чи дзвінок прийнято; false – картка має підставу (п. 2.26)'),
  outcome: text('Що сказали правила').meta({ examples: ['receive'] }),
  outcomeLabel: text('Те саме словами').meta({ examples: ['прийняти сьогодні'] }),
  grounds: z.array(GroundView).describe('Підстави'),
  card: VisitCard,
});

/**
 * Calls on a direct line (пряма телефонна лінія, KM-12, docs/decisions/0041): a call is booking and arrival at once.
 * There is no entrance to search, nobody stands beside the caller, and who it is is taken as said.
 */
@Injectable()
export class LineCalls {
  constructor(
    private readonly workflow: Workflow,
    private readonly store: ReceptionStore,
    private readonly walkIns: WalkIns,
    private readonly calls: Calls,
    private readonly recordings: Recordings,
  ) {}

  /** @throws RECEPTION_NOT_BOOKABLE, RECORDING_WITHOUT_NOTICE, CLASSIFIER_CODE_UNKNOWN, NOT_FOUND */
  take(
    actor: Actor,
    receptionId: string,
    { toldOfRecording, calledAt, ...call }: LineCall,
  ): Promise<View<typeof LineCallResult>> {
    return this.workflow.transact(actor, async (tx) => {
      const cameAt = calledAt ?? tx.now;
      const { visit, reception, decision } = await this.walkIns.takeCall(tx, receptionId, call, cameAt);
      const isTaken = visit.status !== 'refused';
      if (isTaken) {
        await this.recordings.refuseSilent(tx, reception, toldOfRecording);
        const remote = { ...contactOf(visit), identity: 'as-said', toldOfRecording } as const;
        await this.store.changeVisit(tx.manager, visit.id, { remote });
        const person = call.visitor.minor ? 'minor' : 'citizen';
        const data = { connection: 'made', entry: null, person, representation: 'none' } as const;
        await tx.message(arrived.to(visit.id, { ...data, arrivedAt: cameAt.toISOString() }));
        await this.calls.connect(tx, reception, visit.id);
      }
      return Idempotency.within(tx.manager, {
        taken: isTaken,
        outcome: decision.outcome,
        outcomeLabel: decision.outcomeLabel,
        grounds: groundsOf(decision),
        card: visitCard(await this.store.visit(visit.id, tx.manager)),
      });
    });
  }
}
