import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ClauseRef } from '../domain/clause.js';
import type { PlainDate } from '../domain/plain-date.js';
import { col } from '../platform/database/columns.js';
import type { Basis } from './catalogue/catalogue.js';
import type { Scalar } from './catalogue/condition.js';
import type { Facts } from './decision.js';

/** What a rule set answered in a case, and who, if anybody, decided otherwise. Only what sets it aside is ever added. */
@Entity({ name: 'decision' })
@Index('IX_decision_subject', ['subject', 'at'])
@Index('IX_decision_rule_set', ['ruleSet', 'at'])
export class DecisionRecord {
  @PrimaryColumn(col.id()) id: string;
  /** The case: its business key. */
  @Column(col.key(120)) subject: string;
  @Column({ ...col.key(120), nullable: true }) instanceId: string | null;
  /** The task of the diagram that asked. */
  @Column({ ...col.key(120), nullable: true }) element: string | null;
  @Column(col.key(100)) ruleSet: string;
  /** Points to `rule_edition`. */
  @Column(col.key(64)) digest: string;
  @Column(col.day()) asOn: PlainDate;
  @Column(col.key(20)) basis: Basis;
  @Column(col.json()) facts: Facts;
  /** By name, of whom or what the question says «цей»; null where it does not, and in older decisions. */
  @Column({ ...col.text(), nullable: true }) about: string | null;
  @Column(col.key(100)) outcome: string;
  @Column(col.text()) outcomeLabel: string;
  @Column({ ...col.key(100), nullable: true }) rule: string | null;
  @Column(col.json()) clauses: readonly ClauseRef[];
  @Column({ ...col.json(), name: 'decision_values' }) values: Readonly<Record<string, Scalar>>;
  @Column(col.json()) alsoHeld: readonly string[];
  @Column(col.key(120)) byId: string;
  @Column(col.text()) byName: string;
  @Column(col.instant()) at: Date;
  @Column({ ...col.key(120), nullable: true }) overriddenBy: string | null;
  @Column({ ...col.instant(), nullable: true }) overriddenAt: Date | null;
  @Column({ ...col.key(100), nullable: true }) overrideOutcome: string | null;
  @Column({ ...col.text(), nullable: true }) overrideReason: string | null;
  /** The decision that bars whom this one named (art. 7), and who acts instead. */
  @Column({ ...col.id(), nullable: true }) barId: string | null;
  @Column({ ...col.text(), nullable: true }) actsInstead: string | null;
}

/** An edition of a rule set as it stood when it first served: enough to decide and explain again (редакція). */
@Entity({ name: 'rule_edition' })
export class RuleEditionRecord {
  @PrimaryColumn({ ...col.key(64), nullable: false }) digest: string;
  @Column(col.key(100)) ruleSet: string;
  /** Canonical JSON, kept as text: its sha256 is the digest. */
  @Column(col.text()) canonical: string;
  @Column(col.instant()) firstSeenAt: Date;
}

export const policyTables = [DecisionRecord, RuleEditionRecord];
