import { appealStatuses } from '../../domain/appeal.js';
import type { AppealRecord } from '../tables.js';

/** A line of a list of appeals: what tells one from another, and how urgent it is. */
export function appealLine(appeal: AppealRecord) {
  const { id, version, registrationIndex, year, register, status, kind, subject, feature, mainTopic } = appeal;
  const { receivedOn, registeredOn, dueOn, termBroken, onControl, leader, mainExecutor, result } = appeal;
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

export type AppealLine = ReturnType<typeof appealLine>;
export type AppealCardView = ReturnType<typeof appealCardView>;
