import { Injectable } from '@nestjs/common';
import { AppealService } from '../../appeals/appeal-service.js';
import { Directory } from '../../directory/index.js';
import { Documents } from '../../documents/index.js';
import { placesTaken } from '../../domain/reception/states.js';
import type { StepContext } from '../../workflow/index.js';
import { Notices } from '../notices/notices.js';
import { Transfers } from '../rebooking/transfers.js';
import { ReceptionStore, type VisitChange } from '../reception-store.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { Planning } from '../timetable/planning.js';

/** In which visit something is done, by whom and when: a step of its process has more. */
export type VisitPlaceOf = Pick<StepContext, 'businessKey' | 'manager' | 'actor' | 'now'>;

/** What whoever receives a citizen has at hand (стіл прийому): the card, the reception, the rules, the appeals. */
@Injectable()
export class VisitService {
  constructor(
    readonly store: ReceptionStore,
    readonly directory: Directory,
    readonly planning: Planning,
    readonly transfers: Transfers,
    readonly notices: Notices,
    readonly appeals: AppealService,
    readonly documents: Documents,
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
  readonly note: AppealService['note'] = (...entry) => this.appeals.note(...entry);
}
