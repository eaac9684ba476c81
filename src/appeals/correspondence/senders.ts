import type { CoveringLetter } from '../../domain/appeal.js';
import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { senderNotice, type SenderEvent } from '../../documents/index.js';
import type { GivenFacts } from '../../policy/index.js';
import type { StepContext } from '../../workflow/index.js';
import { addresseeOfSender, applicantOf, mentionOf, type Sent } from './correspondence.js';
import type { AppealService } from '../appeal-service.js';
import { senderTold } from '../asked-of-rules.js';
import type { AppealRecord } from '../tables.js';

export interface SentOn {
  readonly letter: AppealRecord;
  readonly covering: CoveringLetter;
}

/** Who sent the appeal on, with this letter or with one that has joined it: each on their own letter. */
export async function sendersOf(
  appeals: AppealService,
  { manager }: StepContext,
  appeal: AppealRecord,
): Promise<SentOn[]> {
  const letters = [appeal, ...(await appeals.store.joinedTo(manager, appeal))];
  return letters.flatMap((letter) => {
    const { coveringLetter: covering, registrationIndex } = letter;
    return covering === null || registrationIndex === null ? [] : [{ letter, covering }];
  });
}

type News = Omit<GivenFacts<(typeof senderTold)['facts']>, 'sender.termSet' | 'sender.asksToBeTold'>;

/** Those of them whom the rules have told of something (кого повідомляють); each answer is kept in the case. */
export async function sendersToTell(
  appeals: AppealService,
  context: StepContext,
  appeal: AppealRecord,
  newsFor: (covering: CoveringLetter) => News = () => answered,
): Promise<SentOn[]> {
  const told: SentOn[] = [];
  for (const sentOn of await sendersOf(appeals, context, appeal)) {
    const { answerBy, asksToBeTold = null } = sentOn.covering;
    const facts = {
      'sender.termSet': answerBy !== null,
      'sender.asksToBeTold': asksToBeTold === null ? 'unknown' : asksToBeTold ? 'yes' : 'no',
      ...newsFor(sentOn.covering),
    } as const;
    const { outcome } = await appeals.rulings.decide(senderTold, facts, { ...context, of: appeal });
    if (outcome === 'tell') told.push(sentOn);
  }
  return told;
}

const answered: News = {
  'sender.news': 'answered',
  'extension.citizenTold': false,
  'extension.beyondSenderTerm': false,
};

interface ToldOfIt {
  readonly what: SenderEvent;
  readonly clauses: readonly ClauseRef[];
  /** The letter to the citizen; null where there was none. */
  readonly told: Sent | null;
  /** The last day of the act, where the law gives one. */
  readonly lastDay?: PlainDate | null;
}

/**
 * Tells those who sent the appeal on what became of it without an answer, or that the answer comes later, in the
 * transaction of the act itself (docs/decisions/0100). Signed as notices are.
 */
export async function tellSenders(
  appeals: AppealService,
  context: StepContext,
  appeal: AppealRecord,
  it: ToldOfIt,
): Promise<void> {
  const { what, clauses, told, lastDay = null } = it;
  const senders = await sendersToTell(appeals, context, appeal, ({ answerBy }) => ({
    'sender.news': what.event === 'extended' ? 'extended' : 'ended',
    'extension.citizenTold': told !== null,
    'extension.beyondSenderTerm': what.event === 'extended' && answerBy !== null && what.to > answerBy,
  }));
  if (senders.length === 0) return;
  const on = appeals.office.today(context.now);
  const signatoryPost = await appeals.correspondence.noticeSignatory(context, appeal);
  for (const { letter, covering } of senders) {
    const sheet = senderNotice({
      theirs: covering,
      appeal: mentionOf(letter),
      applicant: isNamed(letter) ? applicantOf(letter) : null,
      what,
      clauses,
      told: told === null ? null : { number: told.number, on },
    });
    const addressee = addresseeOfSender(covering, appeals.office);
    await appeals.correspondence.send(context, appeal, {
      sheet,
      addressee,
      signatoryPost,
      signing: 'on-paper',
      lastDay,
      replacesUnsent: what.event === 'extended',
    });
  }
}

/** An anonymous letter has nobody who could be named as its author. */
const isNamed = ({ subject }: AppealRecord): boolean => subject !== 'anonymous';
