import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { carrierOf, fullName, impossibleDay } from '../../domain/appeal.js';
import { timeInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { receiptDay } from '../../domain/registration-day.js';
import { refusedAt } from '../../domain/problem.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { cardOf } from './card-of-letter.js';
import { confirmFeature } from './confirm-feature.js';
import { letterReceived } from '../case-data.js';
import { AppealService } from '../appeal-service.js';
import { complainedOf, complainedOfFault, refusedComplainedOf, refuseOwn } from '../complaints/complained-of.js';
import { questionsOf } from './questions.js';
import { RegistrationQuestions } from './registration-questions.js';
import { registrationDayAt } from '../steps/registration-steps.js';
import type { Assessment } from '../appeal-parts.js';
import type { AppealRecord } from '../tables.js';
import type { TakeIn } from './take-in.dto.js';

/** Whose the matter is was said, and not whether anybody knows where it belongs. */
export const isProperBodyUnsaid = ({ powers, properBody }: Pick<Assessment, 'powers' | 'properBody'>): boolean =>
  (powers === 'others' || powers === 'both') && properBody === undefined;
export const properBodyUnsaid =
  'Питання належить не лише нам: скажіть, чи відомий належний орган. Якщо невідомий, звернення повернуть за браком даних (ст. 7).';

/**
 * Takes a letter in (прийняти лист): writes its card and begins its process, in one transaction. What the
 * rules then decide, up to a refusal, happens before the clerk gets the answer.
 */
@Injectable()
export class LetterIntake {
  constructor(
    private readonly appeals: AppealService,
    private readonly questions: RegistrationQuestions,
  ) {}

  /** @throws ROLE_MISSING, CASE_BARRED, QUESTIONS_OPEN, CLASSIFIER_CODE_UNKNOWN, BODY_INVALID, NOT_FOUND for an addressee that there is not */
  async takeIn(tx: WorkflowTransaction, letter: TakeIn, actor: Actor): Promise<string> {
    const appeal = this.cardOf(letter, actor, tx.now);
    const { kind, assessment } = appeal;
    if (kind === 'complaint')
      refuseOwn(this.appeals.office, appeal.register, assessment?.complaint, { actor, now: tx.now });
    await this.appeals.store.insert(tx.manager, appeal);
    const { register } = appeal;
    await this.appeals.store.involve(tx.manager, appeal.id, [register]);
    await this.note(tx, appeal, register);
    if (letter.confirmedFeature) {
      await confirmFeature(this.appeals, this.atCase(tx, appeal), letter.confirmedFeature);
    }
    if (letter.answers !== null) await this.keepOnlyAsked(tx, appeal.id);
    const { receivedOn } = appeal;
    const registerBy = registrationDayAt(this.appeals, tx.now);
    const data = {
      register,
      receivedOn,
      registerBy,
      receiptAsked: letter.receiptAsked,
      lookedThrough: appeal.assessment !== null,
      registered: false,
      resolved: false,
      fromReception: false,
      heardByLeader: false,
    };
    await tx.start(letterReceived.of(appeal.id, data));
    return appeal.id;
  }

  /** Whatever matters must have been answered; what is about the person and does not matter is not kept (KR-2.5). */
  private async keepOnlyAsked(tx: WorkflowTransaction, id: string): Promise<void> {
    const card = await this.appeals.store.get(id, tx.manager);
    const { refuse, assessment, notKept } = this.questions.judge(card, tx.now);
    if (refuse !== null) throw refuse;
    if (notKept.length === 0) return;
    const place = this.atCase(tx, card);
    await this.appeals.change(place, { assessment });
    await this.appeals.note(place, 'answers-not-kept', { fields: notKept });
  }

  private async note(tx: WorkflowTransaction, appeal: AppealRecord, register: string): Promise<void> {
    const { receivedOn, formOfReceipt, form } = appeal;
    await this.appeals.note(this.atCase(tx, appeal), 'taken-in', { receivedOn, formOfReceipt, form, register });
  }

  private atCase(tx: WorkflowTransaction, { id: businessKey }: AppealRecord) {
    const { manager, actor, now } = tx;
    return { tx, manager, actor, now, businessKey };
  }

  private cardOf(letter: TakeIn, actor: Actor, now: Date): AppealRecord {
    const { office } = this.appeals;
    const receivedOn = this.receivedOn(letter, now);
    this.checkCodes(letter, receivedOn);
    const questions = questionsOf(letter.questions, office.classifier, receivedOn);
    return cardOf(letter, { receivedOn, questions, by: actor, register: office.registerOf(actor), at: now });
  }

  /** What comes electronically out of hours counts as received on the next working day; paper keeps its stamp. */
  private receivedOn({ receivedOn, form }: TakeIn, now: Date): PlainDate {
    const { office } = this.appeals;
    const today = office.today(now);
    if (receivedOn !== undefined && receivedOn > today) {
      throw refusedAt('/receivedOn', 'Цей день ще не настав.');
    }
    const arrival = { day: receivedOn ?? today, electronic: carrierOf[form] === 'electronic' };
    const time = receivedOn === undefined ? timeInKyiv(now) : undefined;
    const closes = String(office.policy.parameter('param.office.closesAt', today));
    return receiptDay({ ...arrival, time }, office.calendar, { closes });
  }

  private checkCodes(letter: TakeIn, on: PlainDate): void {
    const { classifier, directory } = this.appeals.office;
    classifier.entry('form-of-receipt', letter.formOfReceipt, on);
    if (letter.form === 'oral' && letter.formOfReceipt === '1.1') throw refusedAt('/formOfReceipt', notByPost);
    for (const category of letter.applicant.categories) classifier.entry('category', category, on);
    if (letter.applicant.socialStatus !== null) classifier.entry('social-status', letter.applicant.socialStatus, on);
    if (letter.assessment !== null && letter.answers !== null) {
      throw refusedAt('/answers', 'Дайте або assessment, або answers, а не обидва.');
    }
    if ((letter.assessment ?? letter.answers) !== null && letter.questions.length === 0) {
      throw refusedAt('/questions', 'Назвіть хоча б одне питання.');
    }
    if (letter.assessment !== null && isProperBodyUnsaid(letter.assessment))
      throw refusedAt('/assessment/properBody', properBodyUnsaid);
    this.checkComplainedOf(letter, on);
    refuseMiscounted(letter);
    refuseNamelessSpeaker(letter);
    refuseUnnamed(letter);
    refuseNamedAnonymous(letter);
    const { kind, id } = letter.addressee;
    if (kind === 'unit' && id === null) {
      throw refusedAt('/addressee/id', 'Назвіть підрозділ-адресат.');
    }
    if (kind === 'unit' && id !== null) directory.unit(id);
  }

  private checkComplainedOf({ assessment, answers }: TakeIn, on: PlainDate): void {
    const complaint = (assessment ?? answers)?.complaint ?? {};
    const at = `/${answers === null ? 'assessment' : 'answers'}/complaint`;
    const { notListed = false } = complaint;
    const amiss = complainedOfFault(this.appeals.office, complainedOf(complaint), notListed);
    if (amiss !== null) throw refusedComplainedOf(`${at}/${amiss.field}`, amiss);
    const fault = impossibleDay(complaint, on);
    if (fault !== null) throw refusedAt(`${at}/${fault.field}`, fault.detail);
  }
}

const notByPost =
  'Усне звернення поштою не надходить: зазначте, як його подано, – телефоном (1.1¹), на особистому прийомі (1.2) чи через орган влади (1.4).';

/**
 * Only what is written can be anonymous (ст. 8, KR-3.3). Whoever speaks is asked for their name at once (ст. 5); without one
 * there is nobody to answer and nothing to send back, and no number to give (docs/decisions/0156).
 */
function refuseNamelessSpeaker({ form, subject, applicant, assessment, answers }: TakeIn): void {
  const isNamed = applicant.surname !== '';
  if (form !== 'oral' || (isNamed && subject !== 'anonymous') || isHandedOnWhoeverWrote(assessment ?? answers)) return;
  throw isNamed
    ? refusedAt('/subject', `${neverAnonymous} Зазначте, чиє це звернення.`)
    : refusedAt(
        '/applicant/surname',
        `${neverAnonymous} Запитайте прізвище, ім’я й місце проживання одразу (ст. 5). Хто їх не називає, тому усно роз’ясніть, як подати звернення: реєструвати нічого. Про загрозу життю чи корупцію передають, хоч би хто повідомив: зазначте це (threatToLife, corruptionReport).`,
      );
}
const neverAnonymous = 'Анонімним буває лише письмове звернення (ст. 8 Закону, п. 3.3).';

/** A threat to life and a report of corruption are handed on at once; so is what is no appeal. */
const isHandedOnWhoeverWrote = (said: Partial<Assessment> | null): boolean =>
  said !== null &&
  ((said.regime ?? 'appeal') !== 'appeal' || said.threatToLife === true || said.corruptionReport === true);

/** Nobody without a name was established: that a letter is anonymous its registrar says, and silence does not (ст. 8, KR-3.3). */
function refuseUnnamed({ subject, applicant, assessment, answers }: TakeIn): void {
  const said = assessment ?? answers;
  const isSettled = subject === 'anonymous' || applicant.surname !== '' || said?.identifiable !== true;
  if (isSettled || isHandedOnWhoeverWrote(said)) return;
  throw refusedAt(
    '/applicant/surname',
    'Прізвища не названо. Запишіть його, а якщо автора встановити неможливо, скажіть це (identifiable: false): такий лист анонімний (п. 3.3).',
  );
}

/** A letter is anonymous on the grounds of the Law, not by being called so: whose name and address stand on it is somebody (ст. 8, KR-3.3). */
function refuseNamedAnonymous({ subject, applicant, assessment, answers }: TakeIn): void {
  const said = assessment ?? answers;
  if (subject !== 'anonymous' || said === null || applicant.surname === '' || applicant.residence === null) return;
  if (said.signed === false || said.identifiable === false) return;
  throw refusedAt(
    '/subject',
    'Прізвище й місце проживання названо: такий лист анонімний, лише якщо його не підписано (signed: false) або автора за ними не встановити (identifiable: false). Скажіть, що саме, або зазначте, чиє це звернення (п. 3.3).',
  );
}

/** Those who signed are counted all, named or not (КМУ 858, point 5); one person's letter has one. */
function refuseMiscounted({ subject, signers, applicant, cosigners }: TakeIn): void {
  const atLeast = Math.max(signers ?? 1, cosigners.length + 1);
  if (subject !== 'collective' && (cosigners.length > 0 || (subject === 'individual' && atLeast > 1)))
    throw refusedAt('/subject', 'Лист підписали кілька осіб: зазначте, що він колективний.');
  if (subject === 'collective' && atLeast === 1)
    throw refusedAt(
      '/signers',
      'Колективний лист підписали щонайменше двоє: полічіть підписи (signers) або назвіть, хто ще підписав (cosigners).',
    );
  if (signers !== null && signers < cosigners.length + 1)
    throw refusedAt('/signers', `Названо підписантів: ${cosigners.length + 1}; усього їх не може бути менше.`);
  const named = [applicant, ...cosigners].map(keyOfSigner);
  const twice = named.findIndex((key, at) => key !== null && named.indexOf(key) < at);
  const again = cosigners[twice - 1];
  if (again !== undefined)
    throw refusedAt(
      `/cosigners/${twice - 1}`,
      `${fullName(again)} з цією адресою вже серед тих, хто підписав: назвіть кожного один раз.`,
    );
}

/** One name at one address is one person; of whose address nothing is told there may be two. */
const keyOfSigner = ({ surname, givenName, patronymic, residence }: TakeIn['cosigners'][number]): string | null =>
  residence === null ? null : [surname, givenName, patronymic, residence].join('\n').toLowerCase();
