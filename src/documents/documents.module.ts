import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { EditionInForce } from '../edition/index.js';
import type { Config } from '../platform/config.js';
import { DocumentReaders } from './document-readers.js';
import { DocumentsController } from './documents.controller.js';
import { Documents } from './documents.js';
import './letters/index.js';
import { FolderMailbox, Mailbox, SmtpMailbox } from './mail/mailbox.js';
import { PostOffice } from './mail/post-office.js';
import { goByLetters, lettersInFolder } from './templates/letters.js';

type MailConfig = Pick<Config, 'MAIL_URL' | 'MAIL_FROM' | 'DATA_DIR'>;

function mailbox({ MAIL_URL, MAIL_FROM, DATA_DIR }: MailConfig): Mailbox {
  return MAIL_URL ? new SmtpMailbox(MAIL_URL, MAIL_FROM) : new FolderMailbox(join(DATA_DIR, 'mail'), MAIL_FROM);
}

/** Letters are written by the templates of the edition in force. */
const letters = {
  provide: lettersInFolder,
  inject: [EditionInForce],
  useFactory: (edition: EditionInForce) =>
    edition.adopt(lettersInFolder, (letters) => {
      goByLetters(letters);
      return { adopt: goByLetters };
    }),
};

/** Letters and cards of all cases. */
@Module({})
export class DocumentsModule {
  static forRoot(config: MailConfig): DynamicModule {
    return {
      module: DocumentsModule,
      global: true,
      controllers: [DocumentsController],
      providers: [letters, Documents, DocumentReaders, PostOffice, { provide: Mailbox, useValue: mailbox(config) }],
      exports: [Documents, DocumentReaders, PostOffice],
    };
  }
}
