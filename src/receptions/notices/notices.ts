import { Injectable } from '@nestjs/common';
import { Mailroom } from '../../appeals/correspondence/mailroom.js';
import { Directory } from '../../directory/index.js';
import {
  type DocumentKind,
  Documents,
  isToLeave,
  personInDative,
  receptionChange,
  type Sheet,
  videoInvitation,
} from '../../documents/index.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { tellByOffice, overtakeNews, wayTo } from './tell-citizen.js';

/** Why a reception is not held as a citizen was told. */
export type ReceptionNews = Parameters<typeof receptionChange>[0]['news'];

const tellsOfBooking: ReadonlySet<DocumentKind> = new Set(['reception-change', 'video-invitation']);

/** What a citizen who is booked has to be told. */
interface ChangeTold {
  readonly news: ReceptionNews;
  readonly from: ReceptionRecord;
  /** The reception on which the citizen is booked now; null where there is none. */
  readonly to: ReceptionRecord | null;
  /** The citizen has no place yet: waits for one to become free. */
  readonly waits?: boolean;
}

/**
 * Tells citizens that their reception is not held as announced (повідомлення записаних громадян): a notice for each
 * leaves by e-mail where they gave an address; else the office has the task to tell them. Either overtakes what it had
 * to tell them before.
 */
@Injectable()
export class Notices {
  constructor(
    private readonly documents: Documents,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
  ) {}

  /** `visit` is the card that goes on: of the new reception, or of the old where there is no other. */
  async tell(tx: WorkflowTransaction, visit: VisitRecord, change: ChangeTold): Promise<void> {
    const { news, from, to, waits = false } = change;
    const leader = this.directory.post(from.leaderPost).titleGenitive;
    const told = { about: news.kind, to: to?.id ?? null };
    await this.send(
      tx,
      visit,
      receptionChange({ leader, news, from, to, waits }),
      told,
      to === null ? [from] : [from, to],
    );
  }

  /** Gives the link of a reception by video to whoever is booked on it. */
  async invite(tx: WorkflowTransaction, visit: VisitRecord, reception: ReceptionRecord): Promise<void> {
    const { leaderPost, heldOn, beginsAt, place } = reception;
    const leader = this.directory.post(leaderPost).titleGenitive;
    const sheet = videoInvitation({ leader, heldOn, beginsAt, link: place });
    await this.send(tx, visit, sheet, { about: 'video-link' }, [reception]);
  }

  /** What was to be told holds no more: nobody is told it, and its notice that has not left says so. */
  async overtake(tx: WorkflowTransaction, visit: VisitRecord, why: string): Promise<void> {
    await overtakeNews(tx, visit);
    for (const subject of [visit.previousVisitId, visit.id]) {
      const papers = subject === null ? [] : await this.documents.ofSubject(tx.manager, subject);
      const overtaken = papers.filter((paper) => isToLeave(paper) && tellsOfBooking.has(paper.kind));
      await this.mailroom.withdraw(tx, overtaken, why);
    }
  }

  /** Of a reception that is not held as announced: the list drawn up for it on the eve says that nobody goes by it. */
  async withdrawList(tx: WorkflowTransaction, { id }: ReceptionRecord, news: ReceptionNews): Promise<void> {
    const papers = await this.documents.ofSubject(tx.manager, id);
    const lists = papers.filter((paper) => isToLeave(paper) && paper.kind === 'booked-list');
    const why =
      news.kind === 'suspended' ? `прийом зупинено розпорядженням № ${news.orderNumber}` : 'прийом перенесено';
    await this.mailroom.withdraw(tx, lists, why);
  }

  private async send(
    tx: WorkflowTransaction,
    visit: VisitRecord,
    sheet: Sheet,
    told: { readonly about: string; readonly to?: string | null },
    receptions: readonly ReceptionRecord[],
  ): Promise<void> {
    const { residence, email } = visit.visitor;
    const addressee = { name: personInDative(visit.visitor), address: residence, email };
    const register = this.directory.office.id;
    const notice = { subject: visit.id, sheet, addressee, signatoryPost: null, register };
    await this.overtake(tx, visit, 'є новіше повідомлення про цей запис');
    const documentId = await this.documents.create(tx.manager, notice, tx.actor, tx.now);
    await tx.note(visit.id, 'citizen-to-be-told', { ...told, documentId, reachBy: wayTo(visit.visitor) });
    if (email === null) await tellByOffice(tx, visit, { about: told.about, documentId, receptions });
    else await this.mailroom.send(tx, documentId);
  }
}
