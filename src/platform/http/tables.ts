import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../columns.js';

/** A creating request by its key and its sender, and what was answered to it. */
@Entity({ name: 'idempotency_key' })
@Index('ix_idempotency_key_created_at', ['createdAt'])
export class IdempotencyKeyRecord {
  @PrimaryColumn({ ...col.key(64), nullable: false, name: 'person_id' })
  personId: string;

  @PrimaryColumn({ ...col.key(200), nullable: false, name: 'idempotency_key' })
  key: string;

  @Column({ ...col.key(200), name: 'route' })
  route: string;

  @Column({ ...col.key(64), name: 'body_digest' })
  bodyDigest: string;

  /** The request that did the work: its own retry after a doubtful COMMIT finds itself here. */
  @Column({ ...col.key(64), name: 'request_id' })
  requestId: string;

  @Column({ ...col.int(), name: 'status' })
  status: number;

  /** Never null since docs/decisions/0050; the column is made so when no node of an earlier release runs. */
  @Column({ ...col.text(), name: 'answer', nullable: true })
  answer: string | null;

  @Column({ ...col.instant(), name: 'created_at' })
  createdAt: Date;
}

export const httpTables = [IdempotencyKeyRecord];
