/** A field of the registration form, with the facts that its answer gives (поле форми реєстрації). */
export interface RegistrationField {
  /** Where it stands in the body of `POST /appeals`. */
  readonly at: string;
  readonly facts: readonly string[];
  /** What it is called; the label of its fact where it gives one. */
  readonly label?: string;
  /** It is about the person, and not on the card of every letter: asked last, so that it may turn out not to matter. */
  readonly personal?: true;
  /** The program finds it out itself; a person is asked only about what it has found. */
  readonly byProgram?: true;
}

const answer = (name: string, fact: string, more: { personal?: true } = {}): RegistrationField => ({
  at: `/answers/${name}`,
  facts: [fact],
  ...more,
});

/** Whatever a registrar gives by hand that a rule reads before a letter goes to a leader. */
export const registrationFields: readonly RegistrationField[] = [
  { at: '/addressee', facts: ['letter.addressee', 'case.register'], label: 'адресат' },
  { at: '/form', facts: ['letter.form'] },
  { at: '/applicant/residence', facts: ['letter.residenceGiven'] },
  { at: '/applicant/email', facts: ['letter.replyContactGiven'] },
  answer('regime', 'letter.regime'),
  answer('corruptionReport', 'letter.corruptionReport'),
  answer('threatToLife', 'letter.threatToLife'),
  answer('kind', 'letter.kind'),
  answer('signed', 'letter.signed'),
  answer('identifiable', 'author.identifiable'),
  answer('substanceStated', 'letter.substanceStated'),
  answer('powers', 'question.powers'),
  answer('properBody', 'question.properBody'),
  answer('dataSufficient', 'question.dataSufficient'),
  { at: '/answers/complaint/about', facts: ['complaint.aboutKnown'], label: 'на кого скаржаться' },
  {
    at: '/answers/complaint/learnedOn',
    facts: ['complaint.startedMonthsSinceAcquaintance'],
    label: 'день, коли заявник дізнався про рішення',
  },
  {
    at: '/answers/complaint/decidedOn',
    facts: ['complaint.startedYearsSinceDecision'],
    label: 'день оскаржуваного рішення',
  },
  answer('councilPowers', 'question.councilPowers'),
  answer('incapacitated', 'author.incapacitated', { personal: true }),
  {
    at: '/applicant/categories',
    facts: ['author.priorityReview', 'author.headPersonally'],
    label: 'пільгові категорії заявника',
    personal: true,
  },
  {
    at: '/confirmedFeature',
    facts: [
      'history.feature',
      'history.confirmedByPerson',
      'history.sameBody',
      'history.resolvedInSubstance',
      'history.earlierInTerm',
    ],
    label: 'ознака надходження',
    byProgram: true,
  },
];

/** Facts that are known of every letter at registration: nobody has studied it, and the directory knows who is away. */
export const alwaysKnown: readonly string[] = ['question.needsStudy', 'leader.headAway'];
