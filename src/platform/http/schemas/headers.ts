const header = (description: string, type: 'string' | 'integer' = 'string') => ({ description, schema: { type } });

/** What an answer says beside its body (заголовки відповіді). */
export const answerHeaders = {
  ETag: header('Версія запису в лапках, наприклад "3": надішліть її в If-Match, коли змінюєте.'),
  'Idempotency-Replayed': header('true, якщо це відповідь на перший запит із тим самим Idempotency-Key.'),
  'Content-Disposition': header('Назва файлу.'),
  'Retry-After': header('Через скільки секунд повторити.', 'integer'),
  'X-Request-Id': header('Номер запиту: за ним адміністратор знайде його в журналі служби.'),
};

export type AnswerHeader = keyof typeof answerHeaders;

export const headersNamed = (names: readonly AnswerHeader[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
