import type { StepContext } from '../workflow/host/steps.js';
import type { Desk } from './desk.js';
import type { AppealRecord } from './tables.js';

/** How one who may get a complaint stands to the one it is about; without one named there is nothing to compare. */
function relationOf(desk: Desk, appeal: AppealRecord, candidate: string): 'unrelated' | 'same' | 'subordinate' {
  const about = appeal.assessment?.complaint?.about ?? null;
  if (appeal.kind !== 'complaint' || about === null) return 'unrelated';
  if (candidate === about) return 'same';
  return desk.office.directory.isSubordinate(candidate, about) ? 'subordinate' : 'unrelated';
}

/**
 * A complaint never goes to whom it is about, nor to their subordinates (ст. 7): neither as executor nor
 * when it is sent on. A leader may not decide on a complaint about themselves either.
 *
 * @throws EXECUTOR_CONFLICT with the clause
 */
export async function refuseConflict(desk: Desk, context: StepContext, candidate: string): Promise<void> {
  const appeal = await desk.appealOf(context);
  if (appeal.kind !== 'complaint') return;
  const facts = { 'letter.kind': appeal.kind, 'executor.relation': relationOf(desk, appeal, candidate) };
  const ruling = await desk.rulings.decide('executor-conflict', facts, { ...context, appeal });
  if (ruling.outcome !== 'conflict') return;
  const name = desk.office.directory.nameOf(candidate);
  desk.rulings.refuse('EXECUTOR_CONFLICT', ruling, `Скаргу не можна направити: ${name} — той, на кого скаржаться, або його підлеглий.`);
}
