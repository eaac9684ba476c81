import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../domain/actor.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Journal } from '../../journal/index.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import { Documents } from '../documents.js';
import { renderHtml } from '../render/html.js';
import { renderText } from '../render/text.js';
import { Mailbox } from './mailbox.js';

declare module '../../journal/entries.js' {
  interface JournalEntries {
    readonly 'letter-sent': {
      readonly documentId: string;
      readonly number: string | null;
      readonly channel: string;
      readonly sentOn: PlainDate;
      readonly postingNumber?: string | null;
      readonly to?: string;
    };
  }
}

/**
 * Sends documents by e-mail (відправлення): the durable job `send-letter`. It may be run more than once for
 * one key: what has been sent is not sent again, and a letter cut off between sending and writing down
 * leaves a second time under the same Message-ID.
 */
@Injectable()
export class PostOffice {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: Documents,
    private readonly mailbox: Mailbox,
    private readonly journal: Journal,
  ) {}

  /** @throws NOT_FOUND; whatever the mail server answers, so that the job is tried again */
  async deliver(documentId: string, key: string, at: Date): Promise<void> {
    const document = await this.documents.get(this.dataSource.manager, documentId);
    const to = document.addressee?.email;
    if (document.status !== 'sending' || !to) return;
    const face = this.documents.face(document);
    const subject = document.number === null ? document.sheet.title : `${document.sheet.title}, № ${document.number}`;
    await this.mailbox.send({ to, subject, text: renderText(face), html: renderHtml(face) }, key);
    const { subject: stream, number } = document;
    const payload = { documentId, number, channel: 'email', sentOn: dayInKyiv(at), to };
    const act = { stream, kind: 'letter-sent', by: systemActor, at, payload } as const;
    await unitOfWork(this.dataSource, async (manager) => {
      const isFirst = await this.documents.confirmDispatch(manager, documentId, at);
      if (isFirst) await this.journal.append(manager, act);
    });
  }
}
