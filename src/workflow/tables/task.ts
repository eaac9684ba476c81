import { Column, Entity, Index } from 'typeorm';
import type { PlainDate } from '../../domain/plain-date.js';
import { col } from '../../platform/columns.js';
import { OpenPlace } from './open-place.js';

/** `created` has no one who could take it, `ready` waits for its group, `reserved` is somebody's. */
export const taskStates = [
  'created',
  'ready',
  'reserved',
  'in-progress',
  'suspended',
  'completed',
  'terminated',
] as const;
type TaskState = (typeof taskStates)[number];

/**
 * Work that waits for a person (завдання). The row is written in the transaction that made the process
 * stop there, so a list shows it at once. `group` is who may take it: `role`, `role@unit` or `post:id`.
 */
@Entity({ name: 'task' })
@Index('IX_task_group', ['isOpen', 'group', 'sortOn', 'id'])
@Index('IX_task_assignee', ['isOpen', 'assignee', 'sortOn', 'id'])
@Index('IX_task_due', ['isOpen', 'sortOn', 'id'])
@Index('IX_task_owner', ['isOpen', 'owner'])
@Index('IX_task_case', ['businessKey', 'createdAt'])
@Index('IX_task_instance', ['instanceId', 'isOpen'])
export class TaskRecord extends OpenPlace {
  @Column(col.key(64)) processKey: string;
  @Column(col.key(64)) businessKey: string;
  @Column(col.key(200)) name: string;
  @Column({ ...col.key(64), nullable: true }) formKey: string | null;
  @Column({ ...col.key(160), name: 'candidate_group', nullable: true }) group: string | null;
  @Column({ ...col.key(64), nullable: true }) assignee: string | null;
  /** Whose task it stays while a delegate works on it. */
  @Column({ ...col.key(64), nullable: true }) owner: string | null;
  @Column(col.key(16)) state: TaskState;
  /** The state to go back to after a suspension. */
  @Column({ ...col.key(16), nullable: true }) stateBefore: TaskState | null;
  @Column(col.flag()) isOpen: boolean;
  @Column(col.int()) priority: number;
  @Column({ ...col.day(), nullable: true }) dueOn: PlainDate | null;
  /** `dueOn`, or a day beyond all days: lists are ordered by it and a blank may not come first. */
  @Column(col.day()) sortOn: string;
  /** The element of the collection that this task of a multi-instance is about. */
  @Column({ ...col.json(), nullable: true }) item: unknown;
  /** What whoever does it has to know first: words of the person who did what came before. */
  @Column({ ...col.text(), nullable: true }) note: string | null;
  @Column(col.instant()) createdAt: Date;
  @Column({ ...col.instant(), nullable: true }) claimedAt: Date | null;
  @Column({ ...col.key(64), nullable: true }) claimedBy: string | null;
  @Column({ ...col.instant(), nullable: true }) startedAt: Date | null;
  @Column({ ...col.instant(), nullable: true }) endedAt: Date | null;
  @Column({ ...col.key(64), nullable: true }) completedBy: string | null;
  @Column({ ...col.json(), nullable: true }) answer: Readonly<Record<string, unknown>> | null;
  @Column(col.int()) version: number;
}
