import { Injectable } from '@nestjs/common';
import { Documents, type DocumentRecord } from '../../documents/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { earlier, type PlainDate } from '../../domain/plain-date.js';
import { letterFields, letterReady } from './letter-data.js';
import { Office } from '../office.js';
import { defineReads } from '../../workflow/contract/index.js';
import { TaskRecord, type WorkflowTransaction } from '../../workflow/index.js';

/** How a letter is to leave. */
export interface Posting {
  /** The last day of the act the letter tells of, where the law gives it one. */
  readonly lastDay?: PlainDate | null;
  /** The case waits until the letter has left. */
  readonly isAwaited?: boolean;
}

/** A letter that people had yet to sign or send, and the last day of the act it tells of. */
export interface TakenBack {
  readonly letter: DocumentRecord;
  readonly lastDay: PlainDate | null;
}

const dispatched = defineReads({ documentId: letterFields.documentId, lastDay: letterFields.lastDay.optional() });
const notToBeSigned = { isSigned: false, isTakenBack: true };

/**
 * Where letters leave the council (експедиція): each by a small process of its own, begun in the transaction of the act
 * the letter tells of. What is not signed yet people print and have signed, also what leaves by e-mail; on paper
 * they send it too, each with a day (docs/decisions/0095, 0098). E-mail tries until it is delivered.
 */
@Injectable()
export class Mailroom {
  constructor(
    readonly documents: Documents,
    private readonly office: Office,
  ) {}

  /** @returns whether somebody is to post it; e-mail leaves by itself */
  async send(tx: WorkflowTransaction, documentId: string, posting: Posting = {}): Promise<boolean> {
    const { lastDay = null, isAwaited = false } = posting;
    const { manager, actor, now } = tx;
    const letter = await this.documents.get(manager, documentId);
    const { addressee, register, status, signatoryPost, subject: businessKey } = letter;
    // An invitation is signed by nobody.
    const isSigned = status !== 'draft' || signatoryPost === null;
    const channel = addressee?.email ? ('email' as const) : ('paper' as const);
    const sendBy = channel === 'email' && isSigned ? null : this.sendBy(dayInKyiv(now), lastDay);
    if (sendBy === null) await this.documents.dispatch(manager, documentId, { channel: 'email', by: actor, at: now });
    else await this.documents.handOver(manager, documentId, sendBy);
    const data = { documentId, channel, register, isSigned, letter: this.wordsOf(letter), lastDay, sendBy, isAwaited };
    await tx.start(letterReady.of(businessKey, data));
    return channel === 'paper';
  }

  /** Letters that have not left say that they were taken back, by whose act and why; so does the journal. */
  async withdraw(tx: WorkflowTransaction, letters: readonly DocumentRecord[], why: string): Promise<void> {
    await this.documents.withdraw(tx.manager, letters, { by: tx.actor, at: tx.now, why });
    for (const { id: documentId, subject, number } of letters)
      await tx.note(subject, 'letter-withdrawn', { documentId, number, why });
  }

  /** The same, and nobody signs or posts them any more (відкликані з експедиції). */
  async takeBack(tx: WorkflowTransaction, letters: readonly DocumentRecord[], why: string): Promise<TakenBack[]> {
    await this.withdraw(tx, letters, why);
    const takenBack: TakenBack[] = [];
    for (const letter of letters) {
      const { id: documentId, subject: businessKey } = letter;
      // As its diagram has them one after another: what is being put in other words would be laid to be signed again.
      for (const formKey of ['revise-letter', 'print-and-sign', 'send-letter']) {
        for (const task of await tx.manager.findBy(TaskRecord, { businessKey, formKey, isOpen: true })) {
          const { live } = await (await tx.case(task.rootId)).open(task.instanceId);
          const dispatch = dispatched.of(live.data);
          if (dispatch.documentId !== documentId) continue;
          takenBack.push({ letter, lastDay: dispatch.lastDay ?? null });
          await tx.withdraw(task.id, notToBeSigned);
        }
      }
    }
    return takenBack;
  }

  /** Letters leave by the end of the next working day (a setting), and never after the last day of what they tell of. */
  sendBy(today: PlainDate, lastDay: PlainDate | null): PlainDate {
    const days = this.office.parameterNumber('param.office.postingDays', today);
    const nextDay = this.office.calendar.addWorkingDays(today, days);
    return lastDay === null || lastDay < today ? nextDay : earlier(nextDay, lastDay);
  }

  /** «Про продовження строку, № 01/15, громадянинові»; before it is signed, who is to sign. */
  wordsOf({ sheet, number, addressee, signatoryPost, status }: DocumentRecord): string {
    const to = addressee?.isOfficial === true ? addressee.name : 'громадянинові';
    const isToSign = status === 'draft' && signatoryPost !== null;
    const signing = isToSign ? `підписує ${this.office.directory.post(signatoryPost).title}` : null;
    return [sheet.title, number === null ? null : `№ ${number}`, to, signing]
      .filter((part) => part !== null)
      .join(', ');
  }
}
