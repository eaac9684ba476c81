import { Injectable } from '@nestjs/common';
import {
  Documents,
  personInDative,
  receipt,
  senderInDative,
  type Addressee,
  type DocumentRecord,
  type Sheet,
} from '../documents/index.js';
import { fullName, type CoveringLetter } from '../domain/appeal.js';
import type { AppealMention, ApplicantMention } from '../documents/index.js';
import { Rulings } from '../policy/index.js';
import type { StepContext } from '../workflow/host/steps.js';
import { postInCharge } from './conflict.js';
import { Office } from './office.js';
import type { AppealRecord } from './tables.js';

/** A letter about to leave: whose post signs it, and whether that signature is on paper already. */
export interface Outgoing {
  readonly sheet: Sheet;
  readonly addressee: Addressee;
  readonly signatoryPost: string;
  /** `by-actor`: whoever completes the task signs. `on-paper`: a clerk enters what the official signed. */
  readonly signing: 'by-actor' | 'on-paper';
  /** Signed and numbered, but told instead of sent (KR-2.28). */
  readonly staysInFile?: boolean;
}

type Dispatched = Pick<DocumentRecord, 'id' | 'subject' | 'addressee'>;

export interface Sent {
  readonly documentId: string;
  readonly number: string;
}

/**
 * Letters of a case (листування у справі): drawn up, signed, numbered and sent in the transaction of the
 * act they tell of, so there is no act without its letter and no letter without its act. E-mail leaves
 * after the commit, by a small process of its own that tries until it is delivered.
 */
@Injectable()
export class Correspondence {
  constructor(
    private readonly documents: Documents,
    private readonly rulings: Rulings,
    private readonly office: Office,
  ) {}

  async send(context: StepContext, appeal: AppealRecord, letter: Outgoing): Promise<Sent> {
    const { manager, actor, now } = context;
    const { sheet, addressee, signatoryPost, signing, staysInFile = false } = letter;
    const draft = { subject: appeal.id, sheet, addressee, signatoryPost, register: appeal.register };
    const documentId = await this.documents.create(manager, draft, actor, now);
    const signed = await this.documents.sign(manager, documentId, {
      by: actor,
      at: now,
      onPaper: signing === 'on-paper',
    });
    if (!staysInFile) await this.dispatch(context, { id: documentId, subject: appeal.id, addressee });
    return { documentId, number: signed.number };
  }

  /** Sends what was signed and stayed in the file, because it was to be told (KR-2.28). */
  async sendKept(context: StepContext, documentId: string): Promise<void> {
    await this.dispatch(context, await this.documents.get(context.manager, documentId));
  }

  private async dispatch({ manager, actor, now, tx }: StepContext, letter: Dispatched): Promise<void> {
    const { id: documentId, subject: businessKey, addressee } = letter;
    const channel = addressee?.email ? 'email' : 'post';
    await this.documents.dispatch(manager, documentId, { channel, by: actor, at: now });
    if (channel === 'email') await tx.start({ process: 'letter-dispatch', businessKey, data: { documentId } });
  }

  /** A notice owed to the applicant by the rules (повідомлення), signed by the office's or the unit's head. */
  async notify(context: StepContext, appeal: AppealRecord, event: string, sheet: Sheet): Promise<Sent | null> {
    const occasion = { ...context, of: appeal };
    const notice = await this.rulings.decide('notice', { 'notice.event': event }, occasion);
    if (notice.outcome === 'none' || appeal.subject === 'anonymous') return null;
    const signatoryPost = await this.noticeSignatory(context, appeal);
    return this.send(context, appeal, { sheet, addressee: addresseeOf(appeal), signatoryPost, signing: 'on-paper' });
  }

  /** The stamp on the citizen's own copy (відмітка про реєстрацію, KR-3.8). */
  async stampCopy({ manager, actor, now }: StepContext, appeal: AppealRecord): Promise<string> {
    const { registrationIndex, registeredOn, receivedOn, sheets, register } = appeal;
    if (registrationIndex === null || registeredOn === null) throw new Error(`${appeal.id} is not registered yet`);
    const sheet = receipt({ index: registrationIndex, registeredOn, receivedOn, sheets });
    const draft = { subject: appeal.id, sheet, addressee: null, signatoryPost: null, register };
    const documentId = await this.documents.create(manager, draft, actor, now);
    await this.documents.dispatch(manager, documentId, { channel: 'by-hand', by: actor, at: now });
    return documentId;
  }

  /**
   * KR-2.31, 3.7, 3.14: the head of the office, or the deputy head in the head's absence; the head of a unit that keeps
   * the appeal. Nobody signs who is complained of (art. 7).
   */
  async noticeSignatory(context: StepContext, appeal: AppealRecord): Promise<string> {
    const { office, rulings } = this;
    const ofOffice = office.isOfficeHeadAway(office.today(context.now)) ? 'office-deputy-head' : 'office-head';
    const post = appeal.register === 'office' ? ofOffice : office.directory.unit(appeal.register).headPostId;
    return postInCharge({ office, rulings }, context, appeal, { post, decisionId: null });
  }
}

export function addresseeOf(appeal: AppealRecord): Addressee {
  const { applicant } = appeal;
  const email = appeal.form === 'electronic' ? applicant.email : null;
  return { name: personInDative(applicant), address: applicant.residence, email };
}

/** Whoever sent an appeal on, as a letter to them is addressed: as the registrar wrote, as the directory has it, or declined. */
export function addresseeOfSender({ sender, addressedAs = null }: CoveringLetter, { directory }: Office): Addressee {
  const known = directory.bodies().find(({ name }) => name.toLowerCase() === sender.trim().toLowerCase());
  return { name: addressedAs ?? known?.nameDative ?? senderInDative(sender), address: null, email: null };
}

export function mentionOf(appeal: AppealRecord): AppealMention {
  return {
    index: appeal.registrationIndex ?? '',
    registeredOn: appeal.registeredOn ?? appeal.receivedOn,
    datedOn: appeal.writtenOn,
  };
}

export function applicantOf({ applicant }: AppealRecord): ApplicantMention {
  return { name: fullName(applicant), residence: applicant.residence, confidential: applicant.confidential };
}
