import type { Act, Answer, Asked, Done, Refused, TakenIn } from './story.js';

export const takenIn = (day: string, by = 'registrar-1'): TakenIn => ({ kind: 'taken-in', day, by });

export const done = (day: string, by: string, task: string, answer: Done['answer']): Done => ({
  kind: 'done',
  day,
  by,
  task,
  answer,
});

export const refused = (
  day: string,
  by: string,
  task: string,
  answer: Answer,
  by2: Pick<Refused, 'code' | 'clause'>,
): Refused => ({
  kind: 'refused',
  day,
  by,
  task,
  answer,
  ...by2,
});

export const asked = (day: string, by: string, what: Asked['what'], reasons: string): Asked => ({
  kind: 'asked',
  day,
  by,
  what,
  reasons,
});

interface ResolutionWords {
  /** In the order of the resolution: the first is the main executor (KR-3.12). */
  readonly to: readonly (readonly [executor: string, instruction: string])[];
  readonly text?: string;
  readonly dueOn?: string;
  readonly control?: boolean;
  readonly needsStudy?: 'yes' | 'no';
}

/** The leader's resolution (резолюція керівника). */
export function resolution({ to, text, dueOn, control = true, needsStudy = 'yes' }: ResolutionWords): Answer {
  const executors = to.map(([executorId, instruction]) => ({ executorId, instruction }));
  return {
    executors,
    control,
    needsStudy,
    text: text ?? 'Розглянути та надати відповідь заявникові.',
    ...(dueOn ? { dueOn } : {}),
  };
}

export const resolved = (day: string, leader: string, words: ResolutionWords): Act =>
  done(day, leader, 'resolve', resolution(words));

type Outcome = 'satisfied' | 'refused' | 'explained';

/** A draft that answers each question of the letter, in order. */
export const draft = (text: string, outcomes: readonly Outcome[], refusalGrounds?: string): Answer => ({
  text,
  questions: outcomes.map((outcome, place) => ({ position: place + 1, outcome })),
  ...(refusalGrounds ? { refusalGrounds } : {}),
});

export const checked = (...resolved: readonly boolean[]): Answer => ({
  questions: resolved.map((one, place) => ({ position: place + 1, resolved: one })),
});

interface Reply {
  readonly unit: string;
  readonly signedBy: string;
  readonly draftedOn: string;
  readonly signedOn: string;
  readonly text: string;
  readonly outcomes?: readonly Outcome[];
  readonly refusalGrounds?: string;
}

/** Draft, the unit head's consent and the signature (відповідь: проєкт, погодження, підпис). */
export function signed(reply: Reply): Act[] {
  const { unit, signedBy, draftedOn, signedOn, text, outcomes = ['satisfied'], refusalGrounds } = reply;
  return [
    done(draftedOn, `${unit}-executor-1`, 'prepare-reply', draft(text, outcomes, refusalGrounds)),
    done(draftedOn, `${unit}-head`, 'agree-reply', { decision: 'agree' }),
    done(signedOn, signedBy, 'sign-reply', { decision: 'sign' }),
  ];
}

/** The same, with the check of control after it (KR-3.16) and the file. */
export function answered(reply: Reply & { readonly filedBy?: string }): Act[] {
  const all = (reply.outcomes ?? ['satisfied']).map(() => true);
  return [
    ...signed(reply),
    done(reply.signedOn, 'control-1', 'check-questions', checked(...all)),
    filed(reply.signedOn, reply.filedBy),
  ];
}

/** Into the file, ready for the archive (формування справи). */
export const filed = (day: string, by = 'registrar-2'): Act =>
  done(day, by, 'file-away', { caseFile: '02-14', volume: 1, sheets: 3 });
