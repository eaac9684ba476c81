import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { VisitRecord } from '../tables.js';

/** Places kept for citizens who are being called, by reception; none stand there with none (місця, що їх пропонують). */
export async function heldPlacesOf(
  manager: EntityManager,
  receptionIds: readonly string[],
): Promise<Map<string, number>> {
  if (receptionIds.length === 0) return new Map();
  const refused = await manager.find(VisitRecord, {
    select: { id: true, receptionId: true, answers: true },
    where: { receptionId: In([...receptionIds]), status: 'refused' },
  });
  const held = new Map<string, number>();
  for (const { receptionId, answers } of refused) {
    if (answers.place === 'offered') held.set(receptionId, (held.get(receptionId) ?? 0) + 1);
  }
  return held;
}
