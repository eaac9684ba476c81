/**
 * How a case ended at the council (чим завершився розгляд). Being withdrawn, joined to an earlier appeal,
 * or handed on under another law are ends that the classifier has no point for.
 */
export const appealEnds = [
  'resolved',
  'refused',
  'explained',
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
  return order.find((result) => questionResults.includes(result)) ?? null;
}

/** Whether one question was refused and another was not (частково вирішено): one code for the whole does not say it. */
export function isPartly(questionResults: readonly (AppealResult | null)[]): boolean {
  const decided = questionResults.filter((result) => result !== null);
  return decided.includes('9.2') && decided.some((result) => result !== '9.2');
}
