import { Column, Entity, PrimaryColumn } from 'typeorm';
import { col } from './columns.js';

/** Where the hand of the manual clock stands: one row, none on the system clock. */
@Entity({ name: 'manual_clock' })
export class ManualClockRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.instant()) standsAt: Date;
}

/** What somebody holds while they check and then write: see `latches.ts`. Its rows are never read. */
@Entity({ name: 'latch' })
class LatchRecord {
  @PrimaryColumn({ ...col.key(60), nullable: false }) name: string;
}

export const platformTables = [ManualClockRecord, LatchRecord];
