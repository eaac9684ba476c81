import type { Directory } from '../../directory/index.js';
import type { PlainDate } from '../../domain/plain-date.js';
import type { Relation } from '../asked-of-rules.js';

/** The official complained of by every post of theirs (one may hold two: the council secretary acts as mayor). */
function postsComplainedOf(directory: Directory, about: string): readonly string[] {
  const holders = directory.persons().map(({ id }) => directory.postsOf(id));
  return [about, ...holders.filter((posts) => posts.includes(about)).flat()];
}

/** Whether somebody, complained of or acting, is the head of the body, by whichever of the head's posts. */
export function isHead(directory: Directory, one: string): boolean {
  return postsComplainedOf(directory, one).includes(directory.head.id);
}

/** Who would act for a candidate that day: whoever stands in for a post stays who they are at home. */
function actingFor(directory: Directory, candidate: string, on: PlainDate): readonly string[] {
  const isPost = directory.posts().some(({ id }) => id === candidate);
  const acting = isPost ? directory.holderOf(candidate, on)?.id : candidate;
  return [candidate, ...(acting === undefined ? [] : directory.postsOf(acting))];
}

/** How one who may get a complaint stands to one whom it is about, that day; everybody here answers to the head. */
function relationTo(directory: Directory, about: string, candidate: string, acting: readonly string[]): Relation {
  const complained = postsComplainedOf(directory, about);
  if (acting.some((id) => complained.includes(id))) return 'same';
  const isSubordinate = (ids: readonly string[]): boolean =>
    ids.some((id) => complained.some((of) => directory.isSubordinate(id, of)));
  if (!isHead(directory, about)) return isSubordinate(acting) ? 'subordinate' : 'unrelated';
  if (candidate === directory.explainsForHead.id) return 'head-explains';
  return isSubordinate([candidate]) ? 'head-subordinate' : 'unrelated';
}

/** The nearest first: of several complained of, the one who binds most. */
const nearness: readonly Relation[] = ['same', 'subordinate', 'head-subordinate', 'head-explains', 'unrelated'];

/** @param on the day whose holder or substitute would act; null: by the post alone, whoever fills it */
export function relationOf(
  directory: Directory,
  about: readonly string[],
  candidate: string,
  on: PlainDate | null,
): Relation {
  const acting = on === null ? [candidate] : actingFor(directory, candidate, on);
  const relations = about.map((one) => relationTo(directory, one, candidate, acting));
  return nearness.find((relation) => relations.includes(relation)) ?? 'unrelated';
}
