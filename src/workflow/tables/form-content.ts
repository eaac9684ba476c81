import { Column, Entity, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/columns.js';

/** What a form said when a version was published with it (зміст форми): each content once, for good. */
@Entity({ name: 'form_content' })
export class FormContentRecord {
  /** SHA-256 of the content. */
  @PrimaryColumn({ ...col.key(64), nullable: false }) hash: string;
  /** Canonical JSON. */
  @Column(col.text()) content: string;
}
