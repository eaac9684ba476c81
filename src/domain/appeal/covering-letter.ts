import type { PlainDate } from '../plain-date.js';

/**
 * The letter with which a higher body sends an appeal down (супровідний лист). It may set a term of its
 * own: the earlier of the two wins, and the answer goes back to that body where it is owed one.
 */
export interface CoveringLetter {
  readonly sender: string;
  /** How a letter to them is addressed, in the dative, where the registrar wrote it down. */
  readonly addressedAs?: string | null;
  readonly datedOn: PlainDate | null;
  readonly index: string | null;
  readonly answerBy: PlainDate | null;
  /** Whether they ask to be told what came of it; null or absent where nobody has said. */
  readonly asksToBeTold?: boolean | null;
}
