import { z } from 'zod';
import type { ComplaintFacts } from '../appeal-parts.js';
import type { AppealRecord } from '../tables.js';
import { cardOf, type Receipt } from './card-of-letter.js';
import { takeIn } from './take-in.dto.js';

const { form, addressee, applicant, answers, confirmedFeature, receivedOn } = takeIn.shape;
const { residence, email, phone, categories } = applicant.unwrap().shape;

/**
 * A letter about to be registered, as far as its form is filled (чернетка реєстрації): the fields of
 * `POST /appeals` that a rule reads, and no others. A field that is absent has not been answered.
 */
export const registrationDraft = z
  .strictObject({
    receivedOn,
    form: form.unwrap().optional(),
    addressee: addressee.unwrap().optional(),
    applicant: z
      .strictObject({
        residence: residence.unwrap().optional(),
        email: email.unwrap().optional(),
        phone: phone.unwrap().optional().describe('Телефон'),
        categories: categories.unwrap().optional(),
      })
      .meta({ id: 'DraftApplicant', description: 'Що вже відомо про того, хто пише.' })
      .optional(),
    answers: answers.unwrap().unwrap().optional(),
    confirmedFeature: confirmedFeature.unwrap().unwrap().optional(),
  })
  .meta({ id: 'RegistrationDraft', description: 'Чернетка реєстрації: поля, від яких щось залежить.' });
export type RegistrationDraft = z.infer<typeof registrationDraft>;

/** Which fields a draft has answered; an e-mail or a telephone tells alike whether there is where to answer. */
export function answeredIn(draft: RegistrationDraft): Set<string> {
  const { complaint, ...seen } = draft.answers ?? {};
  const { phone: tel, email: mail, ...person } = draft.applicant ?? {};
  return new Set([
    ...(['form', 'addressee', 'confirmedFeature'] as const)
      .filter((name) => draft[name] !== undefined)
      .map((name) => `/${name}`),
    ...namesIn(person).map((name) => `/applicant/${name}`),
    ...(tel === undefined && mail === undefined ? [] : ['/applicant/email']),
    ...namesIn(seen).map((name) => `/answers/${name}`),
    ...complaintAnswered(complaint),
  ]);
}

/** The card that a draft would become; it is never stored. */
export function cardOfDraft(draft: RegistrationDraft, receipt: Omit<Receipt, 'questions'>): AppealRecord {
  const letter = takeIn.parse({ gist: 'чернетка', answers: {}, ...draft });
  return cardOf(letter, { ...receipt, receivedOn: draft.receivedOn ?? receipt.receivedOn, questions: [] });
}

const saysAbout: ReadonlySet<string> = new Set(['alsoAbout', 'aboutOther', 'notListed']);

/** Which fields of a complaint are answered; whom it is about may be said by an id or in words. */
export function complaintAnswered(complaint: ComplaintFacts | null | undefined): string[] {
  const { postedOn: _askedOfNobody, ...answered } = complaint ?? {};
  const names = namesIn(answered).map((name) => (saysAbout.has(name) ? 'about' : name));
  return [...new Set(names)].map((name) => `/answers/complaint/${name}`);
}

function namesIn(fields: object): string[] {
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
