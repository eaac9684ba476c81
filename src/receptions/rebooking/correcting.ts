import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../domain/problem.js';
import { visitStatuses } from '../../domain/reception/states.js';
import { checkVersion } from '../../platform/http/index.js';
import { Rulings } from '../../policy/index.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { groupOf, refuseUnreachable } from '../booking/bookable.js';
import { Booking } from '../booking/booking.js';
import { personOn } from '../booking/booking-card.js';
import type { CardCorrection } from '../booking/booking.dto.js';
import { ReceptionStore } from '../reception-store.js';
import { ofVisit } from '../rulings.js';
import type { VisitRecord } from '../tables.js';
import { MoreMaterials } from './more-materials.js';

/** Corrects what a card says of the citizen and the questions (виправлення картки), while the citizen still waits. */
@Injectable()
export class Correcting {
  constructor(
    private readonly store: ReceptionStore,
    private readonly booking: Booking,
    private readonly rulings: Rulings,
    private readonly asked: MoreMaterials,
  ) {}

  /**
   * The card as it should be, whole. A benefit added or taken away moves the citizen in the queue, by a decision of
   * the rules; the time of booking stays.
   *
   * @throws VERSION_STALE, RECEPTION_STATUS_REFUSED, CLASSIFIER_CODE_UNKNOWN, NOT_FOUND
   */
  async correct(tx: WorkflowTransaction, id: string, version: number, card: CardCorrection): Promise<VisitRecord> {
    const { manager, actor, now } = tx;
    const { receptionId } = await this.store.visit(id, manager);
    const reception = await this.store.lock(manager, receptionId);
    const before = await this.store.visit(id, manager);
    checkVersion(version, before.version);
    if (before.status !== 'booked' && before.status !== 'arrived') {
      const detail = `Картку в стані «${visitStatuses[before.status]}» вже не виправляють.`;
      throw new Problem('RECEPTION_STATUS_REFUSED', { detail });
    }
    const { visitor, companions } = card;
    refuseUnreachable(reception, visitor);
    this.booking.checkCodes(visitor, card.questions, before.bookedAt);
    const questions = card.questions.map((question) => {
      const same = before.questions.find(({ topic, gist }) => topic === question.topic && gist === question.gist);
      return same ?? { id: randomUUID(), ...question, outcome: null };
    });
    const corrected = { ...before, ...personOn(visitor, questions), companions, questions };
    const order = await this.booking.order(corrected, now);
    const queueGroup = groupOf(order);
    if (queueGroup !== before.queueGroup) await this.rulings.keep(order, { manager, of: ofVisit(before), actor, now });
    const { personKey, searchText } = corrected;
    const change = { visitor, personKey, searchText, companions, questions, queueGroup };
    const after = await this.store.changeVisit(manager, id, change);
    // Names of fields only: the journal tells who changed what, not whose address it was.
    await tx.note(id, 'card-corrected', { fields: changedFields(before, after), queueGroup });
    await this.asked.follow(tx, before, after, reception);
    return after;
  }
}

function changedFields(before: VisitRecord, after: VisitRecord): string[] {
  const ofVisitor = (Object.keys(after.visitor) as (keyof VisitRecord['visitor'])[])
    .filter((name) => !isDeepStrictEqual(before.visitor[name], after.visitor[name]))
    .map((name) => `visitor.${name}`);
  const parts = (['companions', 'questions'] as const).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return [...ofVisitor, ...parts];
}
