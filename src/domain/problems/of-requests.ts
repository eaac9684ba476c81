import type { ProblemRow } from './problem-row.js';

/** Refusals of whatever is asked of the service, before it is known what it is about (запит і служба). */
export const ofRequests = {
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
  BODY_MALFORMED: {
    status: 400,
    title: 'Тіло запиту не вдалося прочитати.',
    advice: 'Надішліть правильний JSON у кодуванні UTF-8 із заголовком Content-Type: application/json.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'Запит завеликий.',
    advice: 'Зменште обсяг: до одного мебібайта на запит.',
  },
  ADDRESS_TOO_LONG: {
    status: 414,
    title: 'Адреса запиту задовга.',
    advice: 'Перевірте ідентифікатор в адресі: він має не більше ніж 200 знаків.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    title: 'Такий вид вмісту не приймається.',
    advice: 'Надішліть JSON із заголовком Content-Type: application/json.',
  },
  REQUEST_REFUSED: {
    status: 400,
    title: 'Запит складено неправильно.',
    advice: 'Перевірте адресу, заголовки та тіло запиту за описом у /api/docs.',
  },
  PRECONDITION_REQUIRED: {
    status: 428,
    title: 'Не вказано, яку версію ви змінюєте.',
    advice: 'Прочитайте запис і передайте його ETag у заголовку If-Match.',
  },
  VERSION_STALE: {
    status: 412,
    title: 'Запис уже змінив хтось інший.',
    advice: 'Прочитайте запис знову, перевірте зміни і повторіть дію з новим ETag.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 422,
    title: 'Ключ повторного запиту має неправильний вигляд.',
    advice: 'Передайте в Idempotency-Key від 1 до 200 друкованих знаків ASCII, наприклад UUID.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'Цей ключ повторного запиту вже використано для іншого запиту.',
    advice: 'Для нової дії створіть новий Idempotency-Key.',
  },
  IDEMPOTENCY_IN_FLIGHT: {
    status: 409,
    title: 'Такий самий запит ще виконується.',
    advice: 'Повторіть запит із тим самим ключем за кілька секунд.',
  },
  CURSOR_INVALID: {
    status: 422,
    title: 'Позначка продовження списку не підходить до цього запиту.',
    advice: 'Почніть перелік спочатку без after або не змінюйте сортування.',
  },
  CLOCK_BACKWARDS: {
    status: 409,
    title: 'Годинник можна переводити лише вперед.',
    advice: 'Вкажіть мить, пізнішу за поточну.',
  },
  SERVICE_NOT_READY: {
    status: 503,
    title: 'Служба ще не готова приймати запити.',
    advice: 'Повторіть запит за хвилину.',
  },
  DATABASE_AWAY: {
    status: 503,
    title: 'База даних зараз не відповідає.',
    advice: 'Повторіть запит за кілька секунд; із тим самим Idempotency-Key нічого не зробиться двічі.',
  },
  OUTCOME_UNKNOWN: {
    status: 503,
    title: 'Зв’язок із базою обірвався саме тоді, коли вона зберігала зміни: чи збережено їх, невідомо.',
    advice: 'Повторіть запит із тим самим Idempotency-Key. Якщо ключа не було, спершу перевірте, чи дію виконано.',
  },
  STORAGE_FULL: {
    status: 503,
    title: 'Нічого не записано: на диску служби немає місця або він не приймає запису.',
    advice: 'Скажіть адміністраторові, що диск потребує місця; після цього повторіть запит. Читати можна й далі.',
  },
  INTERNAL_ERROR: {
    status: 500,
    title: 'Сталася внутрішня помилка.',
    advice: 'Повторіть запит; якщо помилка лишиться, передайте адміністраторові traceId.',
  },
} satisfies Record<string, ProblemRow>;
