import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/database/columns.js';
import type { ReplayScope } from '../replay/comparison/stored-decisions.js';
import type { ReplayTotals } from '../replay/comparison/tally.js';

/** A reviewer's word that editions of a rule set are right (погодження редакції). Written once, never changed. */
@Entity({ name: 'sign_off' })
@Index('ix_sign_off_rule_set', ['ruleSet', 'id'])
export class SignOffRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.key(100)) ruleSet: string;
  /** Digest of the whole candidate that the replay was of. */
  @Column(col.key(64)) candidateDigest: string;
  @Column(col.id()) replayId: string;
  /** What the replay gave, as it was when signed. */
  @Column(col.json()) replayResult: { readonly scope: ReplayScope; readonly totals: ReplayTotals };
  @Column(col.text()) comment: string;
  @Column(col.key(120)) byId: string;
  @Column(col.text()) byName: string;
  @Column(col.instant()) at: Date;
}

/** Which editions a sign-off is of. The key lets a person sign an edition once. */
@Entity({ name: 'sign_off_edition' })
@Index('ix_sign_off_edition_sign_off', ['signOffId'])
export class SignOffEditionRecord {
  @PrimaryColumn({ ...col.key(64), nullable: false }) digest: string;
  @PrimaryColumn({ ...col.key(120), nullable: false }) byId: string;
  @Column(col.id()) signOffId: string;
}

export const signOffTables = [SignOffRecord, SignOffEditionRecord];
