import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { insertRows } from '../../platform/insert-rows.js';
import { CaseBarRecord } from '../tables.js';

/** Bars these persons from a case and nobody else: they see none of its tasks and are given none. */
export async function barFromCase(
  manager: EntityManager,
  businessKey: string,
  persons: readonly string[],
): Promise<void> {
  await manager.delete(CaseBarRecord, { businessKey });
  await insertRows(
    manager,
    CaseBarRecord,
    persons.map((personId) => ({ businessKey, personId })),
  );
}

/** The cases that a person may have no hand in. */
export async function casesBarredTo(manager: EntityManager, { id }: Pick<Actor, 'id'>): Promise<ReadonlySet<string>> {
  const rows = await manager.findBy(CaseBarRecord, { personId: id });
  return new Set(rows.map(({ businessKey }) => businessKey));
}
