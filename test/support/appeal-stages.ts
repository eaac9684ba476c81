import { checked, filed, reply, resolution } from './appeal-letters.js';
import type { AppealWalk } from './appeal-walk.js';

const agree = { decision: 'agree' };
const sign = { decision: 'sign' };

/** The leader's resolution names one department, and control is put on it. */
export async function resolved(appeal: AppealWalk, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await appeal.complete('resolve', resolution(['infrastructure'], { control: true, ...more }));
}

/** The reply in the making is agreed by the head of the unit, signed and sent. */
export async function signed(appeal: AppealWalk): Promise<void> {
  await appeal.completeAll(['agree-reply', agree], ['sign-reply', sign]);
}

/** The reply is drawn up, agreed, signed and sent; control has yet to look at it. */
export async function answered(appeal: AppealWalk, draft = reply()): Promise<void> {
  await appeal.complete('prepare-reply', draft);
  await signed(appeal);
}

/** From the answered questions to the archive. */
export async function closedAndFiled(appeal: AppealWalk): Promise<void> {
  const { questions } = await appeal.card();
  await appeal.completeAll(['check-questions', checked(...questions.map(() => true))], ['file-away', filed]);
}

/** The whole ordinary way, from the resolution to the archive. */
export async function consideredAndFiled(appeal: AppealWalk): Promise<void> {
  await resolved(appeal);
  await answered(appeal);
  await closedAndFiled(appeal);
}

/** Control has found out why the term was broken. */
export const accounted = (appeal: AppealWalk): Promise<void> =>
  appeal.complete('account-for-breach', { reason: 'Акт обстеження надійшов із запізненням.' });
