interface ProblemRow {
  readonly status: number;
  /** What is wrong, in a sentence for a clerk. */
  readonly title: string;
  /** What to do next. */
  readonly advice: string;
}

/**
 * Every refusal the service can give, one row each (перелік відмов). Codes are `SUBJECT_STATE`; the
 * list is documented in `docs/problems.md`, and a test holds the two together.
 */
const table = {
  BODY_INVALID: {
    status: 422,
    title: 'Дані не відповідають вимогам.',
    advice: 'Виправте названі поля і надішліть запит знову.',
  },
  NOT_FOUND: {
    status: 404,
    title: 'Запитаного немає або ви не маєте до нього доступу.',
    advice: 'Перевірте адресу та ідентифікатор.',
  },
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
} satisfies Record<string, ProblemRow>;

export type ProblemCode = keyof typeof table;
export const problemTable: Readonly<Record<ProblemCode, ProblemRow>> = table;
