import { isPartly, type AppealResult, type AppealStatus, type Question } from '../domain/appeal.js';
import { dotted } from '../documents/index.js';
import type { Office } from './office.js';
import type { AppealRecord } from './tables.js';

type Answered = Pick<AppealRecord, 'questions' | 'reply' | 'result' | 'receivedOn'>;

/** What the classifier has no point for, and the card says all the same. */
const otherEnds: Partial<Record<AppealStatus, string>> = {
  withdrawn: 'заявник відкликав звернення',
  joined: 'приєднано до попереднього звернення',
};

/** What became of a question, in words (результат за питанням); null while nothing has. */
export function questionResult(question: Question, appeal: Answered, office: Office): string | null {
  return named(question.result, appeal, office) ?? (question.resolved ? null : unresolved(appeal));
}

/** What the appeal as a whole ended with (результат розгляду); «частково» where its questions ended differently. */
export function wholeResult(appeal: Answered & Pick<AppealRecord, 'status'>, office: Office): string | null {
  if (appeal.result === null) return null;
  const name = named(appeal.result, appeal, office) ?? otherEnds[appeal.status] ?? null;
  if (name === null) return unresolved(appeal);
  return isResultPartly(appeal) ? `частково: ${name}` : name;
}

/** Whether the result of a closed appeal is that of some of its questions only. */
export const isResultPartly = ({ result, questions }: Pick<Answered, 'result' | 'questions'>): boolean =>
  result !== null && isPartly(questions.map((question) => question.result));

/** By the classifier in force on the day the appeal came; null for what it has no point for. */
function named(result: AppealResult | null, { receivedOn }: Answered, { classifier }: Office): string | null {
  return result === null || result === 'other' ? null : classifier.entry('result', result, receivedOn).name;
}

/** What a final answer, once signed, says of what it leaves: that it is not resolved, and by when it will be (KR-3.15). */
function unresolved({ reply }: Answered): string | null {
  if (!reply?.final || reply.signedOn === null) return null;
  return reply.definiteDate === null
    ? 'не вирішено'
    : `не вирішено, строк виконання – до ${dotted(reply.definiteDate)}`;
}
