import { card, decisions, history, terms, type Card, type Decided, type Entry } from './answers-of-service.js';
import type { Colleague } from './colleague.js';
import type { Story } from './story.js';

/** All that the service tells of one case once it is over (справа): card, decisions, term, history. */
export interface CaseFile {
  readonly story: Story;
  readonly card: Card;
  readonly decisions: readonly Decided[];
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
  const path = `/appeals/${id}`;
  const found = await control.read(path, card);
  const decided = await control.read(`${path}/decisions`, decisions);
  const term = await control.read(`${path}/terms?explain=true`, terms);
  const entries = await readHistory(control, id, 0);
  return { ...known, card: found, decisions: decided.items, termLines: term.lines, entries };
}

/** The entries of the journal after one already read. */
export async function readHistory(control: Colleague, id: string, after: number): Promise<Entry[]> {
  const page = 200;
  const { items } = await control.read(`/appeals/${id}/history?after=${after}&limit=${page}`, history);
  const last = items.at(-1);
  return items.length < page || !last ? items : [...items, ...(await readHistory(control, id, last.seq))];
}
