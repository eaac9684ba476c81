import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Journal } from '../../journal/index.js';
import { YesOrNo } from '../../platform/http/index.js';
import { DecisionLog } from '../../policy/index.js';
import { viewDecision, viewEntry } from './case-views.js';

export const explained = z.strictObject({ explain: YesOrNo.optional().describe('true – з поясненням') });
export type Explained = z.infer<typeof explained>;

export const journalPage = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).describe('seq останнього прочитаного запису'),
  limit: z.coerce.number().int().min(1).max(200).default(200).describe('Скільки записів'),
});
export type JournalPage = z.infer<typeof journalPage>;

/**
 * What is kept of a case beside its card, under its business key (справа): what the rules decided and who did what.
 * An appeal, a visit and a day of receptions are read alike; who may read which is the caller's business.
 */
@Injectable()
export class CaseFile {
  constructor(
    private readonly log: DecisionLog,
    private readonly journal: Journal,
  ) {}

  /** Every decision of the rules with its clauses, oldest first; explained where it is asked. */
  async decisions(businessKey: string, { explain }: Explained) {
    const items = [];
    for (const row of await this.log.ofSubject(businessKey)) {
      items.push(viewDecision(row, explain === 'true' ? await this.log.explain(row.id) : undefined));
    }
    return { items };
  }

  /** Who did what and when, by pages; `next` is the `after` of the next one. */
  async history(businessKey: string, { after, limit }: JournalPage) {
    const entries = await this.journal.read(businessKey, { after, limit: limit + 1 });
    const items = entries.slice(0, limit).map(viewEntry);
    return { items, next: entries.length > limit ? (items.at(-1)?.seq ?? null) : null };
  }
}
