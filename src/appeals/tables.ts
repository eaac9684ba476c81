import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  AppealFeature,
  AppealForm,
  AppealKind,
  AppealResult,
  AppealStatus,
  AppealSubject,
  Applicant,
  Cosigner,
  ArchivePlace,
  CoveringLetter,
  Question,
  Regime,
} from '../domain/appeal.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { TermLedger } from '../domain/term.js';
import { col } from '../platform/database/columns.js';
import type {
  Addressee,
  AppealReply,
  AppealResolution,
  Assessment,
  Breach,
  BreachAccount,
  ConfirmedFeature,
  Match,
  TermExtension,
} from './appeal-parts.js';

/** The card of an appeal as it is kept (реєстраційно-контрольна картка). What lists search by has a column. */
@Entity({ name: 'appeal' })
@Index('ux_appeal_index', ['register', 'year', 'serial', 'fraction'], { unique: true })
@Index('ix_appeal_text_index', ['registrationIndex', 'year'])
@Index('ix_appeal_received_on', ['receivedOn', 'id'])
@Index('ix_appeal_due_on', ['status', 'dueOn'])
@Index('ix_appeal_person', ['personKey'])
@Index('ix_appeal_wording', ['wordingKey'])
@Index('ix_appeal_joined_to', ['joinedTo'])
export class AppealRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.int()) version: number;
  @Column(col.key(40)) status: AppealStatus;
  @Column(col.key(40)) regime: Regime;
  /** The unit whose register keeps it; the office's is `office`. */
  @Column(col.key(40)) register: string;
  /** Year, serial and fraction are null until registration; fraction 0 is the first of its serial. */
  @Column({ ...col.int(), nullable: true }) year: number | null;
  @Column({ ...col.int(), nullable: true }) serial: number | null;
  @Column({ ...col.int(), nullable: true }) fraction: number | null;
  @Column({ ...col.key(40), nullable: true }) registrationIndex: string | null;
  @Column(col.json()) previousIndexes: readonly string[];
  @Column(col.key(10)) formOfReceipt: string;
  @Column(col.key(20)) form: AppealForm;
  @Column({ ...col.day(), nullable: true }) writtenOn: PlainDate | null;
  @Column(col.day()) receivedOn: PlainDate;
  @Column({ ...col.day(), nullable: true }) registeredOn: PlainDate | null;
  @Column({ ...col.json(), nullable: true }) coveringLetter: CoveringLetter | null;
  @Column({ ...col.int(), nullable: true }) sheets: number | null;
  @Column(col.json()) addressee: Addressee;
  @Column(col.key(20)) kind: AppealKind;
  @Column(col.key(20)) subject: AppealSubject;
  @Column(col.key(20)) feature: AppealFeature;
  @Column({ ...col.json(), nullable: true }) confirmedFeature: ConfirmedFeature | null;
  @Column(col.json()) matches: readonly Match[];
  @Column(col.json()) applicant: Applicant;
  /** Who signed a collective letter beside the applicant, as many as are named. */
  @Column({ ...col.json(), nullable: true }) cosigners: readonly Cosigner[] | null;
  /** Kept for a node of the release before, which looks by it (docs/decisions/0006); see `AppealPersonRecord`. */
  @Column({ ...col.key(80), nullable: true }) personKey: string | null;
  /** A digest of the wording: letters of one text by many people are a mass appeal. */
  @Column(col.key(64)) wordingKey: string;
  @Column({ ...col.int(), nullable: true }) signers: number | null;
  /** The earlier appeal that this letter has joined: its answer answers both. */
  @Column({ ...col.id(), nullable: true }) joinedTo: string | null;
  @Column(col.text()) gist: string;
  @Column(col.json()) questions: readonly Question[];
  @Column({ ...col.key(3), nullable: true }) mainTopic: string | null;
  @Column({ ...col.json(), nullable: true }) assessment: Assessment | null;
  @Column(col.flag()) onControl: boolean;
  @Column({ ...col.key(60), nullable: true }) leader: string | null;
  @Column({ ...col.json(), nullable: true }) resolution: AppealResolution | null;
  @Column({ ...col.key(60), nullable: true }) mainExecutor: string | null;
  @Column({ ...col.json(), nullable: true }) term: TermLedger | null;
  @Column({ ...col.day(), nullable: true }) dueOn: PlainDate | null;
  /** Requests for more time, in their order; null on a card from before they were kept. */
  @Column({ ...col.json(), nullable: true }) extensions: readonly TermExtension[] | null;
  @Column(col.flag()) termBroken: boolean;
  /** The last account of a breach, kept for a node of the release before (docs/decisions/0006); see `breaches`. */
  @Column({ ...col.json(), nullable: true }) breach: BreachAccount | null;
  /** What was late, in order; null where nothing has been. */
  @Column({ ...col.json(), nullable: true }) breaches: readonly Breach[] | null;
  @Column({ ...col.json(), nullable: true }) reply: AppealReply | null;
  @Column({ ...col.key(10), nullable: true }) result: AppealResult | null;
  @Column({ ...col.day(), nullable: true }) controlEndedOn: PlainDate | null;
  @Column({ ...col.key(64), nullable: true }) controlEndedBy: string | null;
  @Column({ ...col.json(), nullable: true }) archive: ArchivePlace | null;
  /** Lower-case words for searching by fragments: SQL lower-cases no Cyrillic on SQLite. */
  @Column(col.searched()) searchText: string;
  @Column(col.instant()) takenInAt: Date;
  @Column(col.key(64)) takenInBy: string;
}

/** Which units work on an appeal (причетні підрозділи): their staff may read it, others may not. */
@Entity({ name: 'appeal_unit' })
@Index('ix_appeal_unit_unit', ['unit'])
export class AppealUnitRecord {
  @PrimaryColumn(col.id()) appealId: string;
  @PrimaryColumn({ ...col.key(60), nullable: false }) unit: string;
}

/** Whose letter an appeal is (автори звернення), by the keys of everybody who signed it: so earlier letters are found. */
@Entity({ name: 'appeal_person' })
@Index('ix_appeal_person_key', ['key'])
export class AppealPersonRecord {
  @PrimaryColumn(col.id()) appealId: string;
  @PrimaryColumn({ ...col.key(80), name: 'person_key', nullable: false }) key: string;
}

/** The running number of a register in a year (порядковий номер): taken in the transaction that registers. */
@Entity({ name: 'register_serial' })
export class RegisterSerialRecord {
  @PrimaryColumn({ ...col.key(60), nullable: false }) counter: string;
  @Column(col.int()) lastSerial: number;
}

/** What was promised in a final answer (зобов'язання у плані робіт, KR-3.15): controlled until done. */
@Entity({ name: 'obligation' })
@Index('ix_obligation_appeal', ['appealId'])
@Index('ix_obligation_due', ['status', 'dueOn'])
export class ObligationRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.id()) appealId: string;
  @Column(col.text()) promise: string;
  @Column(col.day()) dueOn: PlainDate;
  @Column(col.key(60)) mainExecutor: string;
  @Column(col.key(20)) status: 'open' | 'done';
  @Column({ ...col.text(), nullable: true }) report: string | null;
  @Column({ ...col.day(), nullable: true }) doneOn: PlainDate | null;
}

export const appealTables = [
  AppealRecord,
  AppealUnitRecord,
  AppealPersonRecord,
  RegisterSerialRecord,
  ObligationRecord,
];
