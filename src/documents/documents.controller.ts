import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import { Problem } from '../domain/problem.js';
import { Clock } from '../platform/clock.js';
import { choice, CurrentActor, Describe, listOf, SignedIn } from '../platform/http/index.js';
import type { HttpReply } from '../platform/http/request.js';
import { DocumentReaders } from './document-readers.js';
import { documentView, DocumentView } from './documents.dto.js';
import { Documents } from './documents.js';
import { printFormats, printTo } from './render/print.js';
import type { DocumentRecord } from './tables.js';

const Reading = z.strictObject({
  format: choice('DocumentFormat', 'У якому вигляді: даними чи для друку.', ['json', ...printFormats]).default('json'),
});
type Reading = z.infer<typeof Reading>;
const OfCase = z.strictObject({ subject: z.string().min(1).max(120).describe('Справа') });
type OfCase = z.infer<typeof OfCase>;

@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: Documents,
    private readonly readers: DocumentReaders,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn()
  @Describe({
    id: 'listDocuments',
    summary: 'Документи однієї справи в порядку складання.',
    problems: ['NOT_FOUND'],
    returns: listOf('DocumentList', DocumentView),
  })
  async ofCase(@Query({ schema: OfCase }) { subject }: OfCase, @CurrentActor() actor: Actor) {
    if (!(await this.readers.mayRead(actor, subject))) throw new Problem('NOT_FOUND');
    const rows = await this.documents.ofSubject(this.dataSource.manager, subject);
    return { items: rows.map((row) => this.view(row)) };
  }

  @Get(':id')
  @SignedIn()
  @Describe({
    id: 'getDocument',
    summary: 'Документ справи; з ?format=html, text, pdf чи docx – для друку.',
    problems: ['NOT_FOUND'],
    returns: DocumentView,
    files: ['html', 'text', 'pdf', 'docx'],
  })
  async read(
    @Param('id', { schema: z.uuid().describe('Документ') }) id: string,
    @Query({ schema: Reading }) { format }: Reading,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    const document = await this.documents.get(this.dataSource.manager, id);
    // Nobody signs what they may not read: the acting mayor signs letters of receptions that others held (art. 15).
    const signs =
      actor.posts.some((post) => post === document.signatoryPost) &&
      !(await this.readers.isClosedTo(actor, document.subject));
    if (!signs && !(await this.readers.mayRead(actor, document.subject))) throw new Problem('NOT_FOUND');
    if (format === 'json') return this.view(document);
    return printTo(reply, this.documents.face(document), format, this.clock.now());
  }

  private view(document: DocumentRecord) {
    return documentView(document, this.documents.face(document), dayInKyiv(this.clock.now()));
  }
}
