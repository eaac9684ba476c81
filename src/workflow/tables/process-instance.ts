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
  @PrimaryColumn(col.id())
  id: string;

  @Column({ ...col.id(), name: 'root_id' })
  rootId: string;

  @Column({ ...col.id(), name: 'parent_id', nullable: true })
  parentId: string | null;

  /** The call activity of the parent that waits for this instance. */
  @Column({ ...col.key(190), name: 'parent_execution_id', nullable: true })
  parentExecutionId: string | null;

  @Column({ ...col.id(), name: 'definition_id' })
  definitionId: string;

  @Column({ ...col.key(64), name: 'process_key' })
  processKey: string;

  @Column({ ...col.key(64), name: 'business_key' })
  businessKey: string;

  @Column(col.key(16))
  status: InstanceStatus;

  /** What the engine saved, packed; the way behind is in `passage`. */
  @Column(col.text())
  state: string;

  /** Counts the saved steps; a saved live object is good only for the version it was saved with. */
  @Column(col.int())
  version: number;

  /** Open incidents of this instance: saves asking their table at every step. */
  @Column(col.int())
  incidents: number;

  @Column({ ...col.instant(), name: 'started_at' })
  startedAt: Date;

  @Column({ ...col.key(64), name: 'started_by' })
  startedBy: string;

  @Column({ ...col.instant(), name: 'ended_at', nullable: true })
  endedAt: Date | null;

  /** The end event that was reached; null while running and when terminated from outside. */
  @Column({ ...col.key(120), name: 'end_event', nullable: true })
  endEvent: string | null;
}
