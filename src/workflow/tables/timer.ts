import { Column, Entity, Index } from 'typeorm';
import { col } from '../../platform/columns.js';
import { OpenPlace } from './open-place.js';

/**
 * An instant at which a case moves by itself (таймер). Exactly one node fires it: the row is leased by a
 * compare-and-set, and deleted in the same transaction that moves the case.
 */
@Entity({ name: 'timer' })
@Index('IX_timer_due', ['dueAt', 'lockedUntil'])
@Index('IX_timer_root', ['rootId', 'dueAt'])
@Index('IX_timer_instance', ['instanceId'])
export class TimerRecord extends OpenPlace {
  @Column(col.instant()) dueAt: Date;
  @Column({ ...col.key(64), nullable: true }) lockedBy: string | null;
  @Column(col.instant()) lockedUntil: Date;
  /** How often firing it has failed. */
  @Column(col.int()) attempts: number;
}
