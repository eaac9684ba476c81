import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { col } from '../../platform/database/columns.js';
import type { MovePlan } from './plan.js';

/** `stopped` by somebody, with cases left; `undone` where what had not gone on was brought back. */
export const moveStates = ['running', 'stopped', 'done', 'undoing', 'undone'] as const;
export type MoveState = (typeof moveStates)[number];

/** `waiting` for its turn; `gone` had ended or gone over already; `advanced` had gone on when it was to be brought back. */
export const caseOutcomes = ['waiting', 'moved', 'refused', 'gone', 'undone', 'advanced'] as const;
type CaseOutcome = (typeof caseOutcomes)[number];

/** Cases that go over from one version of their process to another (переведення справ), by one plan. */
@Entity({ name: 'process_move' })
@Index('UX_process_move_active', ['activeKey'], { unique: true })
@Index('IX_process_move_process', ['processKey', 'createdAt'])
export class ProcessMoveRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.key(64)) processKey: string;
  @Column(col.id()) fromId: string;
  @Column(col.id()) toId: string;
  @Column(col.int()) fromVersion: number;
  @Column(col.int()) toVersion: number;
  @Column(col.json()) plan: MovePlan;
  @Column(col.text()) reason: string;
  @Column(col.key(16)) state: MoveState;
  /** The process while it is under way: one at a time. */
  @Column({ ...col.key(64), nullable: true }) activeKey: string | null;
  @Column(col.instant()) createdAt: Date;
  @Column(col.key(64)) createdBy: string;
  /** Who began, resumed or recalled it last: the cases go over under their name. */
  @Column(col.key(64)) actedBy: string;
  @Column({ ...col.instant(), nullable: true }) endedAt: Date | null;
}

/** What became of one case of a move: its row is written in the transaction that moves the case. */
@Entity({ name: 'process_move_case' })
@Index('IX_process_move_case_outcome', ['moveId', 'outcome', 'rootId'])
export class MovedCaseRecord {
  @PrimaryColumn(col.id()) moveId: string;
  /** The root of the case, whose row is its lock. */
  @PrimaryColumn(col.id()) rootId: string;
  @Column(col.key(64)) businessKey: string;
  @Column(col.key(16)) outcome: CaseOutcome;
  /** Why it was refused. */
  @Column({ ...col.text(), nullable: true }) why: string | null;
  /** What brings it back, packed. */
  @Column({ ...col.text(), nullable: true }) kept: string | null;
  @Column({ ...col.instant(), nullable: true }) at: Date | null;
}

export const movingTables = [ProcessMoveRecord, MovedCaseRecord];
