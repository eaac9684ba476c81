import type { Directory } from '../../directory/index.js';
import type { DocumentRecord } from '../../documents/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { StepContext } from '../../workflow/index.js';

/** Of a letter that comes back: whose it is, and why. */
interface ComesBack {
  /** Null where no registrar of that register drew it up: a leader by a decision, or a timer. */
  readonly author: string | null;
  readonly returned: string;
}

/**
 * An official did not sign (лист не підписано): it goes back with the reason to whoever drew it up, or to the registrars
 * who draw letters up for leaders; the draft stays as it is (docs/decisions/0098).
 */
export async function comesBack(
  { tx, businessKey, now }: Pick<StepContext, 'tx' | 'businessKey' | 'now'>,
  directory: Directory,
  { id: documentId, createdBy, signatoryPost, sheet, register }: DocumentRecord,
  reason: string,
): Promise<ComesBack> {
  await tx.note(businessKey, 'letter-refused', { documentId, signatoryPost, reason });
  const isKnown = directory.persons().some(({ id }) => id === createdBy);
  const groups = isKnown ? directory.groupsOf(directory.actorOf(createdBy, dayInKyiv(now))) : [];
  const author = groups.includes(`registrar@${register}`) ? createdBy : null;
  return { author, returned: `${sheet.title}: не підписано. ${reason}` };
}
