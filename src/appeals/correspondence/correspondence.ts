import { Injectable } from '@nestjs/common';
import {
  Documents,
  isToLeave,
  personInDative,
  receipt,
  senderInDative,
  type Addressee,
  type DocumentRecord,
  type Sheet,
  unsentLetters,
} from '../../documents/index.js';
import { Problem } from '../../domain/problem.js';
import { carrierOf, fullName, type CoveringLetter } from '../../domain/appeal.js';
import type { AppealMention, ApplicantMention } from '../../documents/index.js';
import { Rulings } from '../../policy/index.js';
import type { StepContext } from '../../workflow/index.js';
import { Mailroom, type Posting, type TakenBack } from './mailroom.js';
import { Office } from '../office.js';
import { noticeSignatory } from './signatory.js';
import type { AppealRecord } from '../tables.js';
import { type NoticeEvent, noticeOwed } from '../asked-of-rules.js';

/** A letter about to leave: whose post signs it, and whether that signature is on paper already. */
interface Outgoing extends Posting {
  readonly sheet: Sheet;
  readonly addressee: Addressee;
  readonly signatoryPost: string;
  /** `by-actor`: whoever completes the task signs. `on-paper`: it is printed, and the official signs by hand, also what leaves by e-mail. */
  readonly signing: 'by-actor' | 'on-paper';
  /** Signed and numbered, but told instead of sent (KR-2.28). */
  readonly staysInFile?: boolean;
  /**
   * The last word on its matter: one to the same addressee that nobody has signed yet says this instead of going beside it, and
   * one that is signed and has not left is not sent (docs/decisions/0123, 0127).
   */
  readonly replacesUnsent?: boolean;
}

export interface Sent {
  readonly documentId: string;
  /** Null until somebody has signed: the register gives the number on signing. */
  readonly number: string | null;
  /** Somebody has yet to post it. */
  readonly isToBePosted: boolean;
}

/** What the rules ask of an extension before the applicant is told of it (art. 20, docs/decisions/0067). */
export interface ExtensionTold {
  readonly beyondMonth: boolean;
  /** The applicant has been told of the term that is extended. */
  readonly termTold: boolean;
}

const noExtension: ExtensionTold = { beyondMonth: false, termTold: false };

export const noticeFacts = (event: NoticeEvent, { beyondMonth, termTold } = noExtension) => ({
  'notice.event': event,
  'extension.beyondMonth': beyondMonth,
  'extension.termTold': termTold,
});

interface Notifying extends Posting {
  readonly addressee?: Addressee;
  readonly extension?: ExtensionTold;
}

/**
 * Letters of a case (листування у справі): drawn up and handed over in the transaction of the act they tell of, so there
 * is no act without its letter and no letter without its act. What an official has yet to sign is signed and numbered by a
 * task of its own, and then sent: by e-mail it leaves by itself, on paper by another task.
 */
@Injectable()
export class Correspondence {
  constructor(
    private readonly documents: Documents,
    readonly rulings: Rulings,
    readonly office: Office,
    private readonly mailroom: Mailroom,
  ) {}

  async send({ manager, actor, now, tx }: StepContext, appeal: AppealRecord, letter: Outgoing): Promise<Sent> {
    const { sheet, addressee, signatoryPost, signing, staysInFile = false, replacesUnsent = false } = letter;
    const register = this.office.directory.outgoingRegisterOf(signatoryPost, appeal.register);
    const draft = { subject: appeal.id, sheet, addressee, signatoryPost, register };
    const superseded = replacesUnsent ? await this.documents.supersededBy(manager, draft) : [];
    const takenBack = await this.mailroom.takeBack(tx, superseded, 'складено новіший лист замість цього');
    const redrawn = replacesUnsent ? await this.documents.redraw(manager, draft, actor, now) : null;
    if (redrawn !== null) {
      await tx.note(appeal.id, 'letter-revised', { documentId: redrawn, isReworded: true });
      return { documentId: redrawn, number: null, isToBePosted: !addressee.email };
    }
    const documentId = await this.documents.create(manager, draft, actor, now);
    const signed =
      signing === 'by-actor' ? await this.documents.sign(manager, documentId, { by: actor, at: now }) : null;
    // It says what the one it replaces was to say, and is late where that one would have been.
    const lastDays = [letter, ...takenBack].flatMap(({ lastDay }) => lastDay ?? []);
    const posting = { ...letter, lastDay: lastDays.toSorted()[0] ?? null };
    const isToBePosted = !staysInFile && (await this.mailroom.send(tx, documentId, posting));
    return { documentId, number: signed?.number ?? null, isToBePosted };
  }

  /** Sends what has been signed: after a reception, or what stayed in the file because it was to be told (KR-2.28). */
  sendSigned({ tx }: Pick<StepContext, 'tx'>, documentId: string, posting: Posting = {}): Promise<boolean> {
    return this.mailroom.send(tx, documentId, posting);
  }

  /** What was signed and stayed in the file has been told (KR-2.28). */
  told({ manager, actor: by }: StepContext, documentId: string, at: Date): Promise<void> {
    return this.documents.tell(manager, documentId, { channel: 'orally', by, at });
  }

  /** Letters of a case that have not left and tell of nothing any more are not sent, for a reason; what has left has left. */
  async takeBack(
    { manager, tx, businessKey }: StepContext,
    isPointless: (sheet: Sheet) => boolean,
    why: string,
  ): Promise<TakenBack[]> {
    const papers = await this.documents.ofSubject(manager, businessKey);
    const pointless = papers.filter((paper) => isToLeave(paper) && isPointless(paper.sheet));
    return this.mailroom.takeBack(tx, pointless, why);
  }

  /** Letters of a kind that have left. */
  async gone({ manager, businessKey }: StepContext, kind: Sheet['kind']): Promise<DocumentRecord[]> {
    const papers = await this.documents.ofSubject(manager, businessKey);
    return papers.filter((paper) => paper.kind === kind && paper.status === 'dispatched');
  }

  /** Nothing goes into the file while a letter of the case lies unsent (docs/decisions/0096). @throws LETTERS_UNSENT */
  async refuseUnsent({ manager, businessKey, now }: StepContext): Promise<void> {
    const papers = await this.documents.ofSubject(manager, businessKey);
    const letters = unsentLetters(papers, this.office.today(now));
    if (letters.length === 0) return;
    const named = letters.map(({ title, number }) => `«${title}»${number === null ? '' : `, № ${number}`}`);
    throw new Problem('LETTERS_UNSENT', { detail: `Ще не надіслано: ${named.join('; ')}.`, extra: { letters } });
  }

  /** A notice owed to the applicant by the rules (повідомлення), signed by the office's or the unit's head. */
  async notify(
    context: StepContext,
    appeal: AppealRecord,
    event: NoticeEvent,
    sheet: Sheet,
    { extension = noExtension, ...posting }: Notifying = {},
  ): Promise<Sent | null> {
    const occasion = { ...context, of: appeal };
    const notice = await this.rulings.decide(noticeOwed, noticeFacts(event, extension), occasion);
    if (notice.outcome === 'none' || appeal.subject === 'anonymous') return null;
    const signatoryPost = await this.noticeSignatory(context, appeal);
    const addressee = posting.addressee ?? addresseeOf(appeal);
    return this.send(context, appeal, {
      ...posting,
      sheet,
      addressee,
      signatoryPost,
      signing: 'on-paper',
      replacesUnsent: event === 'extended',
    });
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

  /** Whose signature the rules ask for on a notice of today. */
  async noticeSignatory(context: StepContext, appeal: AppealRecord): Promise<string> {
    return (await noticeSignatory(this, context, appeal, this.office.today(context.now))).post;
  }
}

export function addresseeOf(appeal: AppealRecord): Addressee {
  const { applicant } = appeal;
  const email = carrierOf[appeal.form] === 'electronic' ? applicant.email : null;
  // Of several who signed the first whose address is known is answered.
  const reached = [applicant, ...(appeal.cosigners ?? [])].find(({ residence }) => residence !== null);
  const { residence, ...person } = email === null && reached !== undefined ? reached : applicant;
  const name = personInDative(person);
  // All who signed are answered, by the one to whom the letter goes.
  return { name: isCollective(appeal) ? `${name} та іншим заявникам` : name, address: residence, email };
}

/** A body or an official, as a letter to them is addressed; the letter goes on paper. */
export const officialAddressee = (name: string): Addressee => ({ name, address: null, email: null, isOfficial: true });

/** Whoever sent an appeal on, as a letter to them is addressed: as the registrar wrote, as the directory has it, or declined. */
export function addresseeOfSender({ sender, addressedAs = null }: CoveringLetter, { directory }: Office): Addressee {
  const known = directory.bodies().find(({ name }) => name.toLowerCase() === sender.trim().toLowerCase());
  return officialAddressee(addressedAs ?? known?.nameDative ?? senderInDative(sender));
}

const isCollective = ({ subject }: AppealRecord): boolean => subject === 'collective';

export function mentionOf(appeal: AppealRecord): AppealMention {
  return {
    collective: isCollective(appeal),
    index: appeal.registrationIndex ?? '',
    registeredOn: appeal.registeredOn ?? appeal.receivedOn,
    datedOn: appeal.writtenOn,
  };
}

/** One author's letters that are answered together, the one that the others have joined first. */
export function mentionOfAll([appeal, ...joined]: readonly [AppealRecord, ...AppealRecord[]]): AppealMention {
  return { ...mentionOf(appeal), joined: joined.map(mentionOf) };
}

export function applicantOf(appeal: AppealRecord): ApplicantMention {
  const { residence, confidential } = appeal.applicant;
  const signers = isCollective(appeal) ? { signers: { count: appeal.signers } } : {};
  return { name: fullName(appeal.applicant), residence, confidential, ...signers };
}
