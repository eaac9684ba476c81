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

/** Whether nobody but that person is of a group that day: then nobody else could do its work. */
export const isAloneIn = (directory: Directory, personId: string, group: string, on: PlainDate): boolean =>
  !directory.persons().some(({ id }) => id !== personId && isOf(directory, id, group, on));

/** Why nobody can take a task of a group that day, in words; null where somebody can. */
export function whyUnheld(directory: Directory, group: string, on: PlainDate): string | null {
  if (group.startsWith('post:')) return whyPostUnheld(directory, group.slice('post:'.length), on);
  const isHeld = directory.persons().some(({ id }) => isOf(directory, id, group, on));
  if (isHeld) return null;
  const unit = directory.units().find(({ id }) => id === group.split('@')[1]);
  if (unit === undefined) return `Завдання чекає на групу «${group}», а в ній нікого немає: призначте виконавця.`;
  return `У підрозділі «${unit.name}» сьогодні немає нікого, хто виконує такі завдання: призначте заступника або виконавця.`;
}

function whyPostUnheld(directory: Directory, postId: string, on: PlainDate): string | null {
  const post = directory.posts().find(({ id }) => id === postId);
  if (post === undefined) return `Посади «${postId}» у довіднику немає.`;
  if (directory.holderOf(postId, on) !== null) return null;
  const absence = directory.absenceOf(postId, on);
  if (absence === null) return `Посада «${post.title}» вільна.`;
  const who =
    absence.substitutePersonId === null ? 'того, хто заступає, не названо' : 'той, хто заступає, теж відсутній';
  return `Посадовець «${post.title}» відсутній, повертається ${inUkrainian(absence.toOn)}; ${who}. Запишіть, хто заступає.`;
}
