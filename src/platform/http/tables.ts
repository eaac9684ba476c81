import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../database/columns.js';

/** A creating request by its key and its sender, and what was answered to it. */
@Entity({ name: 'idempotency_key' })
@Index('ix_idempotency_key_created_at', ['createdAt'])
export class IdempotencyKeyRecord {
  @PrimaryColumn({ ...col.key(64), nullable: false }) personId: string;
  @PrimaryColumn({ ...col.key(200), nullable: false, name: 'idempotency_key' }) key: string;
  @Column(col.key(200)) route: string;
  @Column(col.key(64)) bodyDigest: string;
  /** The request that did the work: its own retry after a doubtful COMMIT finds itself here. */
  @Column(col.key(64)) requestId: string;
  @Column(col.int()) status: number;
  /** Never null since docs/decisions/0050; the column is made so when no node of an earlier release runs. */
  @Column({ ...col.text(), nullable: true }) answer: string | null;
  @Column(col.instant()) createdAt: Date;
}

export const httpTables = [IdempotencyKeyRecord];
