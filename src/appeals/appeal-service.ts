import { Injectable } from '@nestjs/common';
import { Journal, type JournalEntries, type JournalKind } from '../journal/index.js';
import { Rulings } from '../policy/index.js';
import type { StepContext } from '../workflow/index.js';
import { AppealStore, type AppealChange } from './appeal-store.js';
import { Correspondence } from './correspondence/correspondence.js';
import { Office } from './office.js';
import type { AppealRecord } from './tables.js';

/** A case, who acts in it and when (справа в роботі): what its card and its journal are written by. */
export type AtCase = Pick<StepContext, 'manager' | 'businessKey' | 'actor' | 'now'>;

/** What whoever works on an appeal has at hand (робоче місце): the card, the letters, the rules, the journal. */
@Injectable()
export class AppealService {
  constructor(
    readonly store: AppealStore,
    readonly office: Office,
    readonly correspondence: Correspondence,
    readonly rulings: Rulings,
    private readonly journal: Journal,
  ) {}

  appealOf({ businessKey, manager }: AtCase): Promise<AppealRecord> {
    return this.store.get(businessKey, manager);
  }

  change({ businessKey, manager }: AtCase, change: AppealChange): Promise<AppealRecord> {
    return this.store.change(manager, businessKey, change);
  }

  /** An entry in the journal of the case. Its payload names no person but those who act for the council. */
  async note<K extends JournalKind>(
    { manager, businessKey, actor, now }: AtCase,
    kind: K,
    payload: JournalEntries[K],
  ): Promise<void> {
    await this.journal.append(manager, { stream: businessKey, kind, by: actor, at: now, payload });
  }
}
