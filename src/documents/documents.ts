import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import { Directory, type Signature } from '../directory/index.js';
import type { Actor } from '../domain/actor.js';
import { dayInKyiv, kyivInstant } from '../domain/kyiv-time.js';
import { yearOf, type PlainDate } from '../domain/plain-date.js';
import { Problem } from '../domain/problem.js';
import { orderedId } from '../platform/database/ordered-id.js';
import { nextOutgoingNumber } from './outgoing-register.js';
import type { Addressee, DocumentFace } from './render/document-view.js';
import type { Sheet } from './sheet.js';
import { dispatchChannels, DocumentRecord, type DispatchChannel, type DocumentStatus } from './tables.js';
import { insertRows } from '../platform/database/insert-rows.js';

/** A document to be drawn up in a case. */
interface NewDocument {
  /** The case: the id of an appeal. */
  readonly subject: string;
  readonly sheet: Sheet;
  readonly addressee: Addressee | null;
  /** The post that is to sign; null for what nobody signs: a stamp, a card. */
  readonly signatoryPost: string | null;
  /** The unit whose register of outgoing papers numbers it. */
  readonly register: string;
}

/**
 * Who does it and when. `onPaper`: the day on which the holder of the post signed by hand, as a clerk enters it; `post`: the
 * post that signed, where the rules name another on that day than when the paper was drawn up.
 */
interface Signing {
  readonly by: Actor;
  readonly at: Date;
  readonly onPaper?: PlainDate;
  readonly post?: string;
}

/** How a document left, when and by whom; on paper the day and the number are those of the register of postings. */
interface Dispatching {
  readonly channel: DispatchChannel;
  readonly by: Actor;
  readonly at: Date;
  readonly sentOn?: PlainDate;
  readonly postingNumber?: string | null;
}

/** What signing added (реквізити підписаного документа). */
interface Signed {
  readonly number: string;
  readonly signedOn: PlainDate;
  readonly title: string;
}

/**
 * Letters, receipts and cards of cases, from draft to dispatch (документи). A draft may be revised; signing
 * numbers it and closes its text for good. Writes go through the manager of the case’s transaction.
 */
@Injectable()
export class Documents {
  constructor(private readonly directory: Directory) {}

  /** @throws NOT_FOUND for a post or a unit that there is not */
  async create(manager: EntityManager, document: NewDocument, by: Actor, at: Date): Promise<string> {
    const { subject, sheet, addressee, signatoryPost, register } = document;
    if (signatoryPost !== null) this.directory.post(signatoryPost);
    this.directory.unit(register);
    const id = orderedId();
    const row = { id, subject, kind: sheet.kind, addressee, sheet, status: 'draft' as const, signatoryPost, register };
    await insertRows(manager, DocumentRecord, { ...row, createdBy: by.id, createdAt: at });
    return id;
  }

  /** Replaces the text of a draft. @throws DOCUMENT_SIGNED */
  async revise(manager: EntityManager, id: string, sheet: Sheet): Promise<void> {
    await this.move(manager, id, ['draft'], { sheet, kind: sheet.kind }, 'DOCUMENT_SIGNED');
  }

  /**
   * Signs with the post the document is for, gives it a number of that day’s year and closes it.
   * @throws SIGNATORY_OTHER when the actor does not fill that post today, DOCUMENT_SIGNED
   */
  async sign(manager: EntityManager, id: string, signing: Signing): Promise<Signed> {
    const drawnUp = await this.get(manager, id);
    const document = { ...drawnUp, signatoryPost: signing.post ?? drawnUp.signatoryPost };
    const enteredOn = dayInKyiv(signing.at);
    const { onPaper: signedOn = enteredOn } = signing;
    const { person, title } = this.signatory(document, signing, signedOn);
    const { registerCode } = this.directory.unit(document.register);
    const number = await nextOutgoingNumber(manager, registerCode, yearOf(signedOn));
    // Of what was signed by hand on an earlier day only the day is known.
    const signedAt = signedOn === enteredOn ? signing.at : kyivInstant(signedOn, '00:00');
    const { signatoryPost } = document;
    const signature = { signatoryPost, signedBy: person.id, signedName: person.name, signedTitle: title, signedAt };
    const status = document.sendBy === null ? ('signed' as const) : ('sending' as const);
    const change = { status, number, numberYear: yearOf(signedOn), ...signature };
    await this.move(manager, id, ['draft'], change, 'DOCUMENT_SIGNED');
    return { number, signedOn, title };
  }

  /**
   * Draws an unsigned letter on the same matter to the same addressee up anew, where an earlier act left one waiting for
   * its signature: it says the last word, and nothing superseded is sent. @returns its id; null where none waits
   */
  async redraw(manager: EntityManager, document: NewDocument, by: Actor, at: Date): Promise<string | null> {
    const { subject, sheet } = document;
    const drafts = { subject, kind: sheet.kind, status: 'draft' as const, createdAt: LessThan(at) };
    const waiting = await manager.find(DocumentRecord, { where: drafts, order: { createdAt: 'ASC', id: 'ASC' } });
    const found = waiting.find((one) => one.sendBy !== null && isOfSameMatter(one, document));
    if (found === undefined) return null;
    await this.move(manager, found.id, ['draft'], { sheet, createdBy: by.id, createdAt: at }, 'DOCUMENT_SIGNED');
    return found.id;
  }

  /** Signed letters on the same matter to the same addressee that have not left yet: a new one takes their place. */
  async supersededBy(manager: EntityManager, document: NewDocument): Promise<DocumentRecord[]> {
    const { subject, sheet } = document;
    const ready = { subject, kind: sheet.kind, status: 'sending' as const };
    const waiting = await manager.find(DocumentRecord, { where: ready, order: { createdAt: 'ASC', id: 'ASC' } });
    return waiting.filter((one) => isOfSameMatter(one, document));
  }

  /** Letters that have not left are not sent any more, signed or not (відкликання): each says so on its face. */
  async withdraw(
    manager: EntityManager,
    letters: readonly DocumentRecord[],
    { by, at, why }: { readonly by: Actor; readonly at: Date; readonly why: string },
  ): Promise<void> {
    const withdrawal = { on: dayInKyiv(at), by: by.name, why };
    const change = { status: 'withdrawn', sendBy: null, withdrawal } as const;
    for (const { id } of letters) await this.move(manager, id, ['draft', 'sending'], change, 'DOCUMENT_UNSIGNED');
  }

  /** Hands a letter over to be sent on paper (до відправлення), once it is signed. @throws DOCUMENT_SENT */
  async handOver(manager: EntityManager, id: string, sendBy: PlainDate): Promise<void> {
    const { status } = await this.get(manager, id);
    const next = status === 'signed' ? 'sending' : status;
    await this.move(manager, id, ['draft', 'signed', 'sending'], { status: next, sendBy }, 'DOCUMENT_UNSIGNED');
  }

  /**
   * Sends a signed document off. By e-mail it is `sending` until the post office confirms; by post or by
   * hand a person has done it. @throws DOCUMENT_UNSIGNED, BODY_INVALID without an e-mail address
   */
  async dispatch(manager: EntityManager, id: string, dispatching: Dispatching): Promise<DocumentStatus> {
    const { channel, by, at, sentOn = dayInKyiv(at), postingNumber = null } = dispatching;
    const document = await this.get(manager, id);
    if (channel === 'email' && !document.addressee?.email) {
      throw new Problem('BODY_INVALID', { detail: 'Електронної адреси адресата не зазначено: оберіть інший спосіб.' });
    }
    const isOnItsWay = channel === 'email' && document.channel === 'email';
    const signed: readonly DocumentStatus[] = isOnItsWay ? ['signed'] : ['signed', 'sending'];
    const from = document.signatoryPost === null ? (['draft'] as const) : signed;
    const gone = { status: 'dispatched' as const, dispatchedAt: at, sentOn, postingNumber };
    const byMail = { status: 'sending' as const, sendBy: null };
    const change = { channel, dispatchedBy: by.id, ...(channel === 'email' ? byMail : gone) };
    await this.move(manager, id, from, change, 'DOCUMENT_UNSIGNED');
    return change.status;
  }

  /** What stays in the file, because the citizen was told it by telephone or face to face (сказано замість листа). */
  async tell(
    manager: EntityManager,
    id: string,
    { channel, by, at }: { readonly channel: 'telephone' | 'orally'; readonly by: Actor; readonly at: Date },
  ): Promise<void> {
    const told = { status: 'told', channel, dispatchedBy: by.id, dispatchedAt: at, sentOn: dayInKyiv(at) } as const;
    await this.move(manager, id, ['draft', 'signed'], told, 'DOCUMENT_UNSIGNED');
  }

  /** The e-mail has left. Confirming twice changes nothing: a job may be repeated. */
  async confirmDispatch(manager: EntityManager, id: string, at: Date): Promise<boolean> {
    const sending = { id, status: 'sending' } as const;
    const gone = { status: 'dispatched', dispatchedAt: at, sentOn: dayInKyiv(at) } as const;
    const { affected } = await manager.update(DocumentRecord, sending, gone);
    return affected === 1;
  }

  /** @throws NOT_FOUND */
  async get(manager: EntityManager, id: string): Promise<DocumentRecord> {
    const document = await manager.findOneBy(DocumentRecord, { id });
    if (!document) throw new Problem('NOT_FOUND');
    return document;
  }

  /** The documents of a case in the order they were drawn up. */
  async ofSubject(manager: EntityManager, subject: string): Promise<DocumentRecord[]> {
    return manager.find(DocumentRecord, { where: { subject }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** What a reader sees: a draft names the post that is to sign, a signed one who did and by which title. */
  face(document: DocumentRecord): DocumentFace {
    const { sheet, addressee, number, signedAt, signedTitle, signedName, signatoryPost, sendBy } = document;
    const isWithdrawn = document.status === 'withdrawn';
    const told = this.toldOf(document);
    const isUnsigned = signedAt === null && signatoryPost !== null && !isWithdrawn && told === null;
    const title = signedTitle ?? (signatoryPost === null ? null : this.directory.post(signatoryPost).title);
    return {
      organisation: this.directory.organisationOf(document.register),
      sheet,
      addressee,
      number,
      signedOn: signedAt && dayInKyiv(signedAt),
      signature: title === null ? null : { title, name: signedName },
      isDraft: isUnsigned && sendBy === null,
      isToSign: isUnsigned && sendBy !== null,
      ...(isWithdrawn ? { withdrawal: document.withdrawal } : {}),
      ...(told === null ? {} : { told }),
    };
  }

  private toldOf({ status, channel, sentOn, dispatchedBy }: DocumentRecord): DocumentFace['told'] | null {
    if (status !== 'told' || channel === null || sentOn === null || dispatchedBy === null) return null;
    return { how: dispatchChannels[channel], on: sentOn, by: this.directory.person(dispatchedBy).name };
  }

  private signatory({ signatoryPost }: DocumentRecord, { by, onPaper }: Signing, on: PlainDate): Signature {
    if (signatoryPost === null) throw new Problem('SIGNATORY_OTHER', { detail: 'Цей документ не підписують.' });
    const signature = this.directory.signatureOf(signatoryPost, on);
    if (signature && (onPaper !== undefined || signature.person.id === by.id)) return signature;
    throw new Problem('SIGNATORY_OTHER', { extra: { post: signatoryPost, holder: signature?.person.id ?? null } });
  }

  /** Changes a row only from a state it may be in, so that of two who sign at once one is refused. */
  private async move(
    manager: EntityManager,
    id: string,
    from: readonly DocumentStatus[],
    change: Partial<Omit<DocumentRecord, 'id'>>,
    refusal: 'DOCUMENT_SIGNED' | 'DOCUMENT_UNSIGNED',
  ): Promise<void> {
    const { affected } = await manager
      .createQueryBuilder()
      .update(DocumentRecord)
      .set(change)
      .where('id = :id and status in (:...from)', { id, from })
      .execute();
    if (affected) return;
    const { status } = await this.get(manager, id);
    throw new Problem(refusal === 'DOCUMENT_UNSIGNED' && status !== 'draft' ? 'DOCUMENT_SENT' : refusal, {
      extra: { status },
    });
  }
}

function isOfSameMatter({ sheet, addressee }: DocumentRecord, other: NewDocument): boolean {
  return (
    sheet.title === other.sheet.title &&
    addressee?.name === other.addressee?.name &&
    addressee?.address === other.addressee?.address
  );
}
