import { Injectable } from '@nestjs/common';
import { Between, type EntityManager, In } from 'typeorm';
import { Directory } from '../../directory/index.js';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import { addDays, inUkrainian } from '../../domain/plain-date.js';
import { receptionKinds } from '../../domain/reception/states.js';
import { weekdayName } from '../../domain/reception/timetable.js';
import {
  choice,
  id,
  instant,
  plainDay,
  text,
  type View,
  version,
  view,
  whole,
  wordsOf,
} from '../../platform/http/index.js';
import { heldPlacesOf } from '../cards/reception-reading.js';
import { ReceptionRecord, SuspensionRecord } from '../tables.js';
import { beginsAt, ReceptionKind } from '../values.js';

/** Whether a citizen can be booked, as the public is told (стан запису). */
const bookingStates = {
  open: 'запис триває',
  full: 'вільних місць немає: пропонуємо наступний прийом, письмове чи електронне звернення',
  closed: 'запис закінчено',
  'not-needed': 'телефонуйте у визначений час, запису не потрібно',
  'under-way': 'прийом триває',
  held: 'прийом відбувся',
  suspended: 'прийом зупинено',
  moved: 'прийом перенесено',
} as const;
type BookingState = keyof typeof bookingStates;

const AnnouncedSuspension = view('AnnouncedSuspension', 'Розпорядження, яким прийом зупинено.', {
  orderNumber: text('Номер розпорядження'),
  orderOn: plainDay('День розпорядження'),
  from: plainDay('З якого дня'),
  until: plainDay('До якого дня, включно; null – до окремого розпорядження').nullable(),
});
type AnnouncedSuspension = View<typeof AnnouncedSuspension>;

const place = text('Де: кімната чи телефон; посилання на відеозв’язок надсилають лише записаним');

/** A reception as anybody may read of it (прийом у графіку): not a word about who is booked. */
export const AnnouncedReception = view('AnnouncedReception', 'Прийом в оприлюдненому графіку.', {
  id: id('Ідентифікатор прийому'),
  version,
  leader: text('Хто приймає: назва посади'),
  kind: ReceptionKind,
  kindLabel: text('Вид прийому словами').meta({ examples: ['особисто'] }),
  heldOn: plainDay('День прийому'),
  weekday: text('День тижня словами').meta({ examples: ['вівторок'] }),
  beginsAt,
  place,
  freePlaces: whole('Скільки місць лишилося; null, якщо без обмеження чи не записують').nullable(),
  booking: choice('BookingState', 'Чи можна записатися.', wordsOf(bookingStates)),
  bookingLabel: text('Чи можна записатися, словами').meta({ examples: ['запис триває'] }),
  bookingClosesAt: instant('Коли закінчується запис').nullable(),
  movedFrom: plainDay('Вихідний, з якого прийом перенесено за самим графіком').nullable(),
  movedTo: view('AnnouncedMove', 'Куди перенесено прийом.', {
    heldOn: plainDay('День прийому'),
    beginsAt,
    place,
  }).nullable(),
  suspension: AnnouncedSuspension.nullable(),
});
export type AnnouncedReception = View<typeof AnnouncedReception>;

/** A link is for those who are booked: whoever has it could enter the reception of another (KR-2.20). */
const videoPlace = 'відеозв’язком; посилання надсилають записаним';

interface Surroundings {
  readonly now: Date;
  readonly held: ReadonlyMap<string, number>;
  readonly orders: ReadonlyMap<string, SuspensionRecord>;
  readonly targets: ReadonlyMap<string, ReceptionRecord>;
}

/** The published timetable (оприлюднений графік прийому, KR-2.2): open to all, and about nobody. */
@Injectable()
export class AnnouncedTimetable {
  constructor(private readonly directory: Directory) {}

  /** The receptions of so many weeks from today, in the order of time and then of posts. */
  async read(manager: EntityManager, weeks: number, now: Date): Promise<AnnouncedReception[]> {
    const from = dayInKyiv(now);
    const rows = await manager.find(ReceptionRecord, {
      where: { heldOn: Between(from, addDays(from, weeks * 7 - 1)) },
      order: { heldOn: 'ASC', beginsAt: 'ASC', id: 'ASC' },
    });
    const shown = rows.filter((row) => !isWithdrawn(row));
    const around = await this.surroundings(manager, shown, now);
    return shown.map((row) => this.view(row, around)).sort((a, b) => orderOf(a).localeCompare(orderOf(b), 'uk'));
  }

  private async surroundings(
    manager: EntityManager,
    rows: readonly ReceptionRecord[],
    now: Date,
  ): Promise<Surroundings> {
    const held = await heldPlacesOf(
      manager,
      rows.map(({ id }) => id),
    );
    const orderIds = rows.flatMap(({ suspensionId }) => suspensionId ?? []);
    const orders = await manager.findBy(SuspensionRecord, { id: In(orderIds) });
    const targets = await manager.findBy(ReceptionRecord, { id: In(rows.flatMap(({ movedTo }) => movedTo ?? [])) });
    const byId = <T extends { readonly id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));
    return { now, held, orders: byId(orders), targets: byId(targets) };
  }

  private view(row: ReceptionRecord, { now, held, orders, targets }: Surroundings): AnnouncedReception {
    const { id, version, kind, heldOn, beginsAt, place, capacity, booked, bookingClosesAt, movedFrom } = row;
    const freePlaces = capacity === null ? null : Math.max(0, capacity - booked - (held.get(id) ?? 0));
    const booking = bookingState(row, freePlaces, now);
    const target = row.movedTo === null ? undefined : targets.get(row.movedTo);
    const order = row.status !== 'suspended' || row.suspensionId === null ? undefined : orders.get(row.suspensionId);
    return {
      ...{ id, version, kind, heldOn, beginsAt, movedFrom, bookingClosesAt, booking },
      leader: this.directory.post(row.leaderPost).title,
      kindLabel: receptionKinds[kind],
      weekday: weekdayName(heldOn),
      place: publicPlace(kind, place),
      freePlaces: booking === 'open' || booking === 'full' ? freePlaces : null,
      bookingLabel: bookingStates[booking],
      movedTo: target
        ? { heldOn: target.heldOn, beginsAt: target.beginsAt, place: publicPlace(kind, target.place) }
        : null,
      suspension: order ? suspensionView(order) : null,
    };
  }
}

const orderOf = ({ heldOn, beginsAt, leader }: AnnouncedReception): string => `${heldOn} ${beginsAt} ${leader}`;

/** Its line of the timetable has ended and nobody was booked: there is nothing to tell. */
const isWithdrawn = ({ status, movedTo }: ReceptionRecord): boolean => status === 'moved' && movedTo === null;

const publicPlace = (kind: AnnouncedReception['kind'], place: string): string =>
  kind === 'video' ? videoPlace : place;

function bookingState(row: ReceptionRecord, freePlaces: number | null, now: Date): BookingState {
  const { status, kind, bookingClosesAt } = row;
  if (status === 'suspended') return 'suspended';
  if (status === 'moved' || status === 'postponed') return 'moved';
  if (status === 'under-way' || status === 'held') return status;
  if (kind === 'direct-line') return 'not-needed';
  const isOver = kyivInstant(row.heldOn, row.beginsAt) <= now;
  if (status === 'closed' || isOver || (bookingClosesAt !== null && bookingClosesAt < now)) return 'closed';
  return freePlaces === 0 ? 'full' : 'open';
}

/** A later order has ended it sooner than it said itself: the public is told the day up to which it really holds. */
function suspensionView({ orderNumber, orderOn, from, until, liftedFrom }: SuspensionRecord): AnnouncedSuspension {
  return { orderNumber, orderOn, from, until: liftedFrom === null ? until : addDays(liftedFrom, -1) };
}

/** «Зупинено розпорядженням від 02.03.2026 № 57-р до окремого розпорядження.» */
export function suspensionInWords({ orderNumber, orderOn, until }: AnnouncedSuspension): string {
  const span = until === null ? 'до окремого розпорядження' : `до ${inUkrainian(until)} включно`;
  return `Зупинено розпорядженням від ${inUkrainian(orderOn)} № ${orderNumber} ${span}.`;
}
