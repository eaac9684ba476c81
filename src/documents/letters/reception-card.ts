import { day, executor, group, joined, list, text, texts } from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';

const letter = defineLetter('reception-card', {
  number: text('номер картки: «17/2026»'),
  heldOn: day('день прийому'),
  beginsAt: text('година початку: «10:00»'),
  place: text('де'),
  kind: text('вид прийому'),
  official: text('посадова особа, чий прийом'),
  substitute: text('хто прийняв замість неї (KR-2.15)').nullable(),
  citizen: group('громадянин', {
    name: text('прізвище, ім’я, по батькові'),
    residence: text('зареєстроване місце проживання').nullable(),
    categories: joined('пільгові категорії зі слів громадянина'),
  }),
  recording: text('аудіо- чи відеозапис і його мета; порожньо, якщо не записували (KR-2.24)').nullable(),
  contact: joined('як зустріли громадянина на відстані: «особу показано в камеру»; порожньо, якщо в кімнаті'),
  bookedOn: day('день запису'),
  channel: text('як записано'),
  companions: joined('хто супроводжує'),
  questions: list(
    'порушені питання',
    group('питання', {
      place: text('його номер'),
      gist: text('суть'),
      topic: text('тема'),
      decided: text('що вирішено; порожньо, поки громадянина не вислухано').nullable(),
      appeal: group('звернення, яким стало питання', {
        index: text('його індекс, якщо вже зареєстровано').nullable(),
        result: text('результат розгляду').nullable(),
      }).nullable(),
    }),
  ),
  tasks: list(
    'доручення: по рядку на виконавця кожного питання',
    group('доручення', { place: text('номер питання'), ...executor, dueOn: day('строк').nullable() }),
  ),
  state: text('стан'),
  grounds: texts('чому не прийнято чи прийом припинено (KR-2.23, 2.26)'),
  stoppedOn: day('коли припинено').nullable(),
  replyWish: text('як повідомити про результат (KR-2.28)').nullable(),
});

type Card = Given<typeof letter>;
type Task = Card['tasks'][number];

/** One question of the card, and what was decided on it; `decided` is null before the citizen is heard. */
export interface CardQuestion extends Omit<Card['questions'][number], 'place' | 'appeal'> {
  /** In the order of the instruction; empty where the question was settled at once. */
  readonly executors: readonly Omit<Task, 'place' | 'dueOn'>[];
  /** The appeal that the question became, by when it is answered, and with which result. */
  readonly appeal: (NonNullable<Card['questions'][number]['appeal']> & Pick<Task, 'dueOn'>) | null;
}

/** The card with its codes already put into words; what is null prints as a dash. */
export interface ReceptionCard extends Omit<Card, 'questions' | 'tasks'> {
  readonly questions: readonly CardQuestion[];
}

/** The card of a personal reception (картка особистого прийому, CMU 348, KR-2.3.3, 2.4, 2.26). */
export function receptionCard({ questions, ...card }: ReceptionCard) {
  const placed = questions.map((question, index) => ({ ...question, place: String(index + 1) }));
  const tasks = placed.flatMap(({ place, executors, appeal }) =>
    executors.map((one) => ({ ...one, place, dueOn: appeal?.dueOn ?? null })),
  );
  return letter({ ...card, questions: placed, tasks });
}
