import { Column, Entity, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/database/columns.js';

/** A reviewer's word that a whole edition may come into force (погодження редакції). Written once, never changed. */
@Entity({ name: 'edition_signature' })
export class EditionSignatureRecord {
  @PrimaryColumn({ ...col.key(64), nullable: false }) digest: string;
  @PrimaryColumn({ ...col.key(120), nullable: false }) byId: string;
  @Column(col.text()) byName: string;
  @Column(col.text()) comment: string;
  /** What it would have decided in the cases there have been; null where it decides nothing anew, or there were none. */
  @Column({ ...col.id(), nullable: true }) replayId: string | null;
  @Column(col.instant()) at: Date;
}

export const editionSignatureTables = [EditionSignatureRecord];
