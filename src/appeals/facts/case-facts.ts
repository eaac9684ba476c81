import type { Directory } from '../../directory/index.js';
import { everyQuestionResolved } from '../../domain/appeal.js';
import { addDays, daysBetween, type PlainDate } from '../../domain/plain-date.js';
import { lastDayToExtend, lawfulTermDueOn, termDueOn, type TermLedger } from '../../domain/term.js';
import type { Office } from '../office.js';
import type { ExtensionAsked } from '../case-data.js';
import type { AppealRecord } from '../tables.js';
import type { FactValues } from './fact-values.js';
import { termFacts } from './letter-facts.js';

/** Where the case stands (стан справи). @param fromReception whether it began as a question raised at a reception */
export function caseFacts(appeal: AppealRecord, office: Office, today: PlainDate, fromReception: boolean) {
  const longest = office.parameterNumber('param.finalAnswer.after', appeal.receivedOn);
  const lastDay = addDays(office.dayZeroOf(appeal), longest);
  return {
    'case.register': office.directory.keeperOf(appeal.register),
    'case.daysSinceReceipt': Math.max(0, daysBetween(office.dayZeroOf(appeal), today)),
    'case.lastWorkingDay': office.calendar.addWorkingDays(today, 1) > lastDay,
    'case.allQuestionsResolved': everyQuestionResolved(appeal.questions),
    'case.objectiveReasons': appeal.reply?.objectiveReasons ?? false,
    'case.fromReception': fromReception,
    'case.definiteDateKnown': (appeal.reply?.definiteDate ?? null) !== null,
  } as const satisfies FactValues;
}

/** What the leader wrote (резолюція). Before it, there are no executors and no term of the leader. */
export function resolutionFacts(appeal: AppealRecord, office: Pick<Office, 'directory' | 'dayZeroOf'>) {
  const executors = appeal.resolution?.executors ?? [];
  const leaderTerm = termFacts(appeal.resolution?.dueOn ?? null, office.dayZeroOf(appeal));
  return {
    'resolution.firstExecutorIsStaff': executors[0]?.staff ?? false,
    'resolution.firstExecutorIsDistrict': isDistrictCommittee(office.directory, executors[0]?.unit ?? null),
    'resolution.anyStaffExecutor': executors.some((executor) => executor.staff),
    'resolution.termDays': leaderTerm.days,
    'resolution.shorterThanMonth': leaderTerm.shorterThanMonth,
    'resolution.control': appeal.resolution?.control ?? false,
  } as const satisfies FactValues;
}

/** The units of the directory that are no staff are the committees of the district councils (docs/decisions/0020). */
function isDistrictCommittee(directory: Directory, unitId: string | null): boolean {
  return directory.units().some(({ id, staff }) => id === unitId && !staff);
}

/** More time as an executor asks for it (клопотання): of whose term, and until when, as far as they have said. */
export function requestFacts({ term }: Pick<AppealRecord, 'term'>, until: PlainDate | null) {
  const beyond = term === null || until === null ? 'unknown' : until > lawfulTermDueOn(term) ? 'yes' : 'no';
  return { 'request.ofLeaderTerm': term !== null && isLeaderTerm(term), 'request.beyondMonth': beyond } as const;
}

/** Whether the term is shorter than the month of art. 20 because a leader has set it so (KR-3.11). */
function isLeaderTerm(term: TermLedger): boolean {
  const isSet = term.entries.some((entry) => entry.kind === 'shortened' && entry.because === 'leader');
  return isSet && termDueOn(term) < lawfulTermDueOn(term);
}

/** An extension as it was asked for (продовження строку): by whom, in time or not, beyond the month or within it. */
export function extensionFacts(
  appeal: AppealRecord,
  office: Pick<Office, 'dayZeroOf'>,
  asked: ExtensionAsked,
  today: PlainDate,
) {
  const { term } = appeal;
  return {
    'extension.by': asked.by,
    'extension.askedInTime': term !== null && asked.askedOn <= termDueOn(term),
    'extension.beforeTermEnded': term !== null && today <= lastDayToExtend(term),
    'extension.beyondMonth': term === null || asked.to > lawfulTermDueOn(term),
    'extension.objectiveGrounds': asked.objectiveGrounds,
    'extension.totalDays': Math.max(1, daysBetween(office.dayZeroOf(appeal), asked.to)),
  } as const satisfies FactValues;
}

/** The reply about to be signed: who drew it up and whether its signatory put the appeal on control. */
export function replyFacts(appeal: AppealRecord, office: Office, today: PlainDate) {
  const isOfDistrict = isDistrictCommittee(office.directory, appeal.mainExecutor);
  return {
    'reply.document': 'reply',
    'reply.draftedBy': isOfDistrict ? 'district-committee' : 'unit',
    'reply.final': appeal.reply?.final ?? false,
    'reply.signedByLeaderOfControl': appeal.onControl && (appeal.reply?.signatoryPost ?? '') === appeal.leader,
    'reply.officeHeadAway': office.isOfficeHeadAway(today),
  } as const satisfies FactValues;
}
