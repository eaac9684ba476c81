import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlainDate } from '../domain/plain-date.js';
import { col } from '../platform/database/columns.js';
import type { Manifest } from './edition-files.js';

/** The content of a file that some edition holds; kept once however many do. */
@Entity({ name: 'edition_file' })
export class EditionFileRecord {
  @PrimaryColumn({ ...col.key(64), nullable: false }) hash: string;
  /** As it was written when it first came in. */
  @Column(col.text()) content: string;
}

/** An edition (редакція): everything that decides, as one whole. It is never changed. */
@Entity({ name: 'edition' })
export class EditionRecord {
  @PrimaryColumn({ ...col.key(64), nullable: false }) digest: string;
  @Column(col.json()) manifest: Manifest;
  /** What it is for, in the words of whoever drew it up. */
  @Column(col.text()) title: string;
  @Column(col.key(120)) drawnUpById: string;
  @Column(col.text()) drawnUpByName: string;
  @Column(col.instant()) drawnUpAt: Date;
}

/** How an edition came into force: by the start of the service, publication, roll-back, or one diagram of it alone. */
export type ForceKind = 'start' | 'publication' | 'roll-back' | 'diagram';

/** An act that puts an edition into force from a day (набрання чинності). The acts are a line: each follows the one before. */
@Entity({ name: 'edition_force' })
export class EditionForceRecord {
  @PrimaryColumn(col.int()) seq: number;
  @Column(col.key(64)) digest: string;
  @Column(col.key(20)) kind: ForceKind;
  @Column(col.day()) fromOn: PlainDate;
  @Column(col.text()) reason: string;
  @Column(col.key(120)) byId: string;
  @Column(col.text()) byName: string;
  @Column(col.instant()) at: Date;
  /** When the nodes were to go by it; null while its day has not come. */
  @Column({ ...col.instant(), nullable: true }) begunAt: Date | null;
  /** When it was called off before its day. */
  @Column({ ...col.instant(), nullable: true }) withdrawnAt: Date | null;
}

/** One row: the edition that all nodes go by now. Whoever changes it locks it, so that two cannot at once. */
@Entity({ name: 'edition_now' })
export class EditionNowRecord {
  @PrimaryColumn(col.id()) id: string;
  /** Null until the first start has put one into force. */
  @Column({ ...col.key(64), nullable: true }) digest: string | null;
  /** Rises with every change. */
  @Column(col.int()) version: number;
}

export const editionTables = [EditionFileRecord, EditionRecord, EditionForceRecord, EditionNowRecord];
