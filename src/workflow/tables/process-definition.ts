import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/columns.js';

/**
 * One version of a diagram (версія схеми процесу). It is written once and never changed: an instance
 * finishes by the version it began with. The same content is the same version, whoever publishes it.
 */
@Entity({ name: 'process_definition' })
@Index('UX_process_definition_version', ['key', 'version'], { unique: true })
@Index('UX_process_definition_hash', ['key', 'hash'], { unique: true })
export class ProcessDefinitionRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.key(64)) key: string;
  @Column(col.int()) version: number;
  @Column({ ...col.key(200), nullable: true }) title: string | null;
  /** SHA-256 of the diagram and its forms, by which two nodes that start at once know it is one and the same. */
  @Column(col.key(64)) hash: string;
  @Column(col.text()) xml: string;
  /** The compiled diagram, packed. */
  @Column(col.text()) context: string;
  /** The forms it was published with: the hash of the content of each, by its key; null before they were kept. */
  @Column({ ...col.json(), nullable: true }) forms: Readonly<Record<string, string>> | null;
  @Column(col.int()) nodeCount: number;
  /** The version that new instances start by: one of each key. */
  @Column(col.flag()) active: boolean;
  @Column(col.instant()) publishedAt: Date;
  @Column(col.key(64)) publishedBy: string;
}
