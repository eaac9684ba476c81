import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/columns.js';

/** `command` failed under somebody's hands, `timer` and `job` under the worker's. */
export const incidentKinds = ['command', 'timer', 'job'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/**
 * The process could not go on (збій): a step or a decision failed for a reason that is no refusal. The
 * case stays as it was before the step, and waits for the workflow admin.
 */
@Entity({ name: 'incident' })
@Index('IX_incident_open', ['isOpen', 'createdAt'])
@Index('IX_incident_instance', ['instanceId', 'isOpen'])
@Index('IX_incident_subject', ['subjectId'])
export class IncidentRecord {
  @PrimaryColumn(col.id()) id: string;
  /** Null when the instance itself did not come to be. */
  @Column({ ...col.id(), nullable: true }) instanceId: string | null;
  @Column({ ...col.id(), nullable: true }) rootId: string | null;
  @Column(col.key(64)) processKey: string;
  @Column(col.key(64)) businessKey: string;
  @Column({ ...col.key(120), nullable: true }) elementId: string | null;
  @Column(col.key(16)) kind: IncidentKind;
  /** The timer or job that stands still until the incident is retried. */
  @Column({ ...col.id(), nullable: true }) subjectId: string | null;
  @Column(col.text()) message: string;
  /** Where in the program: for whoever mends it. */
  @Column({ ...col.text(), nullable: true }) detail: string | null;
  @Column(col.int()) attempts: number;
  @Column(col.flag()) isOpen: boolean;
  @Column(col.instant()) createdAt: Date;
  @Column(col.key(64)) createdBy: string;
  @Column({ ...col.instant(), nullable: true }) resolvedAt: Date | null;
  @Column({ ...col.key(64), nullable: true }) resolvedBy: string | null;
  @Column({ ...col.text(), nullable: true }) resolution: string | null;
  @Column(col.int()) version: number;
}
