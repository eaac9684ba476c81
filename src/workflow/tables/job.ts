import { Column, Entity, Index } from 'typeorm';
import { col } from '../../platform/columns.js';
import { OpenPlace } from './open-place.js';

/** What a job's handler is given, as it was when the case came to it. */
interface JobPayload {
  readonly data: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly item: unknown;
}

/**
 * Work that leaves the service, such as a letter or a call (зовнішня дія). It is done at least once, after
 * the step that asked for it is committed; `executionId` tells the far side that it is the same one.
 */
@Entity({ name: 'job' })
@Index('IX_job_due', ['dueAt', 'lockedUntil'])
@Index('IX_job_root', ['rootId'])
@Index('IX_job_instance', ['instanceId'])
export class JobRecord extends OpenPlace {
  @Column(col.key(64)) processKey: string;
  @Column(col.key(64)) businessKey: string;
  @Column(col.key(120)) topic: string;
  @Column(col.json()) payload: JobPayload;
  @Column(col.int()) attempts: number;
  @Column(col.instant()) dueAt: Date;
  @Column({ ...col.key(64), nullable: true }) lockedBy: string | null;
  @Column(col.instant()) lockedUntil: Date;
  @Column({ ...col.text(), nullable: true }) lastError: string | null;
  @Column(col.instant()) createdAt: Date;
}
