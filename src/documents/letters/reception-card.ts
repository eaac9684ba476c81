import type { PlainDate } from '../../domain/plain-date.js';
import { fields, list, paragraph, sheet, table, type Block, type Sheet } from '../sheet.js';
import { dotted } from './wording.js';

/** One question of the card, and what was decided on it; `decided` is null before the citizen is heard. */
export interface CardQuestion {
  readonly gist: string;
  readonly topic: string;
  readonly decided: string | null;
  /** In the order of the instruction; empty where the question was settled at once. */
  readonly executors: readonly { readonly name: string; readonly task: string | null; readonly main: boolean }[];
  /** The appeal that the question became, by when it is answered, and with which result. */
  readonly appeal: {
    readonly index: string | null;
    readonly dueOn: PlainDate | null;
    readonly result: string | null;
  } | null;
}

/** The card with its codes already put into words; what is null prints as a dash. */
export interface ReceptionCard {
  /** `17/2026` */
  readonly number: string;
  readonly heldOn: PlainDate;
  /** `HH:MM` in Kyiv. */
  readonly beginsAt: string;
  readonly place: string;
  readonly kind: string;
  /** The post whose reception it is, and whoever receives instead (KR-2.15). */
  readonly official: string;
  readonly substitute: string | null;
  readonly citizen: {
    readonly name: string;
    readonly residence: string | null;
    readonly categories: readonly string[];
  };
  /** «відео, оголошення на видному місці; мета – …»; null where nothing is recorded (KR-2.24). */
  readonly recording: string | null;
  /** How a citizen received at a distance was met: «особу показано в камеру»; empty in a room. */
  readonly contact: readonly string[];
  readonly bookedOn: PlainDate;
  readonly channel: string;
  /** «Іваненко Іван (представник, повноваження підтверджено)» */
  readonly companions: readonly string[];
  readonly questions: readonly CardQuestion[];
  readonly state: string;
  /** Why nobody was received or the reception was stopped: it has to stand on the card (KR-2.23, 2.26). */
  readonly grounds: readonly string[];
  readonly stoppedOn: PlainDate | null;
  /** How the citizen wishes to be told of the result (KR-2.28). */
  readonly replyWish: string | null;
}

/** The card of a personal reception (картка особистого прийому, CMU 348, KR-2.3.3, 2.4, 2.26). */
export function receptionCard(card: ReceptionCard): Sheet {
  const { number, questions, grounds } = card;
  const executed = questions.flatMap(executorRows);
  return sheet('reception-card', `Картка особистого прийому № ${number}`, [
    fields(reception(card)),
    fields(citizen(card)),
    paragraph('Порушені питання та результат'),
    table(
      [
        { title: '№', share: 1 },
        { title: 'Суть питання', share: 7 },
        { title: 'Результат розгляду', share: 8 },
      ],
      questions.map((question, place) => [
        String(place + 1),
        `${question.gist}\n(${question.topic})`,
        resultOf(question),
      ]),
    ),
    executed.length > 0 && paragraph('Доручення'),
    executed.length > 0 &&
      table(
        [
          { title: '№', share: 1 },
          { title: 'Виконавець', share: 6 },
          { title: 'Зміст доручення', share: 6 },
          { title: 'Строк', share: 3 },
        ],
        questions.flatMap((question, place) => executorRows(question).map((row) => [String(place + 1), ...row])),
      ),
    fields(ending(card)),
    ...groundsOf(grounds),
  ]);
}

const dash = '—';

function reception({ heldOn, beginsAt, place, kind, official, ...card }: ReceptionCard): [string, string][] {
  const { substitute, recording, contact } = card;
  return [
    ['Дата і час прийому', `${dotted(heldOn)} о ${beginsAt}, ${place}`],
    ['Вид прийому', kind],
    ['Посадова особа', official],
    ...(substitute === null ? [] : [['Прийняв замість неї', substitute] satisfies [string, string]]),
    ...(contact.length === 0 ? [] : [['Зв’язок', contact.join('; ')] satisfies [string, string]]),
    ...(recording === null ? [] : [['Аудіо- чи відеозапис', recording] satisfies [string, string]]),
  ];
}

function citizen({ citizen: { name, residence, categories }, ...card }: ReceptionCard): [string, string][] {
  return [
    ['Прізвище, ім’я, по батькові', name],
    ['Зареєстроване місце проживання', residence ?? dash],
    ['Пільгова категорія (зі слів громадянина)', categories.join('; ') || dash],
    ['Записано', `${dotted(card.bookedOn)}, ${card.channel}`],
    ['Хто супроводжує', card.companions.join('; ') || dash],
  ];
}

function resultOf({ decided, appeal }: CardQuestion): string {
  if (appeal === null) return decided ?? dash;
  const index = appeal.index === null ? 'передано на розгляд' : `зареєстровано за № ${appeal.index}`;
  const more = [index, appeal.result].filter((part) => part !== null);
  return [decided, more.join('; ')].filter((part) => part !== null).join('\n');
}

function executorRows({ executors, appeal }: CardQuestion): string[][] {
  const due = appeal?.dueOn ? `до ${dotted(appeal.dueOn)}` : dash;
  return executors.map(({ name, task, main }) => [main ? `${name} (головний виконавець)` : name, task ?? dash, due]);
}

function ending({ state, replyWish, stoppedOn }: ReceptionCard): [string, string][] {
  return [
    ['Стан', stoppedOn === null ? state : `${state} ${dotted(stoppedOn)}`],
    ['Як повідомити про результат', replyWish ?? dash],
  ];
}

function groundsOf(grounds: readonly string[]): Block[] {
  return grounds.length === 0 ? [] : [paragraph('Підстави'), list(grounds)];
}
