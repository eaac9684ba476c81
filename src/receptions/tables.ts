import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ClauseRef } from '../domain/clause.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { ReceptionKind, ReceptionStatus, VisitStatus } from '../domain/reception/states.js';
import type { Recurrence } from '../domain/reception/timetable.js';
import { col } from '../platform/database/columns.js';
import type {
  BookingAnswers,
  BookingChannel,
  Companion,
  QueueGroup,
  Recording,
  RemoteContact,
  Visitor,
  VisitQuestion,
} from './values.js';

/** A line of the published timetable (графік прийому, KR-2.1, 2.2): who receives, when, where. */
@Entity({ name: 'reception_timetable' })
export class TimetableRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.int()) version: number;
  @Column(col.key(60)) leaderPost: string;
  @Column(col.key(20)) kind: ReceptionKind;
  @Column(col.json()) recurrence: Recurrence;
  /** `HH:MM` in Kyiv. */
  @Column(col.key(5)) beginsAt: string;
  @Column(col.text()) place: string;
  /** Null where the reception is not limited (KR-2.10). */
  @Column({ ...col.int(), nullable: true }) capacity: number | null;
  @Column(col.day()) inForceFrom: PlainDate;
  /** The last day of force, inclusive; null is without end. */
  @Column({ ...col.day(), nullable: true }) inForceTo: PlainDate | null;
  @Column(col.key(64)) createdBy: string;
  @Column(col.instant()) createdAt: Date;
}

/** An order that suspends receptions (розпорядження про зупинення прийому, KM-11). */
@Entity({ name: 'reception_suspension' })
export class SuspensionRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.int()) version: number;
  @Column(col.key(60)) orderNumber: string;
  @Column(col.day()) orderOn: PlainDate;
  @Column(col.day()) from: PlainDate;
  /** The last day, inclusive; null until further notice. */
  @Column({ ...col.day(), nullable: true }) until: PlainDate | null;
  @Column(col.json()) kinds: readonly ReceptionKind[];
  /** Null for every leader. */
  @Column({ ...col.key(60), nullable: true }) leaderPost: string | null;
  /** The first day on which it no longer holds, by a later order; null while none lifts it. */
  @Column({ ...col.day(), nullable: true }) liftedFrom: PlainDate | null;
  @Column({ ...col.key(60), nullable: true }) liftedByOrder: string | null;
  @Column({ ...col.key(64), nullable: true }) liftedBy: string | null;
  @Column({ ...col.instant(), nullable: true }) liftedAt: Date | null;
  @Column(col.key(64)) createdBy: string;
  @Column(col.instant()) createdAt: Date;
}

/** One reception of one leader on one day (прийом). Its process is `reception-day`, its business key the id. */
@Entity({ name: 'reception' })
@Index('ux_reception_sitting', ['leaderPost', 'heldOn', 'beginsAt', 'kind'], { unique: true })
@Index('ix_reception_held_on', ['heldOn', 'id'])
export class ReceptionRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.int()) version: number;
  @Column(col.key(20)) status: ReceptionStatus;
  @Column({ ...col.id(), nullable: true }) timetableId: string | null;
  @Column(col.key(60)) leaderPost: string;
  @Column(col.key(20)) kind: ReceptionKind;
  @Column(col.day()) heldOn: PlainDate;
  /** The day that the timetable gives, where the council does not work on it; else null. */
  @Column({ ...col.day(), nullable: true }) movedFrom: PlainDate | null;
  @Column(col.key(5)) beginsAt: string;
  @Column(col.text()) place: string;
  @Column({ ...col.int(), nullable: true }) capacity: number | null;
  /** The moment after which nobody is booked (KR-2.6, 2.12); null where no booking is needed. */
  @Column({ ...col.instant(), nullable: true }) bookingClosesAt: Date | null;
  /** Places taken, counted in the transaction that books: the last place goes to one. */
  @Column(col.int()) booked: number;
  /** Who really receives, once the day has begun (KR-2.15): a post, and who named it. */
  @Column({ ...col.key(60), nullable: true }) receiverPost: string | null;
  @Column({ ...col.key(30), nullable: true }) receiverNamedBy: string | null;
  /** The reception that takes over its citizens, when it was moved or postponed. */
  @Column({ ...col.id(), nullable: true }) movedTo: string | null;
  /** The order by which it was suspended. */
  @Column({ ...col.id(), nullable: true }) suspensionId: string | null;
  @Column(col.key(20)) alarmEffect: 'none' | 'resume-today' | 'next-reception';
  /** That it is recorded, and the notice of that (KR-2.24); null where it is not. */
  @Column({ ...col.json(), nullable: true }) recording: Recording | null;
  @Column({ ...col.instant(), nullable: true }) openedAt: Date | null;
  @Column({ ...col.instant(), nullable: true }) endedAt: Date | null;
}

/** A citizen's visit (картка особистого прийому, KR-2.3.3, 2.26). Its process is `visit`, its business key the id. */
@Entity({ name: 'reception_visit' })
@Index('ix_visit_reception', ['receptionId', 'status'])
@Index('ix_visit_person', ['personKey'])
@Index('ux_visit_number', ['year', 'serial'], { unique: true })
export class VisitRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.int()) version: number;
  @Column(col.key(30)) status: VisitStatus;
  @Column(col.id()) receptionId: string;
  /** The number of the card in the year's journal of receptions. */
  @Column(col.int()) year: number;
  @Column(col.int()) serial: number;
  @Column(col.key(20)) channel: BookingChannel;
  @Column(col.json()) visitor: Visitor;
  /** Kept for a node of the release before, which looks by it (docs/decisions/0006); see `VisitPersonRecord`. */
  @Column(col.key(80)) personKey: string;
  @Column(col.searched()) searchText: string;
  @Column(col.json()) companions: readonly Companion[];
  @Column(col.json()) questions: readonly VisitQuestion[];
  @Column(col.json()) answers: BookingAnswers;
  /** What the rules said to the booking, and by which clauses: a refusal is recorded too (KR-2.9). */
  @Column(col.key(40)) bookingOutcome: string;
  @Column(col.json()) bookingClauses: readonly ClauseRef[];
  @Column(col.key(20)) queueGroup: QueueGroup;
  /** Booked as first because of an earlier refusal of a substitute (KR-2.16). */
  @Column(col.flag()) firstPlaceRight: boolean;
  /** The right won on this visit has been used by a later one. */
  @Column(col.flag()) rightUsed: boolean;
  @Column(col.instant()) bookedAt: Date;
  @Column(col.key(64)) bookedBy: string;
  @Column({ ...col.instant(), nullable: true }) arrivedAt: Date | null;
  /** Of one received at a distance; null before the first try to connect, and for who comes to the room. */
  @Column({ ...col.json(), nullable: true }) remote: RemoteContact | null;
  /** Grounds of 2.23, 2.25 or the reason of a cancellation, as words of the rules. */
  @Column(col.json()) grounds: readonly string[];
  @Column({ ...col.day(), nullable: true }) stoppedOn: PlainDate | null;
  @Column(col.key(20)) agreesToSubstitute: 'yes' | 'no' | 'unknown';
  @Column(col.key(20)) replyWish: 'written' | 'orally' | 'unknown';
  /** The visit this one goes on with: an earlier booking that was moved. */
  @Column({ ...col.id(), nullable: true }) previousVisitId: string | null;
  @Column({ ...col.instant(), nullable: true }) endedAt: Date | null;
}

/** A key under which the cards of a visitor are found (ключ пошуку особи): by every part of a surname, a telephone, an e-mail. */
@Entity({ name: 'visit_person' })
@Index('ix_visit_person_key', ['key'])
export class VisitPersonRecord {
  @PrimaryColumn(col.id()) visitId: string;
  @PrimaryColumn({ ...col.key(80), name: 'person_key', nullable: false }) key: string;
}

/** An air-raid alarm in the city (повітряна тривога, KR-2.34): it stops every reception that is under way. */
@Entity({ name: 'air_alarm' })
@Index('ix_air_alarm_started', ['startedAt'])
export class AlarmRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.instant()) startedAt: Date;
  @Column({ ...col.instant(), nullable: true }) endedAt: Date | null;
  /** When the signal was written down; null on one from before that was kept. */
  @Column({ ...col.instant(), nullable: true }) recordedAt: Date | null;
  @Column(col.key(64)) createdBy: string;
}

export const receptionTables = [
  TimetableRecord,
  SuspensionRecord,
  ReceptionRecord,
  VisitRecord,
  VisitPersonRecord,
  AlarmRecord,
];
