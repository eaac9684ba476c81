import { carrierOf } from '../../domain/appeal.js';
import { addMonths, daysBetween, type PlainDate } from '../../domain/plain-date.js';
import type { Office } from '../office.js';
import type { AppealRecord } from '../tables.js';
import { type FactValues, seen } from './fact-values.js';

const isGiven = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';

/** A term as the rules see it: days from day zero, and whether it ends before the ordinary month does. */
export function termFacts(answerBy: PlainDate | null, dayZero: PlainDate): { days: number; shorterThanMonth: boolean } {
  if (answerBy === null) return { days: 0, shorterThanMonth: false };
  return { days: Math.max(1, daysBetween(dayZero, answerBy)), shorterThanMonth: answerBy < addMonths(dayZero, 1) };
}

/** The paper itself: whom it is addressed to, what it is, what it lacks (лист). */
export function letterFacts(appeal: AppealRecord, office: Pick<Office, 'dayZeroOf'>) {
  const { applicant, coveringLetter, resolution } = appeal;
  const answerBy = coveringLetter?.answerBy ?? null;
  const covering = termFacts(answerBy, office.dayZeroOf(appeal));
  const leaderDueOn = resolution?.dueOn ?? null;
  return {
    'letter.addressee': appeal.addressee.kind,
    'letter.regime': seen(appeal, 'regime', appeal.regime),
    'letter.corruptionReport': seen(appeal, 'corruptionReport', false),
    'letter.threatToLife': seen(appeal, 'threatToLife', false),
    'letter.form': appeal.form === 'petition' ? appeal.form : carrierOf[appeal.form],
    'letter.signed': seen(appeal, 'signed', true),
    'letter.residenceGiven': [applicant, ...(appeal.cosigners ?? [])].some(({ residence }) => isGiven(residence)),
    'letter.replyContactGiven': isGiven(applicant.email) || isGiven(applicant.phone),
    'letter.substanceStated': seen(appeal, 'substanceStated', true),
    'letter.kind': seen(appeal, 'kind', appeal.kind),
    'letter.coveringTermDays': covering.days,
    'letter.coveringShorterThanMonth': covering.shorterThanMonth,
    'letter.coveringBeforeLeader': answerBy !== null && (leaderDueOn === null || answerBy < leaderDueOn),
  } as const satisfies FactValues;
}
