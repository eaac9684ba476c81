import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PlainDate } from '../../domain/plain-date.js';
import { col } from '../../platform/database/columns.js';
import type { TallyData } from './comparison/tally.js';
import type { Answer, Becomes, ChangeKind } from './comparison/verdict.js';

export const replayStatuses = ['running', 'finished', 'failed'] as const;

/** Digests of a candidate's editions, by rule set. */
export type EditionDigests = Readonly<Record<string, readonly string[]>>;

/**
 * A recomputation of stored decisions under other rules (пробіг), with how far it has come. The cursor
 * and the tallies change together, chunk by chunk, so whoever goes on loses and doubles nothing.
 */
@Entity({ name: 'replay' })
@Index('ix_replay_status', ['status', 'lockedUntil'])
export class ReplayRecord {
  @PrimaryColumn(col.id()) id: string;
  /** Who carries it: the service adopts its own after a restart, a command is gone on with by hand. */
  @Column(col.key(20)) origin: 'service' | 'command';
  @Column(col.key(20)) status: (typeof replayStatuses)[number];
  /** Why it cannot go on, Ukrainian. */
  @Column({ ...col.text(), nullable: true }) fault: string | null;
  /** How the candidate was named: a folder, a file, `git:HEAD`; null for the present rules. */
  @Column({ ...col.text(), nullable: true }) candidate: string | null;
  /** Files that were posted, by name; null when the candidate is read from elsewhere. */
  @Column({ ...col.json(), nullable: true }) files: Readonly<Record<string, string>> | null;
  /** The whole edition whose rules they are (docs/decisions/0162); null for any others. */
  @Column({ ...col.key(64), nullable: true }) edition: string | null;
  @Column(col.key(64)) candidateDigest: string;
  @Column(col.json()) editions: EditionDigests;
  @Column({ ...col.key(100), nullable: true }) ruleSet: string | null;
  @Column({ ...col.day(), name: 'from_day', nullable: true }) from: PlainDate | null;
  /** Inclusive. */
  @Column({ ...col.day(), name: 'to_day', nullable: true }) to: PlainDate | null;
  @Column({ ...col.key(60), nullable: true }) unit: string | null;
  /** The last decision there was at the start: later ones are not counted. */
  @Column(col.id()) lastId: string;
  /** The last decision that is counted; empty before the first chunk. */
  @Column({ ...col.id(), name: 'done_to' }) cursor: string;
  @Column(col.int()) total: number;
  @Column(col.int()) done: number;
  @Column(col.json()) tally: TallyData;
  @Column(col.key(120)) byId: string;
  @Column(col.text()) byName: string;
  @Column(col.instant()) startedAt: Date;
  @Column({ ...col.instant(), nullable: true }) finishedAt: Date | null;
  @Column({ ...col.key(120), nullable: true }) lockedBy: string | null;
  @Column(col.instant()) lockedUntil: Date;
}

/** A decision that would be otherwise, by name (поіменована справа). Some of each change are kept, all are counted. */
@Entity({ name: 'replay_case' })
@Index('ix_replay_case_change', ['replayId', 'change', 'decisionId'])
export class ReplayCaseRecord {
  @PrimaryColumn(col.id()) replayId: string;
  @PrimaryColumn(col.id()) decisionId: string;
  /** The number of the change in the tally. */
  @Column({ ...col.int(), name: 'change_no' }) change: number;
  @Column(col.key(20)) kind: ChangeKind;
  /** The business key of the case. */
  @Column(col.key(120)) subject: string;
  @Column({ ...col.key(40), nullable: true }) registrationIndex: string | null;
  @Column({ ...col.int(), nullable: true }) year: number | null;
  @Column({ ...col.key(40), nullable: true }) register: string | null;
  @Column(col.key(100)) ruleSet: string;
  @Column({ ...col.key(120), nullable: true }) element: string | null;
  @Column(col.instant()) at: Date;
  @Column(col.json()) was: Answer;
  @Column(col.json()) becomes: Becomes;
  @Column({ ...col.day(), nullable: true }) wasDue: PlainDate | null;
  @Column({ ...col.day(), nullable: true }) becomesDue: PlainDate | null;
}

export const replayTables = [ReplayRecord, ReplayCaseRecord];
