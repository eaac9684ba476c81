import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../platform/database/columns.js';

/** One entry of the journal (запис журналу). Rows are added; only a payload may be erased, never changed. */
@Entity({ name: 'journal_entry' })
@Index('UX_journal_entry_stream_seq', ['stream', 'seq'], { unique: true })
export class JournalEntryRecord {
  @PrimaryColumn(col.id()) id: string;
  /** Whose story it is: the id of an appeal, of a rule edition, of a process definition … */
  @Column(col.key(120)) stream: string;
  @Column(col.int()) seq: number;
  @Column(col.key(80)) kind: string;
  @Column(col.key(120)) byId: string;
  @Column(col.key(255)) byName: string;
  @Column(col.instant()) at: Date;
  /** Canonical JSON text, so that it can be hashed as it lies; null once erased. */
  @Column({ ...col.text(), nullable: true }) payload: string | null;
  @Column({ ...col.key(32), nullable: true }) salt: string | null;
  @Column(col.key(64)) payloadHash: string;
  @Column(col.key(64)) prevHash: string;
  @Column(col.key(64)) hash: string;
}

export const journalTables = [JournalEntryRecord];
