import type { Directory, Post } from '../directory/index.js';
import type { ReceptionRecord } from './tables.js';

/** Who receives, as the rules name it: the values of the fact `reception.leader`. */
export const leaderKinds = [
  'acting-mayor',
  'first-deputy-mayor',
  'deputy-mayor',
  'head-of-affairs',
  'unit-head',
] as const;
export type LeaderKind = (typeof leaderKinds)[number];

/** Whether a post is that of the first deputy or a deputy mayor (заступник міського голови). */
export function isDeputy(post: Pick<Post, 'inLaw' | 'kind'>): boolean {
  const leader = leaderOf(post);
  return leader === 'deputy-mayor' || leader === 'first-deputy-mayor';
}

/**
 * What the rules call the holder of a post (KR-2.1); null for one who does not receive. The secretary of the
 * council receives as acting mayor only: the regulation gives that post no reception of its own. Whoever
 * receives in a unit, such as its lawyer on duty, does so under the order of its head (KR-2.1.2).
 */
export function leaderOf({ inLaw, kind }: Pick<Post, 'inLaw' | 'kind'>): LeaderKind | null {
  if (kind !== 'leader') return 'unit-head';
  return leaderKinds.find((leader) => leader === inLaw) ?? null;
}

/** Who keeps what comes of a reception (KR-1.2, 3.2): a unit what its own head receives on, the office all else. */
export function registerOf(
  directory: Directory,
  { kind, leaderPost }: Pick<ReceptionRecord, 'kind' | 'leaderPost'>,
): string {
  const post = directory.post(leaderPost);
  const isOfUnit = kind !== 'legal-aid' && leaderOf(post) === 'unit-head';
  return (isOfUnit ? post.unitId : null) ?? directory.office.id;
}
