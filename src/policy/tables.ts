import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ClauseRef } from '../domain/clause.js';
import type { PlainDate } from '../domain/plain-date.js';
import { col } from '../platform/columns.js';
import type { Basis } from './catalogue/catalogue.js';
import type { Scalar } from './catalogue/condition.js';
import type { Facts } from './decision.js';

/** What a rule set answered in a case, and who, if anybody, decided otherwise. Only what sets it aside is ever added. */
@Entity({ name: 'decision' })
@Index('IX_decision_subject', ['subject', 'at'])
@Index('IX_decision_rule_set', ['ruleSet', 'at'])
export class DecisionRecord {
  @PrimaryColumn(col.id())
  id: string;

  /** The case: its business key. */
  @Column({ ...col.key(120), name: 'subject' })
  subject: string;

  @Column({ ...col.key(120), name: 'instance_id', nullable: true })
  instanceId: string | null;

  /** The task of the diagram that asked. */
  @Column({ ...col.key(120), name: 'element', nullable: true })
  element: string | null;

  @Column({ ...col.key(100), name: 'rule_set' })
  ruleSet: string;

  /** Points to `rule_edition`. */
  @Column({ ...col.key(64), name: 'digest' })
  digest: string;

  @Column({ ...col.day(), name: 'as_on' })
  asOn: PlainDate;

  @Column({ ...col.key(20), name: 'basis' })
  basis: Basis;

  @Column({ ...col.json(), name: 'facts' })
  facts: Facts;

  @Column({ ...col.key(100), name: 'outcome' })
  outcome: string;

  @Column({ ...col.text(), name: 'outcome_label' })
  outcomeLabel: string;

  @Column({ ...col.key(100), name: 'rule', nullable: true })
  rule: string | null;

  @Column({ ...col.json(), name: 'clauses' })
  clauses: readonly ClauseRef[];

  @Column({ ...col.json(), name: 'decision_values' })
  values: Readonly<Record<string, Scalar>>;

  @Column({ ...col.json(), name: 'also_held' })
  alsoHeld: readonly string[];

  @Column({ ...col.key(120), name: 'by_id' })
  byId: string;

  @Column({ ...col.text(), name: 'by_name' })
  byName: string;

  @Column({ ...col.instant(), name: 'at' })
  at: Date;

  @Column({ ...col.key(120), name: 'overridden_by', nullable: true })
  overriddenBy: string | null;

  @Column({ ...col.instant(), name: 'overridden_at', nullable: true })
  overriddenAt: Date | null;

  @Column({ ...col.key(100), name: 'override_outcome', nullable: true })
  overrideOutcome: string | null;

  @Column({ ...col.text(), name: 'override_reason', nullable: true })
  overrideReason: string | null;

  /** The decision that bars whom this one named (art. 7), and who acts instead. */
  @Column({ ...col.id(), name: 'bar_id', nullable: true })
  barId: string | null;

  @Column({ ...col.text(), name: 'acts_instead', nullable: true })
  actsInstead: string | null;
}

/** An edition of a rule set as it stood when it first served: enough to decide and explain again (редакція). */
@Entity({ name: 'rule_edition' })
export class RuleEditionRecord {
  @PrimaryColumn({ ...col.key(64), nullable: false })
  digest: string;

  @Column({ ...col.key(100), name: 'rule_set' })
  ruleSet: string;

  /** Canonical JSON, kept as text: its sha256 is the digest. */
  @Column({ ...col.text(), name: 'canonical' })
  canonical: string;

  @Column({ ...col.instant(), name: 'first_seen_at' })
  firstSeenAt: Date;
}

export const policyTables = [DecisionRecord, RuleEditionRecord];
