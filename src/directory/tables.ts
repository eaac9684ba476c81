import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PlainDate } from '../domain/plain-date.js';
import { col } from '../platform/columns.js';

/** An absence as it was ordered. A withdrawn one stays: on those days someone may have signed by it. */
@Entity({ name: 'absence' })
@Index('IX_absence_post_from', ['postId', 'fromOn'])
export class AbsenceRecord {
  @PrimaryColumn(col.id())
  id: string;

  @Column({ ...col.key(120), name: 'post_id' })
  postId: string;

  /** The first day away. */
  @Column({ ...col.day(), name: 'from_on' })
  fromOn: PlainDate;

  /** The first day back. */
  @Column({ ...col.day(), name: 'to_on' })
  toOn: PlainDate;

  @Column({ ...col.key(120), name: 'substitute_person_id', nullable: true })
  substitutePersonId: string | null;

  @Column({ ...col.key(60), name: 'order_no', nullable: true })
  orderNo: string | null;

  @Column({ ...col.key(120), name: 'recorded_by' })
  recordedBy: string;

  @Column({ ...col.instant(), name: 'recorded_at' })
  recordedAt: Date;

  @Column({ ...col.key(120), name: 'withdrawn_by', nullable: true })
  withdrawnBy: string | null;

  @Column({ ...col.instant(), name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
}

/**
 * One row, changed with every absence: it lets one order be written at a time, so that two cannot overlap,
 * and tells the other nodes that there is something new to read.
 */
@Entity({ name: 'absence_board' })
export class AbsenceBoardRecord {
  @PrimaryColumn(col.id())
  id: string;

  @Column(col.int())
  version: number;
}

export const directoryTables = [AbsenceRecord, AbsenceBoardRecord];
