import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { CaseBarRecord } from '../tables.js';

/** Who is barred, by case. */
export type Bars = ReadonlyMap<string, ReadonlySet<string>>;

export const nobody: ReadonlySet<string> = new Set();

/** Bars these persons from a case and nobody else: they have no hand in it and do not read it. */
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

/** The cases that a person may have no hand in, with everybody who may not. */
export async function barsOver(manager: EntityManager, { id }: Pick<Actor, 'id'>): Promise<Bars> {
  const own = await manager.findBy(CaseBarRecord, { personId: id });
  return barsOf(
    manager,
    own.map(({ businessKey }) => businessKey),
  );
}

/** Who is barred from these cases. */
export async function barsOf(manager: EntityManager, cases: readonly string[]): Promise<Bars> {
  const bars = new Map<string, Set<string>>();
  if (cases.length === 0) return bars;
  for (const { businessKey, personId } of await manager.findBy(CaseBarRecord, { businessKey: In([...cases]) }))
    bars.set(businessKey, (bars.get(businessKey) ?? new Set()).add(personId));
  return bars;
}

/**
 * What is done on a case beside its tasks is not done by whom its complaint is about (ст. 7), whatever else they may do.
 *
 * @throws CASE_BARRED
 */
export async function refuseBarred(manager: EntityManager, { id }: Pick<Actor, 'id'>, businessKey: string) {
  if (await manager.existsBy(CaseBarRecord, { businessKey, personId: id })) throw new Problem('CASE_BARRED');
}
