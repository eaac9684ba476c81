import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/columns.js';

export const instanceStatuses = ['running', 'completed', 'terminated', 'suspended'] as const;
export type InstanceStatus = (typeof instanceStatuses)[number];

/**
 * One run of a process (екземпляр процесу). A case is a root instance with the instances it has called;
 * `rootId` joins them, and the root's row is the lock of the whole case.
 */
@Entity({ name: 'process_instance' })
@Index('IX_process_instance_root', ['rootId'])
@Index('IX_process_instance_parent', ['parentId'])
@Index('IX_process_instance_business_key', ['businessKey'])
@Index('IX_process_instance_process', ['processKey', 'status', 'startedAt'])
export class ProcessInstanceRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.id()) rootId: string;
  @Column({ ...col.id(), nullable: true }) parentId: string | null;
  /** The call activity of the parent that waits for this instance. */
  @Column({ ...col.key(190), nullable: true }) parentExecutionId: string | null;
  @Column(col.id()) definitionId: string;
  @Column(col.key(64)) processKey: string;
  @Column(col.key(64)) businessKey: string;
  @Column(col.key(16)) status: InstanceStatus;
  /** What the engine saved, packed; the way behind is in `passage`. */
  @Column(col.text()) state: string;
  /** Counts the saved steps; a saved live object is good only for the version it was saved with. */
  @Column(col.int()) version: number;
  /** Open incidents of this instance: saves asking their table at every step. */
  @Column(col.int()) incidents: number;
  @Column(col.instant()) startedAt: Date;
  @Column(col.key(64)) startedBy: string;
  @Column({ ...col.instant(), nullable: true }) endedAt: Date | null;
  /** The end event that was reached; null while running and when terminated from outside. */
  @Column({ ...col.key(120), nullable: true }) endEvent: string | null;
}
