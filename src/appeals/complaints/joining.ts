import type { Directory } from '../../directory/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import type { AppealRecord } from '../tables.js';
import { isAboutKnown } from './complained-of.js';
import { complaintOf } from './complaint.js';
import { ask, type Judging, type Occasion } from './conflict.js';
import { relationOf } from './relations.js';

/** Who answers for an appeal: where a letter joins it, they answer that letter too. */
const answerable = ({ register, leader, mainExecutor, resolution, reply }: AppealRecord): readonly string[] => [
  register,
  ...[leader, mainExecutor, reply?.signatoryPost ?? null].flatMap((one) => one ?? []),
  ...(resolution?.executors ?? []).flatMap(({ unit, person }) => [unit, ...(person === null ? [] : [person])]),
];

/** Whether a letter may join an earlier one as far as art. 7 goes (docs/decisions/0135). */
export function mayJoin(directory: Directory, letter: AppealRecord, earlier: AppealRecord, on: PlainDate): boolean {
  const complaint = complaintOf(letter);
  if (complaint.kind !== 'complaint') return true;
  if (!isAboutKnown(complaint)) return false;
  return answerable(earlier).every((one) => relationOf(directory, complaint.about, one, on) === 'unrelated');
}

/**
 * A complaint does not join what those it is about are answering, nor anything while it is unknown whom it is about.
 *
 * @throws EXECUTOR_CONFLICT, COMPLAINED_OF_UNKNOWN with the clause
 */
export async function refuseJoining(
  appeals: Judging,
  occasion: Occasion,
  letter: AppealRecord,
  earlier: AppealRecord,
): Promise<void> {
  const { directory } = appeals.office;
  if (mayJoin(directory, letter, earlier, dayInKyiv(occasion.now))) return;
  const complaint = complaintOf(letter);
  for (const one of answerable(earlier)) {
    const ruling = await ask(appeals, occasion, complaint, one, 'decide');
    if (ruling.outcome === 'ask')
      appeals.rulings.refuse('COMPLAINED_OF_UNKNOWN', ruling, `На кого скарга, ще не з’ясовано. ${apart}`);
    if (ruling.outcome !== 'allowed')
      appeals.rulings.refuse('EXECUTOR_CONFLICT', ruling, `За попереднє відповідає ${directory.nameOf(one)}. ${apart}`);
  }
}

const apart = 'Скаргу розглядають окремо: оберіть «первинне».';
