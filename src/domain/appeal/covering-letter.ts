import type { PlainDate } from '../plain-date.js';

/**
 * The letter with which a higher body sends an appeal down (супровідний лист). It may set a term of its
 * own: the earlier of the two wins, and the answer goes back to that body too.
 */
export interface CoveringLetter {
  readonly sender: string;
  readonly datedOn: PlainDate | null;
  readonly index: string | null;
  readonly answerBy: PlainDate | null;
}
