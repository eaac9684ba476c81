import type { Schema } from '../../client/index.js';
import type { Letter } from '../story.js';

type Applicant = Schema<'NewApplicant'>;

/** «Коваленко Марія Іванівна»: surname, given name, patronymic; nobody in these letters exists. */
export function citizen(name: string, residence: string | null, more: Applicant = {}) {
  const [surname = '', givenName = '', patronymic = null] = name.split(' ');
  return { surname, givenName, patronymic, residence, ...more };
}

interface Paper {
  readonly from?: Applicant;
  readonly gist: string;
  /** Topic by the classifier and the question as the registrar reads it out of the letter. */
  readonly asks: readonly (readonly [topic: string, gist: string])[];
  readonly kind?: 'proposal' | 'statement' | 'complaint';
  readonly assessment?: Partial<Schema<'NewAssessment'>>;
  readonly more?: Partial<Letter>;
}

/** A letter the registrar has looked through already (попередньо розглянутий лист). */
export function paper({ from, gist, asks, kind = 'statement', assessment = {}, more = {} }: Paper): Letter {
  return {
    gist,
    ...(from === undefined ? {} : { applicant: from }),
    questions: asks.map(([topic, text]) => ({ topic, gist: text })),
    assessment: { kind, powers: 'ours', ...assessment },
    sheets: 1,
    ...more,
  };
}

/** What the rules say of a letter that goes the whole way: admitted, answered, off control on the day of signing. */
export const wholeWay = {
  'registration-routing': 'register-office',
  admission: 'consider',
  'main-executor': 'first-named',
  signatory: 'leader-of-control',
  'end-of-control': 'remove-on-signing-day',
} as const;
