import { Injectable } from '@nestjs/common';
import { Desk } from '../../appeals/desk.js';
import { Office } from '../../appeals/office.js';
import { Directory } from '../../directory/index.js';
import { Documents } from '../../documents/index.js';
import { placesTaken } from '../../domain/reception/states.js';
import { Journal, type JournalEntries, type JournalKind } from '../../journal/index.js';
import type { StepContext } from '../../workflow/index.js';
import { ReceptionStore, type VisitChange } from '../reception-store.js';
import { ReceptionRulings } from '../rulings.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { Tidings } from '../tidings.js';
import { Planning } from '../timetable/planning.js';
import { Transfers } from '../transfers.js';

/** In which visit something is done, by whom and when: a step of its process has more. */
export type VisitPlaceOf = Pick<StepContext, 'businessKey' | 'manager' | 'actor' | 'now'>;

/** What whoever receives a citizen has at hand (стіл прийому): the card, the reception, the rules, the appeals. */
@Injectable()
export class VisitDesk {
  constructor(
    readonly store: ReceptionStore,
    readonly rulings: ReceptionRulings,
    readonly directory: Directory,
    readonly office: Office,
    readonly planning: Planning,
    readonly transfers: Transfers,
    readonly tidings: Tidings,
    readonly appeals: Desk,
    readonly documents: Documents,
    private readonly journal: Journal,
  ) {}

  visitOf({ businessKey, manager }: Pick<StepContext, 'businessKey' | 'manager'>): Promise<VisitRecord> {
    return this.store.visit(businessKey, manager);
  }

  async receptionOf(context: Pick<StepContext, 'businessKey' | 'manager'>): Promise<ReceptionRecord> {
    return this.store.reception((await this.visitOf(context)).receptionId, context.manager);
  }

  change({ businessKey, manager }: VisitPlaceOf, change: VisitChange): Promise<VisitRecord> {
    return this.store.changeVisit(manager, businessKey, change);
  }

  /** Ends a visit that came to nothing: its place is free again for whoever comes without a booking. */
  async end(context: VisitPlaceOf, change: VisitChange): Promise<VisitRecord> {
    const { manager, now } = context;
    const before = await this.visitOf(context);
    // The reception before the visit, as everybody who books or moves.
    await this.store.lock(manager, before.receptionId);
    const after = await this.change(context, { ...change, endedAt: now });
    if (placesTaken.includes(before.status) && !placesTaken.includes(after.status))
      await this.store.countPlace(manager, before.receptionId, -1);
    return after;
  }

  /** An entry in the journal of the visit; it names nobody but those who act for the council. */
  async note<K extends JournalKind>(
    { manager, businessKey, actor, now }: VisitPlaceOf,
    kind: K,
    payload: JournalEntries[K],
  ): Promise<void> {
    await this.journal.append(manager, { stream: businessKey, kind, by: actor, at: now, payload });
  }
}
