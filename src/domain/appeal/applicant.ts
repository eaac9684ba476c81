/**
 * Who appeals (заявник). Only what the appeal needs: an unknown personal field is refused, not stored
 * (KR-2.5). Some people have no patronymic; a residence may be unknown until asked.
 */
export interface Applicant {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly residence: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Sex by point 4 of the classifier, for individual appeals only. */
  readonly sex: '4.1' | '4.2' | null;
  /** Codes 7.x as the applicant declares them; no papers may be demanded for a mere appeal. */
  readonly categories: readonly string[];
  /** Whether somebody has seen the papers behind the categories. */
  readonly categoriesVerified: boolean;
  /** A code 8.x. */
  readonly socialStatus: string | null;
  /** Art. 10: on request, name, residence and workplace go no further than those who work on the case. */
  readonly confidential: boolean;
}

/** Who signed a collective letter beside the applicant (інший підписант): name and residence, no more (art. 5). */
export type Cosigner = Pick<Applicant, 'surname' | 'givenName' | 'patronymic' | 'residence'>;

/** The name as it stands in a letter: surname, given name and, where there is one, patronymic. */
export function fullName(person: Pick<Applicant, 'surname' | 'givenName' | 'patronymic'>): string {
  return [person.surname, person.givenName, person.patronymic].filter((part) => part !== null && part !== '').join(' ');
}
