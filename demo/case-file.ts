import type { Schema } from '../client/index.js';
import type { Colleague } from './colleague.js';
import { given } from './given.js';
import type { Story } from './story.js';

export type Entry = Schema<'JournalEntry'>;

/** All that the service tells of one case once it is over (справа): card, decisions, term, history. */
export interface CaseFile {
  readonly story: Story;
  readonly card: Schema<'WholeAppealCard'>;
  readonly decisions: readonly Schema<'CaseDecision'>[];
  readonly termLines: readonly string[];
  readonly entries: readonly Entry[];
  readonly refusals: readonly string[];
}

/** Reads a case as an inspector of control may. */
export async function readCase(
  control: Colleague,
  id: string,
  known: Pick<CaseFile, 'story' | 'refusals'>,
): Promise<CaseFile> {
  const { service } = control;
  const path = { id };
  const explained = { params: { path, query: { explain: 'true' } } } as const;
  const card = await given(service.GET('/api/v1/appeals/{id}', { params: { path } }));
  const { items: decisions } = await given(service.GET('/api/v1/appeals/{id}/decisions', { params: { path } }));
  const { lines: termLines = [] } = await given(service.GET('/api/v1/appeals/{id}/terms', explained));
  return { ...known, card, decisions, termLines, entries: await readHistory(control, id, 0) };
}

/** The entries of the journal after one already read. */
export async function readHistory(control: Colleague, id: string, after: number): Promise<Entry[]> {
  const params = { path: { id }, query: { after } };
  const { items, next } = await given(control.service.GET('/api/v1/appeals/{id}/history', { params }));
  return next === null ? [...items] : [...items, ...(await readHistory(control, id, next))];
}
