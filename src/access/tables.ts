import { Column, Entity, PrimaryColumn } from 'typeorm';
import { col } from '../platform/database/columns.js';

/** A session handed back before its time; the row may go once the token would have expired anyway. */
@Entity({ name: 'ended_session' })
export class EndedSessionRecord {
  @PrimaryColumn({ ...col.key(120), nullable: false }) id: string;
  @Column(col.instant()) endedAt: Date;
  @Column(col.instant()) expiresAt: Date;
}

/** The key that signs demonstration tokens: in the database, so that all nodes of one council share it. */
@Entity({ name: 'session_key' })
export class SessionKeyRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.key(64)) secret: string;
}

export const accessTables = [EndedSessionRecord, SessionKeyRecord];
