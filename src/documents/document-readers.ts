import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';

/** Whether somebody works on the case a document belongs to. */
type DocumentReader = (actor: Actor, subject: string) => Promise<boolean>;

/**
 * Who may read a document (доступ до документа): those who work on its case. This room does not know
 * cases, so the features say it; until one does, nobody may.
 */
@Injectable()
export class DocumentReaders {
  private readonly readers: DocumentReader[] = [];
  private readonly keepers: DocumentReader[] = [];

  add(reader: DocumentReader): void {
    this.readers.push(reader);
  }

  /** Whose case it is keeps it from whom its complaint is about, whatever else they do in it. */
  keepFrom(isClosed: DocumentReader): void {
    this.keepers.push(isClosed);
  }

  async isClosedTo(actor: Actor, subject: string): Promise<boolean> {
    for (const isClosed of this.keepers) if (await isClosed(actor, subject)) return true;
    return false;
  }

  async mayRead(actor: Actor, subject: string): Promise<boolean> {
    for (const reader of this.readers) if (await reader(actor, subject)) return true;
    return false;
  }
}
