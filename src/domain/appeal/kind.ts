/** What a citizen asks for (вид звернення), by point 3 of the classifier. Thanks are a proposal. */
export const appealKinds = { proposal: '3.1', statement: '3.2', complaint: '3.3' } as const;
export type AppealKind = keyof typeof appealKinds;

/** Who wrote (суб’єкт), by point 5: one person, several who signed, or nobody who can be established. */
export const appealSubjects = { individual: '5.1', collective: '5.2', anonymous: '5.3' } as const;
export type AppealSubject = keyof typeof appealSubjects;

/** What an appeal is on (тип звернення), by point 6. An appeal by telephone is oral. */
export const appealForms = { telegram: '6.1', letter: '6.2', oral: '6.3', electronic: '6.4', petition: '6.5' } as const;
export type AppealForm = keyof typeof appealForms;

/** What carries an appeal (носій), whatever point of the classifier it is: rules and the day of receipt go by it. */
export const carrierOf = {
  telegram: 'paper',
  letter: 'paper',
  oral: 'oral',
  electronic: 'electronic',
  petition: 'electronic',
} as const satisfies Readonly<Record<AppealForm, string>>;

/**
 * Which law a paper follows (правовий режим). Only `appeal` goes by the Law on citizens' appeals; the rest
 * have terms and routes of their own and are handed on, a corruption report or a threat to life at once.
 */
export const regimes = [
  'appeal',
  'public-information',
  'administrative-act',
  'corruption-report',
  'threat-to-life',
  'councillor-inquiry',
  'legal-entity',
] as const;
export type Regime = (typeof regimes)[number];
