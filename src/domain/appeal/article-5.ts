import type { ClauseRef } from '../clause.js';
import type { Applicant } from './applicant.js';
import type { AppealForm } from './kind.js';

/** What can be seen of a letter before anybody decides on it. */
export interface LetterSeen extends Pick<Applicant, 'surname' | 'givenName' | 'residence' | 'email' | 'phone'> {
  readonly form: AppealForm;
  readonly substance: string;
  readonly signed: boolean;
  readonly dated: boolean;
}

/** Something art. 5 asks for and the letter lacks (недолік звернення). */
export interface Lack {
  readonly field: 'surname' | 'givenName' | 'residence' | 'substance' | 'signature' | 'date' | 'contact';
  readonly label: string;
  /** Whether it alone is a ground to return; a missing date is not, the day of receipt serves. */
  readonly ground: boolean;
  readonly source: ClauseRef;
}

const article5: ClauseRef = { act: 'law-393-96', clause: '5' };

/**
 * What a letter lacks of what art. 5 asks (вимоги до звернення). A patronymic is never asked: some people
 * have none. An electronic letter needs a contact for the reply and no signature; an oral one is written
 * down by the official and needs neither.
 *
 * Whether a lack makes the letter anonymous (art. 8, KR-3.3) or returnable is for the rules: see
 * rules/admission.rules.json.
 */
export function lacksOf(letter: LetterSeen): readonly Lack[] {
  const paper = letter.form === 'letter' || letter.form === 'telegram';
  const lacks: (Lack | false)[] = [
    isBlank(letter.surname) && lack('surname', 'прізвище'),
    isBlank(letter.givenName) && lack('givenName', 'ім’я'),
    isBlank(letter.residence) && lack('residence', 'місце проживання'),
    isBlank(letter.substance) && lack('substance', 'суть порушеного питання'),
    letter.form === 'letter' && !letter.signed && lack('signature', 'підпис'),
    paper && !letter.dated && { ...lack('date', 'дата'), ground: false },
    letter.form === 'electronic' &&
      isBlank(letter.email) &&
      isBlank(letter.phone) &&
      lack('contact', 'адреса для відповіді'),
  ];
  return lacks.filter((found) => found !== false);
}

/** Whether anything lacking is a ground to return the letter. */
export function isIncomplete(letter: LetterSeen): boolean {
  return lacksOf(letter).some((found) => found.ground);
}

function lack(field: Lack['field'], label: string): Lack {
  return { field, label, ground: true, source: article5 };
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
