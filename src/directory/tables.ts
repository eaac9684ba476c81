import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PlainDate } from '../domain/plain-date.js';
import { col } from '../platform/database/columns.js';

/** An absence as it was ordered. A withdrawn one stays: on those days someone may have signed by it. */
@Entity({ name: 'absence' })
@Index('IX_absence_post_from', ['postId', 'fromOn'])
export class AbsenceRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.key(120)) postId: string;
  /** The first day away. */
  @Column(col.day()) fromOn: PlainDate;
  /** The first day back. */
  @Column(col.day()) toOn: PlainDate;
  @Column({ ...col.key(120), nullable: true }) substitutePersonId: string | null;
  @Column({ ...col.key(60), nullable: true }) orderNo: string | null;
  @Column(col.key(120)) recordedBy: string;
  @Column(col.instant()) recordedAt: Date;
  @Column({ ...col.key(120), nullable: true }) withdrawnBy: string | null;
  @Column({ ...col.instant(), nullable: true }) withdrawnAt: Date | null;
}

/**
 * One row, changed with every absence: it lets one order be written at a time, so that two cannot overlap,
 * and tells the other nodes that there is something new to read.
 */
@Entity({ name: 'absence_board' })
export class AbsenceBoardRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.int()) version: number;
}

export const directoryTables = [AbsenceRecord, AbsenceBoardRecord];
