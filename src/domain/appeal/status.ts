import { Problem } from '../problem.js';

/** Where an appeal stands (стан звернення), with the word a clerk sees. */
export const appealStatuses = {
  received: 'надійшло',
  registered: 'зареєстровано',
  'awaiting-resolution': 'на резолюції у керівника',
  'under-consideration': 'на розгляді',
  'awaiting-signature': 'відповідь на підписі',
  answered: 'відповідь надано',
  closed: 'знято з контролю',
  returned: 'повернуто авторові',
  forwarded: 'переслано за належністю',
  unconsidered: 'залишено без розгляду',
  joined: 'приєднано до попереднього',
  withdrawn: 'відкликано заявником',
  'handed-on': 'передано без реєстрації',
} as const;

export type AppealStatus = keyof typeof appealStatuses;

const turnedAway: readonly AppealStatus[] = ['returned', 'forwarded', 'unconsidered', 'joined', 'handed-on'];

const next: Readonly<Record<AppealStatus, readonly AppealStatus[]>> = {
  received: ['registered', 'handed-on', 'withdrawn'],
  registered: ['awaiting-resolution', ...turnedAway, 'withdrawn'],
  // A leader may find what the office did not: that the question is another body's.
  'awaiting-resolution': ['under-consideration', 'registered', ...turnedAway, 'withdrawn'],
  'under-consideration': ['awaiting-signature', 'awaiting-resolution', 'answered', ...turnedAway, 'withdrawn'],
  'awaiting-signature': ['answered', 'under-consideration', 'withdrawn'],
  // Control goes on until every question is resolved: an answer may turn out to be not the last (KR-3.16).
  answered: ['closed', 'under-consideration'],
  closed: [],
  returned: [],
  forwarded: [],
  unconsidered: [],
  joined: [],
  withdrawn: [],
  'handed-on': [],
};

/** Whether nothing can follow: a corrected appeal sent again is a new one. */
export function isEnd(status: AppealStatus): boolean {
  return next[status].length === 0;
}

/** Goes on to a status. @throws APPEAL_STATUS_REFUSED with the allowed ones */
export function moveTo(from: AppealStatus, to: AppealStatus): AppealStatus {
  if (next[from].includes(to)) return to;
  throw new Problem('APPEAL_STATUS_REFUSED', {
    detail: `Звернення у стані «${appealStatuses[from]}» не може стати таким: «${appealStatuses[to]}».`,
    extra: { status: from, allowed: next[from] },
  });
}
