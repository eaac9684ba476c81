import type { PlainDate } from '../plain-date.js';

/** A letter to the applicant on the way to the end (проміжна відповідь): the term goes on running. */
export interface InterimReply {
  readonly sentOn: PlainDate;
  readonly index: string | null;
  readonly gist: string;
}

/** What the council answers (відповідь заявникові): drawn up by the main executor, signed by a leader. */
export interface Reply {
  readonly writtenOn: PlainDate;
  readonly index: string | null;
  readonly preparedBy: string;
  readonly signedBy: string;
  readonly signedOn: PlainDate | null;
  readonly sentOn: PlainDate | null;
  /** How the citizen wished to be told (KR-2.28). */
  readonly channel: 'letter' | 'email' | 'oral';
}
