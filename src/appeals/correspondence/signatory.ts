import { kyivInstant } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import type { Decision } from '../../policy/index.js';
import { signatoryOfNotice } from '../asked-of-rules.js';
import type { Judging, Occasion } from '../complaints/conflict.js';
import { postInCharge } from '../complaints/in-charge.js';
import type { Office } from '../office.js';
import type { AppealRecord } from '../tables.js';

/** The post behind an answer of the rules on who signs: a post, or one that the appeal tells. */
export function postOf({ directory }: Office, appeal: AppealRecord, outcome: string): string {
  switch (outcome) {
    case 'leader-of-control':
    case 'reception-leader':
      return appeal.leader ?? directory.head.id;
    // KR-2.29: whoever carries the question out answers for it.
    case 'executor':
    case 'district-head':
      return directory.unit(appeal.mainExecutor ?? appeal.register).headPostId;
    case 'unit-head':
      return directory.unit(appeal.register).headPostId;
    default:
      return directory.postNamed(outcome).id;
  }
}

/** Whose signature a notice has, and the decision that says so. */
export interface NoticeSignatory {
  readonly post: string;
  readonly ruling: Decision;
}

/**
 * Whom the rules let sign a notice on a day (підпис повідомлення, KR-1.2, 2.31): kept in the case as of a reply. Nobody
 * signs who is complained of (art. 7).
 */
export async function noticeSignatory(
  appeals: Judging,
  context: Occasion,
  appeal: AppealRecord,
  on: PlainDate,
): Promise<NoticeSignatory> {
  const { office, rulings } = appeals;
  const { applicant, receivedOn, register, addressee, resolution } = appeal;
  const facts = {
    'reply.document': 'notice',
    'case.register': office.directory.keeperOf(register),
    'reply.officeHeadAway': office.isOfficeHeadAway(on),
    'author.headPersonally': office.classifier.asksForHead(applicant.categories, receivedOn),
    'letter.addressee': addressee.kind,
    'reply.draftedBy': 'unit',
    'resolution.control': resolution?.control ?? false,
  } as const;
  const ruling = await rulings.consider(signatoryOfNotice, facts, { of: appeal, now: kyivInstant(on, '12:00') });
  const decisionId = await rulings.keep(ruling, { ...context, of: appeal });
  const named = { post: postOf(office, appeal, ruling.outcome), decisionId };
  return { post: await postInCharge(appeals, context, appeal, named, 'procedure', on), ruling };
}
