import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/index.js';
import { Documents, receptionChange, type Sheet, videoInvitation } from '../documents/index.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { WorkflowTransaction } from '../workflow/index.js';
import type { ReceptionRecord, VisitRecord } from './tables.js';

/** Why a reception is not held as a citizen was told. */
export type ReceptionNews =
  | { readonly kind: 'moved'; readonly reason: string }
  | {
      readonly kind: 'suspended';
      readonly orderNumber: string;
      readonly orderOn: PlainDate;
      readonly until: PlainDate | null;
    };

/** What a citizen who is booked has to be told. */
export interface Tiding {
  readonly news: ReceptionNews;
  readonly from: ReceptionRecord;
  /** The reception on which the citizen is booked now; null where there is none. */
  readonly to: ReceptionRecord | null;
}

/** Tells citizens that their reception is not held as announced (повідомлення записаних громадян). */
export abstract class Tidings {
  /** `visit` is the card that goes on: of the new reception, or of the old where there is no other. */
  abstract tell(tx: WorkflowTransaction, visit: VisitRecord, tiding: Tiding): Promise<void>;

  /** Gives the link of a reception by video to whoever is booked on it. */
  abstract invite(tx: WorkflowTransaction, visit: VisitRecord, reception: ReceptionRecord): Promise<void>;
}

/**
 * Draws up a notice for each citizen: it leaves by e-mail where they gave an address; else the journal of the visit
 * says by which way the office has to reach them.
 */
@Injectable()
export class NoticeTidings extends Tidings {
  constructor(
    private readonly documents: Documents,
    private readonly directory: Directory,
  ) {
    super();
  }

  override async tell(tx: WorkflowTransaction, visit: VisitRecord, { news, from, to }: Tiding): Promise<void> {
    const sheet = receptionChange({ leader: this.directory.post(from.leaderPost).titleGenitive, news, from, to });
    await this.send(tx, visit, sheet, { about: news.kind, to: to?.id ?? null });
  }

  override async invite(tx: WorkflowTransaction, visit: VisitRecord, reception: ReceptionRecord): Promise<void> {
    const { leaderPost, heldOn, beginsAt, place } = reception;
    const leader = this.directory.post(leaderPost).titleGenitive;
    await this.send(tx, visit, videoInvitation({ leader, heldOn, beginsAt, link: place }), { about: 'video-link' });
  }

  private async send(tx: WorkflowTransaction, visit: VisitRecord, sheet: Sheet, told: object): Promise<void> {
    const { surname, givenName, patronymic, residence, email, phone } = visit.visitor;
    const name = [surname, givenName, patronymic].filter(Boolean).join(' ');
    const documentId = await this.documents.create(
      tx.manager,
      {
        subject: visit.id,
        sheet,
        addressee: { name, address: residence, email },
        signatoryPost: null,
        register: 'office',
      },
      tx.actor,
      tx.now,
    );
    if (email !== null) await this.mail(tx, visit.id, documentId);
    const reachBy = email !== null ? 'email' : phone !== null ? 'telephone' : 'post';
    await tx.note(visit.id, 'citizen-to-be-told', { ...told, documentId, reachBy });
  }

  /** It leaves after the commit, by a small process that tries until it is delivered. */
  private async mail(tx: WorkflowTransaction, visitId: string, documentId: string): Promise<void> {
    await this.documents.dispatch(tx.manager, documentId, { channel: 'email', by: tx.actor, at: tx.now });
    await tx.start({ process: 'letter-dispatch', businessKey: visitId, data: { documentId } });
  }
}
