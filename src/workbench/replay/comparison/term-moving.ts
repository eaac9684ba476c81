import { isDeepStrictEqual } from 'node:util';
import type { PlainDate } from '../../../domain/plain-date.js';
import type { Facts, PolicyService } from '../../../policy/index.js';
import type { WorkingCalendar } from '../../../domain/working-calendar.js';
import type { CaseCard } from './cases.js';
import type { StoredDecision } from './stored-decisions.js';
import { termDay } from './term-day.js';
import type { Answer, Becomes } from './verdict.js';

interface Parts {
  readonly candidate: { readonly policy: PolicyService };
  readonly present: PolicyService;
  readonly calendar: WorkingCalendar;
  /** The candidate's, where it brings one: a holiday more moves ends that no rule would. */
  readonly newCalendar: WorkingCalendar | null;
}

/** Parameters that move the end of a term though the answer of the rules is the same. */
const silentParameters = ['param.term.cap', 'param.term.ordinary'] as const;

/** How the end of a term moves when its length is decided otherwise (зсув строку). */
export class TermMoving {
  /** Whether terms may move although the decision stays. */
  readonly mayMoveUnchanged: boolean;

  constructor(private readonly parts: Parts) {
    const [before, after] = [parts.present, parts.candidate.policy].map(({ catalogue }) =>
      silentParameters.map((id) => catalogue.parameters.get(id)?.values),
    );
    const { calendar, newCalendar } = parts;
    this.mayMoveUnchanged =
      !isDeepStrictEqual(before, after) || (newCalendar !== null && !isDeepStrictEqual(calendar, newCalendar));
  }

  /** The ends under the stored answer and under the candidate's; null where one cannot be reckoned. */
  move(
    row: StoredDecision,
    was: Answer,
    becomes: Becomes,
    card: CaseCard | undefined,
  ): { was: PlainDate | null; becomes: PlainDate | null } {
    const { candidate, present, calendar, newCalendar } = this.parts;
    const receivedOn = card?.receivedOn ?? row.asOn;
    const days = { receivedOn, dayZero: card?.registeredOn ?? receivedOn };
    const facts = JSON.parse(row.facts) as Facts;
    return {
      was: termDay(was, facts, days, { policy: present, calendar }),
      becomes: termDay(becomes, facts, days, { policy: candidate.policy, calendar: newCalendar ?? calendar }),
    };
  }
}
