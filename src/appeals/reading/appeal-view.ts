import { dispatchView, type DocumentRecord, unsentLetters } from '../../documents/index.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { appealFeatures, appealKinds, appealStatuses, appealSubjects } from '../../domain/appeal.js';
import {
  choice,
  day,
  flag,
  id,
  pageOf,
  text,
  version,
  view,
  type View,
  whole,
  wordsOf,
} from '../../platform/http/index.js';
import type { AppealRecord } from '../tables.js';

const shared = {
  id: id('Ідентифікатор звернення'),
  version,
  registrationIndex: text('Реєстраційний індекс; null до реєстрації')
    .nullable()
    .meta({ examples: ['К-127'] }),
  year: whole('Рік реєстрації').nullable(),
  register: text('Хто веде: office – управління, інакше підрозділ').meta({ examples: ['office'] }),
  status: choice('AppealStatus', 'Стан звернення.', wordsOf(appealStatuses)),
  statusLabel: text('Стан словами').meta({ examples: ['на розгляді'] }),
  kind: choice('AppealKind', 'Вид звернення за ст. 3 Закону.', wordsOf(appealKinds)),
  subject: choice('AppealSubject', 'Одна людина, кілька чи невідомо хто.', wordsOf(appealSubjects)),
  signers: whole('Скільки людей підписали; null, якщо одна').nullable(),
  feature: choice('AppealFeature', 'Ознака надходження за класифікатором.', wordsOf(appealFeatures)),
  mainTopic: text('Питання класифікатора')
    .nullable()
    .meta({ examples: ['080'] }),
};

/** A line of a list of appeals: what tells one from another, and how urgent it is. */
export const AppealLineView = view('AppealLine', 'Рядок переліку звернень.', {
  ...shared,
  applicant: text('Заявник: прізвище та ім’я').meta({ examples: ['Коваленко Марія'] }),
  gist: text('Про що, до 200 знаків'),
  receivedOn: day('День надходження'),
  registeredOn: day('День реєстрації').nullable(),
  dueOn: day('Граничний день').nullable(),
  termBroken: flag('Чи порушено строк'),
  onControl: flag('Чи на контролі'),
  leader: text('Посада, яка накладає резолюцію').nullable(),
  mainExecutor: text('Головний виконавець').nullable(),
  result: choice('AppealResult', 'Результат розгляду за класифікатором.', [
    ...(['9.1', '9.2', '9.3', '9.4', '9.5', '9.6', 'other'] as const),
  ]).nullable(),
  joinedTo: id('Звернення, до якого приєднано').nullable(),
});
export const AppealPage = pageOf('AppealPage', AppealLineView);

export function appealLine(appeal: AppealRecord): View<typeof AppealLineView> {
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

export type AppealLine = View<typeof AppealLineView>;
export type AppealCardView = ReturnType<typeof appealCardView>;
