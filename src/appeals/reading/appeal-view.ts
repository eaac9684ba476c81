import { dispatchView, type DocumentRecord, unsentLetters } from '../../documents/index.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { appealStatuses } from '../../domain/appeal.js';
import type { AppealRecord } from '../tables.js';

/** A line of a list of appeals: what tells one from another, and how urgent it is. */
export function appealLine(appeal: AppealRecord) {
  const { id, version, registrationIndex, year, register, status, kind, subject, feature, mainTopic } = appeal;
  const { signers, joinedTo, receivedOn, registeredOn, dueOn, termBroken, onControl, leader, mainExecutor, result } =
    appeal;
  const applicant = [appeal.applicant.surname, appeal.applicant.givenName].filter((part) => part !== '').join(' ');
  return {
    id,
    version,
    registrationIndex,
    year,
    register,
    status,
    statusLabel: appealStatuses[status],
    kind,
    subject,
    signers,
    feature,
    mainTopic,
    applicant,
    gist: appeal.gist.slice(0, 200),
    receivedOn,
    registeredOn,
    dueOn,
    termBroken,
    onControl,
    leader,
    mainExecutor,
    result,
    joinedTo,
  };
}

/** The whole card (реєстраційно-контрольна картка), for whoever works on the case. */
export function appealCardView(appeal: AppealRecord) {
  const {
    personKey: _person,
    wordingKey: _wording,
    searchText: _search,
    serial: _serial,
    fraction: _fraction,
    ...card
  } = appeal;
  return { ...card, statusLabel: appealStatuses[appeal.status] };
}

/** How the reply went to the citizen, and what of the case is still to be posted (відправлення). */
export function postView({ reply }: AppealRecord, papers: readonly DocumentRecord[], today: PlainDate) {
  const answer = papers.find(({ id }) => id === reply?.documentId);
  return {
    replyDispatch: answer === undefined ? null : dispatchView(answer, today),
    unsentLetters: unsentLetters(papers, today),
  };
}

export type AppealLine = ReturnType<typeof appealLine>;
export type AppealCardView = ReturnType<typeof appealCardView>;
