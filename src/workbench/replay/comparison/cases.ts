import { type DataSource, In } from 'typeorm';
import { AppealRecord, AppealUnitRecord } from '../../../appeals/tables.js';
import type { PlainDate } from '../../../domain/plain-date.js';
import { ProcessDefinitionRecord } from '../../../workflow/index.js';
import { replayTables } from '../tables.js';

/** What a replay reads and writes where it opens the database itself. */
export const replayEntities = [...replayTables, AppealRecord, AppealUnitRecord, ProcessDefinitionRecord];

/** What a replay has to know of the case of a decision, and nothing about the person (справа). */
export interface CaseCard {
  readonly registrationIndex: string | null;
  readonly year: number | null;
  readonly register: string;
  readonly receivedOn: PlainDate;
  /** Day zero of the term once registered. */
  readonly registeredOn: PlainDate | null;
}

/** Where cases are looked up by their business keys; a case that is not an appeal is not found. */
export type CaseBook = (subjects: readonly string[]) => Promise<ReadonlyMap<string, CaseCard>>;

const mostAtOnce = 1000;

/** The cards of appeals, read past the appeals room's own readers: a replay reads thousands, and six columns of each. */
export function appealBook(dataSource: DataSource): CaseBook {
  return async (subjects) => {
    const cards = new Map<string, CaseCard>();
    const asked = [...new Set(subjects)];
    for (let start = 0; start < asked.length; start += mostAtOnce) {
      const rows = await dataSource.manager.find(AppealRecord, {
        select: { id: true, registrationIndex: true, year: true, register: true, receivedOn: true, registeredOn: true },
        where: { id: In(asked.slice(start, start + mostAtOnce)) },
      });
      for (const { id, ...card } of rows) cards.set(id, card);
    }
    return cards;
  };
}
