import type { Directory } from '../directory/index.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { ExtensionDecision, TermExtension } from './appeal-parts.js';
import type { AppealRecord } from './tables.js';

/** What a post is to the Law where a register is kept (art. 20): in a unit its own head is the head (KR-1.2). */
export function standingOf(
  directory: Directory,
  register: string,
  posts: readonly string[],
): 'head' | 'deputy' | 'other' {
  if (directory.keeperOf(register) === 'unit' && posts.includes(directory.unit(register).headPostId)) return 'head';
  const standings = posts.map((id) => directory.post(id).standing);
  if (standings.includes('head')) return 'head';
  return standings.includes('deputy') ? 'deputy' : 'other';
}

/** The request nobody has decided yet; there is at most one. */
export function pendingExtension({ extensions }: AppealRecord): TermExtension | null {
  return extensions?.find(isPending) ?? null;
}

const isPending = ({ decision, lapsedOn }: TermExtension): boolean => decision === null && lapsedOn === undefined;

/** What nobody has decided by the day of the answer is decided no more. */
export const lapsed = ({ extensions }: AppealRecord, lapsedOn: PlainDate): readonly TermExtension[] | null =>
  extensions?.map((one) => (isPending(one) ? { ...one, lapsedOn } : one)) ?? null;

/** The requests of a card, with the pending one decided. */
export function withDecision(
  { extensions }: AppealRecord,
  request: TermExtension,
  decision: ExtensionDecision,
): readonly TermExtension[] {
  return [...(extensions ?? []).filter((one) => !isPending(one)), { ...request, decision }];
}
