import type { AppealKind } from '../../domain/appeal.js';
import type { RuledCase } from '../../policy/index.js';
import type { AppealRecord } from '../tables.js';
import { type ComplainedOf, complainedOf } from './complained-of.js';

/** Whoever refused an earlier appeal: by which post, and who acted. */
export interface Refuser {
  readonly post: string;
  readonly person: string | null;
}

/** What is complained of and whom about, as far as the rule asks: an appeal, or a question heard at a reception. */
export interface Complaint extends RuledCase, ComplainedOf {
  readonly kind: AppealKind;
  /** Who refused the earlier appeal that this one disputes. */
  readonly refusedBy?: Refuser | null;
}

/** An appeal, or what was said at a reception and may become one. */
export type ComplaintCase = Pick<AppealRecord, 'id' | 'receivedOn' | 'kind' | 'assessment'> &
  Partial<Pick<AppealRecord, 'confirmedFeature'>>;

export function complaintOf({ id, receivedOn, kind, assessment }: ComplaintCase): Complaint {
  return { id, receivedOn, kind, ...complainedOf(assessment?.complaint) };
}
