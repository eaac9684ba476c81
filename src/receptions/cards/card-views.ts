import { z } from 'zod';
import { fullName } from '../../domain/appeal.js';
import { receptionKinds, receptionStatuses, visitStatuses } from '../../domain/reception/states.js';
import {
  choice,
  day,
  flag,
  id,
  instant,
  pageOf,
  shownAs,
  text,
  version,
  type View,
  view,
  whole,
  YesNoUnknown,
} from '../../platform/http/index.js';
import { ClauseRefView } from '../../policy/index.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import {
  beginsAt,
  BookingAnswers,
  BookingChannel,
  Companion,
  PlaceWait,
  QueueGroup,
  ReceptionKind,
  ReceptionStatus,
  Recording,
  RemoteContact,
  Visitor,
  VisitQuestion,
  VisitStatus,
} from '../values.js';

/** A reception without anybody's name: what a clerk chooses by (прийом у переліку). */
export const ReceptionLine = view('ReceptionLine', 'Прийом у переліку: без жодного прізвища громадян.', {
  id: id('Ідентифікатор прийому'),
  version,
  leaderPost: text('Посада, яка приймає за графіком').meta({ examples: ['deputy-mayor-housing'] }),
  leaderTitle: text('Її назва'),
  kind: ReceptionKind,
  kindLabel: text('Вид прийому словами').meta({ examples: ['особисто'] }),
  status: ReceptionStatus,
  statusLabel: text('Стан словами').meta({ examples: ['іде запис'] }),
  heldOn: day('День прийому'),
  beginsAt,
  place: text('Де: кімната, телефон чи посилання').meta({ examples: ['кімната 129'] }),
  capacity: whole('Скільки місць; null, якщо без обмеження').nullable(),
  booked: whole('Скільки записано'),
  freePlaces: whole('Скільки місць лишилося; null, якщо без обмеження').nullable(),
  bookingClosesAt: instant('Коли закінчується запис; null, якщо запису не потрібно').nullable(),
  receiverPost: text('Посада, яка приймає насправді; null, доки день не відкрито').nullable(),
  movedTo: id('Прийом, на який перенесено').nullable(),
  recording: Recording.nullable().describe('null, якщо прийому не записують'),
});
export type ReceptionLine = View<typeof ReceptionLine>;
export const ReceptionPage = pageOf('ReceptionPage', ReceptionLine);

export const receptionLine = (
  reception: ReceptionRecord,
  leaderTitle: string,
  freePlaces: number | null,
): ReceptionLine =>
  shownAs(ReceptionLine, {
    ...reception,
    leaderTitle,
    kindLabel: receptionKinds[reception.kind],
    statusLabel: receptionStatuses[reception.status],
    freePlaces,
  });

/** The number of a card in the journal of receptions: `17/2026`. */
export function cardNumber({ serial, year }: Pick<VisitRecord, 'serial' | 'year'>): string {
  return `${serial}/${year}`;
}

export const CardNumber = text('Номер картки в журналі прийому').meta({ examples: ['17/2026'] });

const shared = {
  id: id('Ідентифікатор картки'),
  version,
  number: CardNumber,
  status: VisitStatus,
  statusLabel: text('Стан словами').meta({ examples: ['записано'] }),
  receptionId: id('Прийом'),
  channel: BookingChannel,
  queueGroup: QueueGroup,
  bookedAt: instant('Коли громадянин просив записати'),
  arrivedAt: instant('Коли прийшов').nullable(),
  bookingOutcome: text('Що сказали правила про запис').meta({ examples: ['book'] }),
};

/** A line of a list of visits: who, about what, where it stands. */
export const VisitLine = view('VisitLine', 'Рядок переліку карток прийому.', {
  ...shared,
  name: text('Прізвище, ім’я, по батькові').meta({ examples: ['Приклад Олена Іванівна'] }),
  topics: z.array(z.string()).describe('Теми за класифікатором'),
  gist: text('Про що, до 200 знаків'),
  place: PlaceWait.nullable().describe('null, якщо місця вистачило або громадянин на нього не чекає'),
});
export type VisitLine = View<typeof VisitLine>;
export const VisitPage = pageOf('VisitPage', VisitLine);

export const visitLine = (visit: VisitRecord): VisitLine =>
  shownAs(VisitLine, {
    ...visit,
    number: cardNumber(visit),
    statusLabel: visitStatuses[visit.status],
    name: fullName(visit.visitor),
    topics: visit.questions.map(({ topic }) => topic),
    gist: visit.questions
      .map(({ gist }) => gist)
      .join(' ')
      .slice(0, 200),
    place: visit.answers.place ?? null,
  });

/** The whole card (картка особистого прийому), for whoever works on it. */
export const VisitCard = view('VisitCard', 'Картка особистого прийому.', {
  ...shared,
  year: whole('Рік журналу прийому'),
  serial: whole('Порядковий номер у ньому'),
  visitor: Visitor,
  companions: z.array(Companion).describe('Хто прийшов із громадянином'),
  questions: z.array(VisitQuestion).describe('Питання, з якими він прийшов'),
  answers: BookingAnswers,
  bookingClauses: z.array(ClauseRefView).describe('Пункти, на яких тримається рішення про запис'),
  firstPlaceRight: flag('Чи записано першим, бо раніше не погодився на заміну (п. 2.16)'),
  rightUsed: flag('Чи право, здобуте на цьому візиті, вже використано'),
  bookedBy: text('Працівник, який записав'),
  remote: RemoteContact.nullable().describe('null, доки не з’єднували, і для прийому в приміщенні'),
  grounds: z.array(z.string()).describe('Підстави недопуску, припинення чи скасування'),
  stoppedOn: day('Коли прийом громадянина припинено').nullable(),
  agreesToSubstitute: YesNoUnknown,
  replyWish: choice('ReplyWish', 'Як громадянин хоче дістати відповідь.', ['written', 'orally', 'unknown']),
  previousVisitId: id('Картка, яку ця продовжує').nullable(),
  endedAt: instant('Коли візит закінчився').nullable(),
});
export type VisitCard = View<typeof VisitCard>;

export const visitCard = (visit: VisitRecord): VisitCard =>
  shownAs(VisitCard, { ...visit, number: cardNumber(visit), statusLabel: visitStatuses[visit.status] });
