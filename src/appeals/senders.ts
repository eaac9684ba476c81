import { isOwedWord, type CoveringLetter } from '../domain/appeal.js';
import type { ClauseRef } from '../domain/clause.js';
import type { PlainDate } from '../domain/plain-date.js';
import { senderNotice, type SenderEvent } from '../documents/index.js';
import type { StepContext } from '../workflow/index.js';
import { addresseeOfSender, applicantOf, mentionOf, type Sent } from './correspondence.js';
import type { Desk } from './desk.js';
import type { AppealRecord } from './tables.js';

export interface SentOn {
  readonly letter: AppealRecord;
  readonly covering: CoveringLetter;
}

/** Who is owed word for having sent the appeal on, with this letter or with one that has joined it: each on their own letter. */
export async function sendersOf(desk: Desk, { manager }: StepContext, appeal: AppealRecord): Promise<SentOn[]> {
  const letters = [appeal, ...(await desk.store.joinedTo(manager, appeal))];
  return letters.flatMap((letter) => {
    const { coveringLetter: covering, registrationIndex } = letter;
    return covering === null || registrationIndex === null || !isOwedWord(covering) ? [] : [{ letter, covering }];
  });
}

interface ToldOfIt {
  readonly what: SenderEvent;
  readonly clauses: readonly ClauseRef[];
  /** The letter to the citizen; null where there was none. */
  readonly told: Sent | null;
  /** The last day of the act, where the law gives one. */
  readonly lastDay?: PlainDate | null;
  /** Of the senders only these; all where it is not given. */
  readonly whom?: (covering: CoveringLetter) => boolean;
}

/**
 * Tells those who sent the appeal on what became of it without an answer, or that the answer comes later, in the
 * transaction of the act itself (docs/decisions/0100). Signed as notices are.
 */
export async function tellSenders(desk: Desk, context: StepContext, appeal: AppealRecord, it: ToldOfIt): Promise<void> {
  const { what, clauses, told, lastDay = null, whom = () => true } = it;
  const senders = (await sendersOf(desk, context, appeal)).filter(({ covering }) => whom(covering));
  if (senders.length === 0) return;
  const on = desk.office.today(context.now);
  const signatoryPost = await desk.correspondence.noticeSignatory(context, appeal);
  for (const { letter, covering } of senders) {
    const sheet = senderNotice({
      theirs: covering,
      appeal: mentionOf(letter),
      applicant: isNamed(letter) ? applicantOf(letter) : null,
      what,
      clauses,
      told: told === null ? null : { number: told.number, on },
    });
    const addressee = addresseeOfSender(covering, desk.office);
    await desk.correspondence.send(context, appeal, { sheet, addressee, signatoryPost, signing: 'on-paper', lastDay });
  }
}

/** An anonymous letter has nobody who could be named as its author. */
const isNamed = ({ subject }: AppealRecord): boolean => subject !== 'anonymous';
