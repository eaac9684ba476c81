import { withdrawalNotice, type DocumentRecord } from '../../documents/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { StepContext } from '../../workflow/index.js';
import type { AppealService } from '../appeal-service.js';
import type { AppealRecord } from '../tables.js';
import { mentionOf } from './correspondence.js';

/**
 * Whoever acts on an appeal by a covering letter of ours that has left is told that the citizen has taken it back: a body
 * to which a part was sent on, an executor outside the council (docs/decisions/0153). What has not left is taken back.
 */
export async function tellThoseActing(
  appeals: AppealService,
  context: StepContext,
  appeal: AppealRecord,
  acting: readonly DocumentRecord[],
): Promise<void> {
  for (const { number, signedAt, addressee } of acting) {
    if (number === null || signedAt === null || addressee === null) continue;
    const sent = { number, on: dayInKyiv(signedAt) };
    const sheet = withdrawalNotice({ appeal: mentionOf(appeal), sent });
    const signatoryPost = await appeals.correspondence.noticeSignatory(context, appeal);
    await appeals.correspondence.send(context, appeal, { sheet, addressee, signatoryPost, signing: 'on-paper' });
  }
}
