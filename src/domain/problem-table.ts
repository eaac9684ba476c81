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
  IDEMPOTENCY_ANSWER_LOST: {
    status: 409,
    title: 'Дію вже виконано, але відповідь на неї не збереглася.',
    advice: 'Не повторюйте дію: знайдіть її наслідок пошуком.',
  },
  CURSOR_INVALID: {
    status: 422,
    title: 'Позначка продовження списку не підходить до цього запиту.',
    advice: 'Почніть перелік спочатку без after або не змінюйте сортування.',
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
  INTERNAL_ERROR: {
    status: 500,
    title: 'Сталася внутрішня помилка.',
    advice: 'Повторіть запит; якщо помилка лишиться, передайте адміністраторові traceId.',
  },
  NO_EDITION_IN_FORCE: {
    status: 422,
    title: 'На цей день набір правил ще не чинний.',
    advice: 'Перевірте дату надходження; якщо вона правильна, рішення ухвалює посадова особа без набору правил.',
  },
  FACTS_INVALID: {
    status: 422,
    title: 'Фактів для рішення бракує або вони не такі, яких вимагає набір правил.',
    advice: 'Виправте названі факти і повторіть запит.',
  },
  FACTS_IMPOSSIBLE: {
    status: 422,
    title: 'Такі факти не можуть бути правдою водночас.',
    advice: 'Перевірте названі факти за документами.',
  },
  RULE_CONFLICT: {
    status: 500,
    title: 'Правила суперечать одне одному: рішення не ухвалено.',
    advice: 'Передайте рецензентові правил назви правил і факти; до виправлення рішення ухвалює посадова особа.',
  },
  EVALUATORS_DISAGREE: {
    status: 500,
    title: 'Два обчислення тих самих правил дали різні відповіді: рішення не ухвалено.',
    advice: 'Передайте адміністраторові процесів traceId, набір правил і факти.',
  },
  DECISION_OVERRIDDEN: {
    status: 409,
    title: 'Це рішення посадова особа вже змінила.',
    advice: 'Перегляньте, хто і чому змінив рішення; друга зміна записується новим рішенням у справі.',
  },
  EDITION_UNKNOWN: {
    status: 409,
    title: 'Редакції правил, за якою ухвалено рішення, тут немає.',
    advice: 'Відновіть редакцію зі сховища рішень або з історії папки rules.',
  },
  TERM_ENDED: {
    status: 409,
    title: 'Строк розгляду вже закінчено.',
    advice: 'Строк закритого звернення не змінюють; перевірте номер звернення.',
  },
  TERM_NOT_SHORTER: {
    status: 409,
    title: 'Названий день не раніший за теперішній кінець строку.',
    advice: 'Назвіть раніший день або продовжіть строк за статтею 20 Закону.',
  },
  TERM_DAY_PAST: {
    status: 422,
    title: 'Названий день уже минув.',
    advice: 'Назвіть сьогоднішній або пізніший день.',
  },
  TERM_EXPIRED: {
    status: 409,
    title: 'Перший строк закінчився: продовжити його вже не можна.',
    advice: 'Дайте заявникові відповідь і поясніть причини затримки.',
  },
  TERM_NOT_LONGER: {
    status: 409,
    title: 'Названий день не пізніший за теперішній кінець строку.',
    advice: 'Назвіть пізніший день або скоротіть строк.',
  },
  TERM_OVER_CAP: {
    status: 409,
    title: 'Загальний строк перевищив би найбільший дозволений.',
    advice: 'Назвіть день у межах загального строку; коли питання не вирішити вчасно, дайте остаточну відповідь із причинами.',
  },
  CLASSIFIER_CODE_UNKNOWN: {
    status: 422,
    title: 'Такого коду в класифікаторі на цей день немає.',
    advice: 'Оберіть код з переліку, чинного на день надходження звернення.',
  },
  APPEAL_STATUS_REFUSED: {
    status: 409,
    title: 'Звернення не може перейти в цей стан.',
    advice: 'Оберіть один із дозволених станів.',
  },
  ABSENCE_OVERLAPS: {
    status: 409,
    title: 'На ці дні відсутність за цією посадою вже записано.',
    advice: 'Змініть дні або спершу скасуйте наявний запис.',
  },
  DOCUMENT_SIGNED: {
    status: 409,
    title: 'Документ уже підписано.',
    advice: 'Підписаний документ не змінюють: за потреби складіть новий.',
  },
  DOCUMENT_UNSIGNED: {
    status: 409,
    title: 'Документ ще не підписано.',
    advice: 'Надіслати можна лише підписаний документ.',
  },
  SIGNATORY_OTHER: {
    status: 403,
    title: 'Цей документ підписує інша посадова особа.',
    advice: 'Передайте документ посадовій особі, яка має його підписати, або тому, хто її заступає.',
  },
} satisfies Record<string, ProblemRow>;

export type ProblemCode = keyof typeof table;
export const problemTable: Readonly<Record<ProblemCode, ProblemRow>> = table;
