import type { TimetableLine } from '../directory/index.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { ReceptionKind } from '../domain/reception/states.js';
import type { DayOpening } from './processes/day-data.js';
import type { Lifting, SuspensionOrder } from './rebooking/suspensions.js';
import type { ReleaseGround } from './rebooking/transfers.js';
import type { ReceptionRecord, TimetableRecord } from './tables.js';
import type { Slot } from './timetable/reception-clock.js';
import type { BookingChannel, PlaceWait, QueueGroup, Recording, Unreached } from './values.js';

type Nothing = Readonly<Record<never, never>>;

interface Remarked {
  readonly remarks: string | null;
}

/** How many who had booked are told of a change, and to which reception they go. */
interface Told {
  readonly told: number;
  readonly to: string | null;
}

interface Suspended extends Told {
  readonly suspensionId: string;
  readonly orderNumber: string;
}

interface Missed extends Told {
  readonly because: string;
}

interface AskedFor {
  readonly receptionId: string;
  readonly year: number;
  readonly serial: number;
  readonly channel: BookingChannel;
}

interface Papers {
  readonly person: string;
  readonly representation: string;
}

interface Spoken {
  readonly about: string;
  readonly reply: string;
  readonly at: string;
}

interface OnGrounds {
  readonly grounds: readonly string[];
}

interface OfQuestion {
  readonly question: string;
}

/** What the stories of the timetable, a reception and a visit say (записи про прийом). */
declare module '../journal/entries.js' {
  interface JournalEntries {
    // The timetable.
    readonly 'timetable-entry-added': Omit<TimetableLine, 'limited'> & Pick<TimetableRecord, 'capacity'>;
    readonly 'timetable-entry-ended': { readonly lastDay: PlainDate; readonly kept: readonly string[] };
    readonly 'suspension-ordered': SuspensionOrder;
    readonly 'suspension-lifted': Lifting;

    // A reception.
    readonly 'reception-planned': Slot &
      Pick<ReceptionRecord, 'movedFrom' | 'suspensionId'> & { readonly bookingClosesAt: string | null };
    readonly 'reception-withdrawn': Nothing;
    readonly 'reception-suspended': Suspended;
    readonly 'reception-cut-short': Suspended & { readonly atTable: number };
    readonly 'reception-moved': Told & {
      readonly reason: string;
      readonly heldOn: PlainDate;
      readonly beginsAt: string;
      readonly place: string;
    };
    readonly 'reception-relocated': Told & { readonly from: string; readonly reason: string };
    readonly 'booking-closed': { readonly booked: number; readonly listId: string };
    readonly 'acquainted-with-booked': Remarked;
    readonly 'materials-handed': Remarked;
    readonly 'mayor-informed': Remarked;
    readonly 'recording-set': { readonly recording: Recording | null };

    // Its day.
    readonly 'day-opened': DayOpening & { readonly openedAt: string };
    readonly 'substitute-sought': DayOpening;
    readonly 'reception-begun': {
      readonly receiverPost: string;
      readonly receiverNamedBy: string | null;
      readonly substituted: boolean;
      readonly listId: string;
      readonly announcementId: string | null;
    };
    readonly 'reception-postponed': Missed;
    readonly 'reception-not-held': Missed;
    readonly 'not-held-explained': { readonly reason: string };
    readonly 'alarm-began': { readonly startedAt: string };
    readonly 'alarm-ended': { readonly endedAt: string };
    readonly 'reception-interrupted': { readonly alarmId: string; readonly alarmLimitAt: string };
    readonly 'resumption-decided': { readonly decision: string; readonly alarmId: string | null };
    readonly 'reception-resumed': { readonly alarms: readonly string[] };
    readonly 'reception-not-resumed': { readonly waiting: number; readonly to: string | null };
    readonly 'reception-held': { readonly absent: number; readonly carriedOver: number; readonly to: string | null };
    readonly 'day-closed': Remarked;

    // A booking.
    readonly booked: AskedFor & {
      readonly booked: number;
      readonly queueGroup: QueueGroup;
      readonly firstPlaceRight: boolean;
      readonly previousVisitId: string | null;
    };
    readonly 'booking-refused': AskedFor & { readonly outcome: string; readonly waits: boolean };
    readonly 'asked-again': { readonly besides: string };
    readonly 'first-place-used': { readonly visitId: string; readonly receptionId: string };
    readonly 'first-place-given-back': { readonly visitId: string };
    readonly 'place-offer': { readonly place: PlaceWait; readonly receptionId: string };
    readonly waits: { readonly receptionId: string; readonly previousVisitId: string };
    readonly 'wait-carried': { readonly visitId: string; readonly receptionId: string };
    readonly transferred: { readonly visitId: string; readonly receptionId: string };
    readonly 'booking-released': { readonly ground: ReleaseGround };
    readonly 'booking-cancelled': { readonly by: string; readonly receptionId: string };
    readonly 'card-corrected': { readonly fields: readonly string[]; readonly queueGroup: QueueGroup };
    readonly 'units-asked': { readonly asked: readonly string[]; readonly withdrawn: readonly (string | null)[] };
    readonly 'materials-prepared': { readonly unit: string | null; readonly text: string };

    // What the citizen is told.
    readonly 'citizen-to-be-told': {
      readonly documentId: string;
      readonly reachBy: string;
      readonly about: string;
      readonly to?: string | null | undefined;
    };
    readonly 'citizen-called': Spoken & { readonly tries: number };
    readonly 'citizen-met': Spoken;
    readonly 'citizen-not-reached': { readonly about: string; readonly next: string };
    readonly 'told-of-substitute': { readonly agrees: string };
    readonly 'substitute-declined': { readonly right: string };

    // A visit.
    readonly 'told-units': { readonly units: readonly string[]; readonly districts: readonly string[] };
    readonly arrived: Papers & { readonly cameAt: string; readonly kind: ReceptionKind };
    readonly 'papers-checked': Papers;
    readonly 'companions-judged': { readonly roles: readonly { readonly role: string; readonly present: boolean }[] };
    readonly admitted: Nothing;
    readonly 'not-today': OnGrounds;
    readonly 'not-admitted': OnGrounds;
    readonly unreached: { readonly why: Unreached; readonly times: number };
    readonly 'called-in': { readonly receiverPost: string; readonly calledAt: string };
    readonly received: {
      readonly decided: readonly { readonly id: string; readonly outcome: object | null }[];
      readonly cutOff: boolean;
    };
    readonly heard: { readonly questions: number; readonly settled: boolean };
    readonly 'visit-stopped': OnGrounds & { readonly stoppedOn: PlainDate };
    readonly 'no-show': Nothing;

    // A question raised at it.
    readonly 'question-settled': OfQuestion & { readonly topic: string; readonly letterId: string | null };
    readonly 'question-to-consider': OfQuestion & { readonly topic: string; readonly appealId: string };
    readonly 'written-form-offered': OfQuestion & { readonly writtenForm: string };
    readonly 'written-form-unanswered': OfQuestion;
    readonly 'letter-drafted': OfQuestion & {
      readonly kind: string;
      readonly letterId: string;
      readonly signatoryPost: string | null;
    };
    readonly 'question-letter-signed': OfQuestion & Remarked & { readonly letterId: string; readonly number: string };
    readonly 'told-of-sending': OfQuestion & { readonly toldOrally: string };
  }
}
