import { Column, Entity, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/columns.js';
import type { Passage } from '../engine/index.js';

/**
 * One element or flow of the diagram that a running process has passed (пройдений елемент): the way behind, kept in
 * the transaction that went it and never changed. It says what happened to the case, never who did it: that is the
 * journal's.
 */
@Entity({ name: 'passage' })
export class PassageRecord {
  @PrimaryColumn(col.id()) instanceId: string;
  /** Which saved step of the instance passed it: its version from then on. */
  @PrimaryColumn(col.int()) step: number;
  /** Its turn within the step. */
  @PrimaryColumn(col.int()) place: number;
  @Column(col.key(120)) elementId: string;
  /** `unrecorded` names no element but the process: the way before this step is not known. */
  @Column(col.key(16)) kind: Passage['kind'];
  /** What kind of command moved the case. */
  @Column(col.key(16)) movedBy: Passage['movedBy'];
  /** Null where it was not recorded. */
  @Column({ ...col.instant(), nullable: true }) enteredAt: Date | null;
  @Column(col.instant()) leftAt: Date;
}
