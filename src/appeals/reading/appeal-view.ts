import { appealStatuses } from '../../domain/appeal.js';
import { day, flag, id, pageOf, text, version, view, type View, whole } from '../../platform/http/index.js';
import {
  AppealFeatureName,
  AppealKindName,
  AppealResultCode,
  AppealStatusName,
  AppealSubjectName,
} from '../appeal-words.js';
import { isResultPartly } from '../results-in-words.js';
import type { AppealRecord } from '../tables.js';

/** What a line of a list and the card say alike. */
export const appealShape = {
  id: id('Ідентифікатор звернення'),
  version,
  registrationIndex: text('Реєстраційний індекс; null до реєстрації')
    .nullable()
    .meta({ examples: ['К-127'] }),
  year: whole('Рік реєстрації').nullable(),
  register: text('Хто веде: office – управління, інакше підрозділ').meta({ examples: ['office'] }),
  status: AppealStatusName,
  statusLabel: text('Стан словами').meta({ examples: ['на розгляді'] }),
  kind: AppealKindName,
  subject: AppealSubjectName,
  signers: whole('Скільки людей підписали; null, якщо одна').nullable(),
  feature: AppealFeatureName,
  mainTopic: text('Питання класифікатора')
    .nullable()
    .meta({ examples: ['080'] }),
  receivedOn: day('День надходження'),
  registeredOn: day('День реєстрації').nullable(),
  dueOn: day('Граничний день').nullable(),
  termBroken: flag('Чи порушено строк'),
  onControl: flag('Чи на контролі'),
  leader: text('Посада, яка накладає резолюцію').nullable(),
  mainExecutor: text('Головний виконавець').nullable(),
  result: AppealResultCode.nullable(),
  resultPartly: flag('Чи питання завершилися по-різному: result тоді лише найкраще з того, чого досягнуто'),
  joinedTo: id('Звернення, до якого приєднано').nullable(),
};

/** A line of a list of appeals: what tells one from another, and how urgent it is. */
export const AppealLineView = view('AppealLine', 'Рядок переліку звернень.', {
  ...appealShape,
  applicant: text('Заявник: прізвище та ім’я').meta({ examples: ['Коваленко Марія'] }),
  gist: text('Про що, до 200 знаків'),
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
    resultPartly: isResultPartly(appeal),
    joinedTo,
  };
}

export type AppealLine = View<typeof AppealLineView>;
