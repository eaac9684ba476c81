import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PlainDate } from '../domain/plain-date.js';
import { col } from '../platform/database/columns.js';
import type { Addressee, Withdrawal } from './render/document-view.js';
import type { DocumentKind, Sheet } from './sheet.js';

/** `sending` is signed and on its way out: the post office tries, or a clerk has the task to send it. */
export const documentStatuses = {
  draft: 'проєкт',
  signed: 'підписано',
  sending: 'до відправлення',
  dispatched: 'надіслано',
  told: 'сказано замість листа',
  withdrawn: 'відкликано',
} as const;
export type DocumentStatus = keyof typeof documentStatuses;

/** How a document left (спосіб надсилання). */
export const dispatchChannels = {
  post: 'простим листом',
  'registered-post': 'рекомендованим листом',
  'by-hand': 'вручено особисто',
  email: 'електронною поштою',
  telephone: 'сказано телефоном',
  orally: 'сказано усно',
} as const;
export type DispatchChannel = keyof typeof dispatchChannels;

/** A letter, receipt or card of a case (документ). Once signed its sheet never changes. */
@Entity({ name: 'document' })
@Index('IX_document_subject', ['subject', 'createdAt'])
@Index('UX_document_number', ['numberYear', 'number'], { unique: true })
export class DocumentRecord {
  @PrimaryColumn(col.id()) id: string;
  /** The case it belongs to: the id of an appeal. */
  @Column(col.key(120)) subject: string;
  @Column(col.key(40)) kind: DocumentKind;
  @Column({ ...col.json(), nullable: true }) addressee: Addressee | null;
  @Column(col.json()) sheet: Sheet;
  @Column(col.key(20)) status: DocumentStatus;
  /** The post that has to sign; null for what nobody signs: a stamp, a card. */
  @Column({ ...col.key(120), nullable: true }) signatoryPost: string | null;
  /** The unit in whose register of outgoing papers it gets its number. */
  @Column(col.key(120)) register: string;
  @Column({ ...col.key(40), nullable: true }) number: string | null;
  @Column({ ...col.int(), nullable: true }) numberYear: number | null;
  /** The person who signed, with the words of that day: «В. о. начальника …». */
  @Column({ ...col.key(120), nullable: true }) signedBy: string | null;
  @Column({ ...col.key(255), nullable: true }) signedName: string | null;
  @Column({ ...col.text(), nullable: true }) signedTitle: string | null;
  @Column({ ...col.instant(), nullable: true }) signedAt: Date | null;
  /** The day by which somebody is to sign it on paper or to send it; null for what leaves by itself, or stays in the file. */
  @Column({ ...col.day(), nullable: true }) sendBy: PlainDate | null;
  @Column({ ...col.key(20), nullable: true }) channel: DispatchChannel | null;
  /** The day it really left, as the register of postings has it. */
  @Column({ ...col.day(), nullable: true }) sentOn: PlainDate | null;
  /** Its number in the register of postings (реєстр відправлень). */
  @Column({ ...col.key(60), nullable: true }) postingNumber: string | null;
  @Column({ ...col.key(120), nullable: true }) dispatchedBy: string | null;
  /** When that was written down. */
  @Column({ ...col.instant(), nullable: true }) dispatchedAt: Date | null;
  /** Of a letter that was taken back; null of one taken back before this was kept. */
  @Column({ ...col.json(), nullable: true }) withdrawal: Withdrawal | null;
  @Column(col.key(120)) createdBy: string;
  @Column(col.instant()) createdAt: Date;
}

/** The last number given out in a unit’s register of outgoing papers in a year (журнал вихідних). */
@Entity({ name: 'outgoing_register' })
export class OutgoingRegisterRecord {
  /** `01:2024` */
  @PrimaryColumn({ ...col.key(40), nullable: false }) id: string;
  @Column(col.int()) lastSerial: number;
}

export const documentTables = [DocumentRecord, OutgoingRegisterRecord];
