import { takeIn, type TakeIn } from '../../src/appeals/intake/take-in.dto.js';

type Given = Readonly<Record<string, unknown>>;

/** What a letter of a walk says otherwise than the ordinary one; `assessment: null` has not been looked through. */
export interface LetterOtherwise {
  readonly applicant?: Given;
  readonly assessment?: Given | null;
  readonly complaint?: Given;
  readonly [field: string]: unknown;
}

const koval = {
  surname: 'Коваленко',
  givenName: 'Марія',
  patronymic: 'Іванівна',
  residence: 'м. Кривий Ріг, вул. Соборності, буд. 12, кв. 5',
};

/** A letter about heating, signed and complete, in our powers; a walk names only what differs. */
export function letter({ applicant, assessment, complaint, ...fields }: LetterOtherwise = {}): TakeIn {
  const seen = { kind: complaint ? 'complaint' : 'statement', ...assessment, ...(complaint ? { complaint } : {}) };
  return takeIn.parse({
    gist: 'У будинку другий тиждень немає опалення, прошу відновити теплопостачання квартири.',
    questions: [{ topic: '080', gist: 'Відновити опалення' }],
    sheets: 2,
    ...fields,
    applicant: { ...koval, ...applicant },
    assessment: assessment === null ? null : seen,
  });
}

/** Executors in the order the leader names them, by the ids of the directory. */
export function resolution(executors: readonly string[], more: Given = {}): Given {
  const named = executors.map((executorId) => ({ executorId, instruction: 'Розглянути та відповісти заявниці' }));
  return { executors: named, needsStudy: 'yes', ...more };
}

type Outcome = 'satisfied' | 'refused' | 'explained';

export function reply(outcomes: readonly Outcome[] = ['satisfied'], more: Given = {}): Given {
  const questions = outcomes.map((outcome, place) => ({ position: place + 1, outcome }));
  return { text: 'Опалення у Вашому будинку відновлено, тиск перевірено.', questions, ...more };
}

export function checked(...resolved: readonly boolean[]): Given {
  return { questions: resolved.map((one, place) => ({ position: place + 1, resolved: one })) };
}

export function finalAnswer(more: Given = {}): Given {
  const reasons = 'Труби для заміни виготовляють на замовлення.';
  return { text: 'Питання неможливо вирішити за 45 днів.', objectiveReasons: true, reasons, ...more };
}

export const filed: Given = { caseFile: '01-12', volume: 1, sheets: 6 };
