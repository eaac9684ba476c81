import { z } from 'zod';
import { AppealLineView } from '../appeals/reading/appeal-view.js';
import { receptionKinds, receptionStatuses, visitStatuses } from '../domain/reception/states.js';
import {
  choice,
  flag,
  id,
  plainDay,
  text,
  type View,
  view,
  whole,
  wordsOf,
  YesNoUnknown,
} from '../platform/http/index.js';

export const ReceptionKind = choice('ReceptionKind', 'Вид прийому.', wordsOf(receptionKinds));
export const ReceptionStatus = choice('ReceptionStatus', 'Стан прийому.', wordsOf(receptionStatuses));
export const VisitStatus = choice('VisitStatus', 'Стан візиту громадянина.', wordsOf(visitStatuses));

/** `HH:MM` in Kyiv. */
export const beginsAt = text('О котрій, за Києвом').meta({ examples: ['10:00'] });

/**
 * How the citizen asked to be booked (спосіб запису, KR-2.8). `walk-in`: came without a booking; `line-call`: called
 * the direct line.
 */
export const BookingChannel = choice(
  'BookingChannel',
  'Як громадянин записався: walk-in – прийшов без запису, line-call – подзвонив на пряму лінію.',
  ['room', 'telephone', 'email', 'walk-in', 'line-call'],
);
export type BookingChannel = View<typeof BookingChannel>;

/** Who comes (заявник), no more than the card needs (KR-2.4, 2.5). */
export const Visitor = view('Visitor', 'Хто прийшов: не більше, ніж потрібно картці (пп. 2.4, 2.5).', {
  surname: text('Прізвище').meta({ examples: ['Приклад'] }),
  givenName: text('Ім’я').meta({ examples: ['Олена'] }),
  patronymic: text('По батькові').nullable(),
  residence: text('Місце проживання; null, якщо його немає').nullable(),
  phone: text('Телефон').nullable(),
  email: text('Електронна пошта').nullable(),
  categories: z
    .array(z.string())
    .describe('Коди 7.x класифікатора зі слів громадянина: від них залежить черга (п. 2.17)'),
  minor: flag('Чи неповнолітній'),
});
export type Visitor = View<typeof Visitor>;

export const CompanionRole = choice('CompanionRole', 'Ким доводиться громадянинові.', [
  'representative',
  'relative',
  'invited',
  'stranger',
]);

/** Who comes instead of the citizen or with them (KR-2.19). */
export const Companion = view('Companion', 'Хто прийшов із громадянином чи замість нього (п. 2.19).', {
  role: CompanionRole,
  name: text('Як звати'),
  papers: flag('Чи має документ'),
  present: flag('Чи дозволяють правила бути присутнім; немає поля, доки громадянин не прийшов').optional(),
});
export type Companion = View<typeof Companion>;

/** Why a connection did not come about: the citizen did not answer, or it failed on whosever side. */
export const Unreached = choice('Unreached', 'Чому не з’єднано: не відповів чи зв’язок не встановився.', [
  'no-answer',
  'failed',
]);
export type Unreached = View<typeof Unreached>;

/** Whether a document was shown to the camera (KR-2.4); it may be asked for, and nobody is sent away without one. */
export const RemoteIdentity = choice('RemoteIdentity', 'Документ показано в камеру чи особу записано зі слів.', [
  'shown',
  'as-said',
]);

/** How a citizen was met who is received at a distance (зв’язок із громадянином, docs/decisions/0041). */
export const RemoteContact = view('RemoteContact', 'Зв’язок із громадянином, якого приймають на відстані.', {
  // No document can be shown to a telephone.
  identity: RemoteIdentity.nullable().describe('Як установлено особу; null, доки не з’єднано'),
  unreached: z
    .array(
      view('MissedConnection', 'Спроба, коли не з’єднано.', {
        at: z.iso.datetime().describe('Коли'),
        why: Unreached,
      }),
    )
    .describe('Усі спроби, коли не з’єднано, за порядком'),
  toldOfRecording: flag('Чи сказано громадянинові, що розмову записують (п. 2.24)'),
  cutOff: flag('Чи розмова перервалася, доки не на все відповіли'),
});
export type RemoteContact = View<typeof RemoteContact>;

/** That a reception is recorded (аудіо- чи відеозапис, KR-2.24). The service keeps no recording, only this. */
export const Recording = view('Recording', 'Що прийом записують (п. 2.24). Самого запису служба не зберігає.', {
  mode: choice('RecordingMode', 'Аудіо чи відео.', ['audio', 'video']),
  notice: choice('RecordingNotice', 'Оголошення на видному місці, а на відстані – сказано кожному.', ['hung', 'told']),
  purpose: text('Навіщо записують'),
  by: text('Хто подбав про оголошення'),
  at: z.iso.datetime().describe('Коли'),
  keptUntil: plainDay('До якого дня запис потрібен після прийому; null, якщо не зберігають').nullable(),
  keptFor: text('Навіщо його зберігають').nullable(),
});
export type Recording = View<typeof Recording>;

/** How a citizen without a place stands to one (черга на місце): waits, is being called, and what came of it. */
const placeWaits = {
  waits: 'чекає на місце',
  offered: 'місце пропонують',
  taken: 'місце отримано',
  declined: 'від місця відмовився',
  unreachable: 'не додзвонилися',
  late: 'запис закінчився',
  moved: 'чекає на місце на іншому прийомі',
  over: 'прийом не відбудеться',
} as const;
export const PlaceWait = choice(
  'PlaceWait',
  'Як справа з місцем у того, кому місця не вистачило.',
  wordsOf(placeWaits),
);
export type PlaceWait = View<typeof PlaceWait>;

export const StopCause = choice('StopCause', 'Чи лишається причина, з якої попередній прийом припинено.', [
  'none',
  'gone',
  'remains',
  'unknown',
]);

/** What the clerk has found out about one booking: answers to what the rules ask, absent where not asked. */
export const BookingAnswers = view('BookingAnswers', 'Що з’ясовано під час запису; чого немає, про те не питали.', {
  leaderPowers: YesNoUnknown.optional(),
  earlierReply: YesNoUnknown.optional(),
  earlierResolved: YesNoUnknown.optional(),
  stopCause: StopCause.optional(),
  again: text('Навіщо той самий громадянин записується на цей прийом із тим самим питанням удруге').optional(),
  place: PlaceWait.optional(),
});
export type BookingAnswers = View<typeof BookingAnswers>;

/** What free primary legal aid gives (безоплатна первинна правова допомога, KM-15). */
export const legalAids = {
  consultation: 'надано консультацію',
  explanation: 'роз’яснено законодавство',
  drafting: 'допомогли скласти заяву чи скаргу',
  referral: 'направлено до центру безоплатної правової допомоги',
} as const;

/** What was decided on a question at the reception (KR-2.28–2.32). */
export const QuestionOutcome = view('QuestionOutcome', 'Що вирішено з питання на прийомі (пп. 2.28–2.32).', {
  settled: flag('Чи питання вирішено на місці'),
  explanation: text('Що сказав той, хто приймає: роз’яснення чи доручення'),
  refused: flag('Чи відмовлено'),
  complex: flag('Чи питання потребує вивчення'),
  aid: choice('LegalAid', 'Що дала безоплатна первинна правова допомога.', wordsOf(legalAids))
    .nullable()
    .describe('Якщо це був прийом із правової допомоги'),
  writtenForm: choice(
    'WrittenForm',
    'Чи викладено питання письмово: unanswered – день минув, і воно вважається порушеним усно.',
    ['not-offered', 'submitted', 'declined', 'unanswered'],
  ),
  executors: z
    .array(z.string())
    .describe('Виконавці за порядком доручення: підрозділи, посади чи органи; порожньо, якщо вирішено'),
  tasks: z.array(z.string().nullable()).describe('Що зробити кожному з них; null, якщо сказано в дорученні для всіх'),
  kind: AppealLineView.shape.kind,
  complainedOf: text('На кого скарга: посада, підрозділ чи орган довідника').nullable(),
  alsoComplainedOf: z.array(z.string()).describe('На кого ще, якщо скаржаться на кількох').optional(),
  complainedOfOther: text('На кого скарга словами, якщо в довіднику такого немає').nullable(),
  sheets: whole('Скільки аркушів має письмовий виклад').nullable(),
  sentToOthers: flag('Чи доручення надсилає питання іншим органам або підприємствам'),
  toldOrally: choice('ToldOrally', 'Чи сказано про це громадянинові (п. 2.31).', ['yes', 'no', 'not-yet']),
  appealId: id('Звернення, яке з питання почато').nullable(),
  letterId: id('Письмове роз’яснення чи повідомлення, куди надіслано').nullable(),
});
export type QuestionOutcome = View<typeof QuestionOutcome>;

/** One question a citizen brings (питання), and what became of it. */
export const VisitQuestion = view('VisitQuestion', 'Питання, з яким прийшов громадянин.', {
  id: id('Ідентифікатор питання'),
  topic: text('Тема за класифікатором').meta({ examples: ['090'] }),
  gist: text('Суть питання').meta({ examples: ['Протікає дах будинку після зливи.'] }),
  outcome: QuestionOutcome.nullable().describe('Що вирішено; null, доки прийом громадянина триває'),
});
export type VisitQuestion = View<typeof VisitQuestion>;

/** One entry of the queue as the rules put it: the group first, then the time of booking (KR-2.16, 2.17). */
export const QueueGroup = choice(
  'QueueGroup',
  'Черга: спершу за правом першого запису, тоді за пільгою, тоді за часом запису.',
  ['first-by-right', 'first-by-benefit', 'by-time'],
);
export type QueueGroup = View<typeof QueueGroup>;

/** The ids that paths of receptions are made of. */
export const receptionId = z.uuid().describe('Прийом');
export const visitId = z.uuid().describe('Картка прийому');

/** When something happened, where that is written down later (час, записаний згодом). */
export const enteredInstant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
