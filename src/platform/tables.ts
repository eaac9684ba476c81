import { Column, Entity, PrimaryColumn } from 'typeorm';
import { col } from './columns.js';

/** Where the hand of the manual clock stands: one row, none on the system clock. */
@Entity({ name: 'manual_clock' })
export class ManualClockRecord {
  @PrimaryColumn(col.id())
  id: string;

  @Column({ ...col.instant(), name: 'stands_at' })
  standsAt: Date;
}
