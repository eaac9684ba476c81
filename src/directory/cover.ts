import { type Actor, caretakerRoles, roles as allRoles } from '../domain/actor.js';
import { inUkrainian, type PlainDate } from '../domain/plain-date.js';
import { officeInLaw } from './directory-data.js';
import type { Directory } from './directory.js';

/**
 * Whose work an actor carries on while they are away (за кого діє): the persons whose tasks they may see, complete and
 * hand on, and the groups of the units they head, whose tasks these are.
 */
export interface Cover {
  readonly persons: readonly string[];
  readonly groups: readonly string[];
}

const workingRoles = allRoles.filter((role) => !caretakerRoles.includes(role));

/**
 * A substitute carries on what the holder of the post has taken, the head of a unit what their people have: an absence
 * without a substitute must leave no task in an empty room.
 */
export function coverOf(directory: Directory, actor: Actor, on: PlainDate): Cover {
  const headed = directory.unitsOf(actor, ['unit-head']);
  const isCovered = (postId: string, unitId: string | null): boolean =>
    directory.isAbsent(postId, on) && (actor.posts.includes(postId) || (unitId !== null && headed.includes(unitId)));
  const persons = directory
    .persons()
    .flatMap(({ id, postId, unitId }) => (id !== actor.id && postId !== null && isCovered(postId, unitId) ? [id] : []));
  return { persons, groups: headed.flatMap((unit) => workingRoles.map((role) => `${role}@${unit}`)) };
}

/** The groups that somebody belongs to by the directory (чиї групи), whoever is away; of the office also by its word. */
export function heldGroups(directory: Directory): ReadonlySet<string> {
  const groups = directory.persons().flatMap(({ id, name, roles, unitId: unit }) => {
    const posts = directory.postsOf(id);
    const all = new Set([...roles, ...posts.flatMap((post) => directory.post(post).roles)]);
    return directory.groupsOf({ id, name, roles: [...all], unit, posts });
  });
  const ofOffice = groups.filter((group) => group.endsWith(`@${directory.office.id}`));
  return new Set([...groups, ...ofOffice.map((group) => `${group.split('@')[0]}@${officeInLaw}`)]);
}

const isOf = (directory: Directory, personId: string, group: string, on: PlainDate): boolean =>
  directory.groupsOf(directory.actorOf(personId, on)).includes(group);

/** The persons who are of a group that day (хто в групі). */
export const membersOf = (directory: Directory, group: string, on: PlainDate): readonly string[] =>
  directory.persons().flatMap(({ id }) => (isOf(directory, id, group, on) ? [id] : []));

/**
 * Why nobody can take a task of a group that day, in words; null where somebody can.
 *
 * @param barred whom the complaint of its case is about
 */
export function whyUnheld(
  directory: Directory,
  group: string,
  on: PlainDate,
  barred: ReadonlySet<string>,
): string | null {
  if (group.startsWith('post:')) return whyPostUnheld(directory, group.slice('post:'.length), on, barred);
  const members = membersOf(directory, group, on);
  if (members.some((id) => !barred.has(id))) return null;
  if (members.length > 0)
    return 'Усі, хто сьогодні виконує такі завдання, — ті, на кого скаржаться (ст. 7): запишіть, хто їх заступає.';
  const unit = directory.units().find(({ id }) => id === group.split('@')[1]);
  if (unit === undefined) return `Завдання чекає на групу «${group}», а в ній нікого немає: призначте виконавця.`;
  return `У підрозділі «${unit.name}» сьогодні немає нікого, хто виконує такі завдання: призначте заступника або виконавця.`;
}

function whyPostUnheld(
  directory: Directory,
  postId: string,
  on: PlainDate,
  barred: ReadonlySet<string>,
): string | null {
  const post = directory.posts().find(({ id }) => id === postId);
  if (post === undefined) return `Посади «${postId}» у довіднику немає.`;
  const holder = directory.holderOf(postId, on);
  if (holder !== null && barred.has(holder.id))
    return `За посаду «${post.title}» сьогодні діє той, на кого скаржаться (ст. 7): ${holder.name}. Запишіть, хто інший заступає.`;
  if (holder !== null) return null;
  const absence = directory.absenceOf(postId, on);
  if (absence === null) return `Посада «${post.title}» вільна.`;
  const who =
    absence.substitutePersonId === null ? 'того, хто заступає, не названо' : 'той, хто заступає, теж відсутній';
  return `Посадовець «${post.title}» відсутній, повертається ${inUkrainian(absence.toOn)}; ${who}. Запишіть, хто заступає.`;
}
