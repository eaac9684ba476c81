import type { AppealMention, Sheet } from '../../documents/index.js';
import type { StepContext } from '../../workflow/index.js';
import { addresseeOf, type ExtensionTold, mentionOfAll, type Sent } from './correspondence.js';
import type { NoticeEvent } from '../asked-of-rules.js';
import type { AppealService } from '../appeal-service.js';
import { byAuthor } from './joined-letters.js';
import type { Posting } from './mailroom.js';
import type { AppealRecord } from '../tables.js';

interface Notice extends Posting {
  readonly event: NoticeEvent;
  readonly sheetOn: (letters: AppealMention) => Sheet;
  readonly extension?: ExtensionTold;
}

/**
 * A notice to the author of an appeal and to whoever wrote a letter that has joined it, each on their own letters
 * (docs/decisions/0077); gives the one to the author.
 */
export async function tellAuthors(
  appeals: AppealService,
  context: StepContext,
  appeal: AppealRecord,
  { event, sheetOn, ...posting }: Notice,
): Promise<Sent | null> {
  const sent: (Sent | null)[] = [];
  for (const letters of byAuthor(appeal, await appeals.store.joinedTo(context.manager, appeal))) {
    const addressee = addresseeOf(letters[0]);
    const sheet = sheetOn(mentionOfAll(letters));
    sent.push(await appeals.correspondence.notify(context, appeal, event, sheet, { ...posting, addressee }));
  }
  return sent[0] ?? null;
}
