/**
 * How a case ended at the council (чим завершився розгляд). Being withdrawn, joined to an earlier appeal, handed on
 * under another law, or left unresolved by a final answer (KR-3.15) are ends that the classifier has no point for.
 */
export const appealEnds = [
  'resolved',
  'refused',
  'explained',
  'unresolved',
  'returned',
  'forwarded',
  'unconsidered',
  'withdrawn',
  'joined',
  'handed-on',
] as const;
export type AppealEnd = (typeof appealEnds)[number];

/** A result by point 9 of the classifier (результат розгляду), or `other`. */
export const appealResults = ['9.1', '9.2', '9.3', '9.4', '9.5', '9.6', 'other'] as const;
export type AppealResult = (typeof appealResults)[number];

const results: Readonly<Record<AppealEnd, AppealResult>> = {
  resolved: '9.1',
  refused: '9.2',
  explained: '9.3',
  unresolved: 'other',
  returned: '9.4',
  forwarded: '9.5',
  unconsidered: '9.6',
  withdrawn: 'other',
  joined: 'other',
  'handed-on': 'other',
};

/** The result an end counts under in the reports. It is counted once per appeal: the main executor's. */
export function resultOf(end: AppealEnd): AppealResult {
  return results[end];
}

/**
 * The result of an appeal with several questions: the best the citizen got. Anything resolved is 9.1, else
 * an explanation, else a refusal …; null while no question has a result.
 */
export function resultOfQuestions(questionResults: readonly (AppealResult | null)[]): AppealResult | null {
  const order: readonly AppealResult[] = ['9.1', '9.3', '9.2', '9.5', '9.4', '9.6', 'other'];
  const ours = answeredHere(questionResults);
  const counted = ours.length > 0 ? ours : questionResults;
  return order.find((result) => counted.includes(result)) ?? null;
}

/** What was sent on is answered there: the result of ours is counted without it (docs/decisions/0147). */
const answeredHere = (questionResults: readonly (AppealResult | null)[]) =>
  questionResults.filter((result) => result !== '9.5');

/**
 * Whether the questions of an answered appeal ended differently, one refused or left unresolved and another not (частково
 * вирішено): one code for the whole does not say it.
 */
export function isPartly(questionResults: readonly (AppealResult | null)[]): boolean {
  const ours = answeredHere(questionResults);
  return [null, '9.2'].some((worse) => {
    const alike = ours.filter((result) => result === worse).length;
    return alike > 0 && alike < ours.length;
  });
}
