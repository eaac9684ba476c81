import type { ProblemRow } from './problem-row.js';

/** Refusals of whoever asks: who they are, and what they may do (вхід і повноваження). */
export const ofAccess = {
  NOT_AUTHENTICATED: {
    status: 401,
    title: 'Потрібно увійти до системи.',
    advice: 'Увійдіть і передайте ключ сеансу в заголовку Authorization: Bearer.',
  },
  ROLE_MISSING: {
    status: 403,
    title: 'Ваша роль не дозволяє цієї дії.',
    advice: 'Зверніться до адміністратора процесів або до особи з потрібною роллю.',
  },
  CREDENTIALS_WRONG: {
    status: 401,
    title: 'Неправильне ім’я входу або пароль.',
    advice: 'Перевірте ім’я входу та пароль.',
  },
  TOKEN_INVALID: {
    status: 401,
    title: 'Ключ сеансу недійсний або його строк минув.',
    advice: 'Увійдіть знову.',
  },
  PERSON_UNKNOWN: {
    status: 403,
    title: 'Особи за цим ключем немає в довіднику ради.',
    advice: 'Зверніться до адміністратора, щоб вас додали до довідника.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    title: 'Забагато спроб.',
    advice: 'Зачекайте хвилину і спробуйте знову.',
  },
} satisfies Record<string, ProblemRow>;
