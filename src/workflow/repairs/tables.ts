import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/database/columns.js';

/** What is mended in one case (дія ремонту). */
export type RepairAct =
  | { readonly kind: 'variable'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'token'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'skip';
      readonly elementId: string;
      readonly data?: Readonly<Record<string, unknown>> | undefined;
    };

export const repairStates = ['proposed', 'done', 'rejected'] as const;

/** One repair of a case: what touches a term is proposed by one person and confirmed by another (ремонт справи). */
@Entity({ name: 'case_repair' })
@Index('IX_case_repair_instance', ['instanceId', 'proposedAt'])
export class CaseRepairRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.id()) instanceId: string;
  @Column(col.key(64)) businessKey: string;
  @Column(col.json()) act: RepairAct;
  @Column(col.text()) reason: string;
  /** Why it needs a second person; null where it does not. */
  @Column({ ...col.text(), nullable: true }) touches: string | null;
  @Column(col.key(16)) state: (typeof repairStates)[number];
  @Column(col.instant()) proposedAt: Date;
  @Column(col.key(64)) proposedBy: string;
  @Column({ ...col.instant(), nullable: true }) endedAt: Date | null;
  @Column({ ...col.key(64), nullable: true }) endedBy: string | null;
}

export const repairTables = [CaseRepairRecord];
