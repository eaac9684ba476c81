import type { Directory } from '../../directory/index.js';
import type { Actor, Role } from '../../domain/actor.js';

/** Whose work somebody may read (коло справ): everything, or what these units and posts have to do with. */
interface Reach {
  readonly all: boolean;
  readonly units: readonly string[];
  readonly posts: readonly string[];
}

/** The head of the office runs the work, control watches the terms (KR-1.1). */
const readersOfAll: readonly Role[] = ['control', 'office-head', 'system'];

/** In these roles a unit's people work on what the unit is given. */
const working: readonly Role[] = ['registrar', 'executor', 'unit-head'];

/** Only the office registers letters to leaders and keeps the journal of receptions (KR-3.1, 2.3). */
export const isOfOffice = (actor: Actor, directory: Directory): boolean =>
  directory.groupsOf(actor).includes(`registrar@${directory.office.id}`);

/**
 * How far somebody's reading goes by the posts they fill today and by nothing else, so that a substitute reads what the
 * post lends. A leader reads what is his and what the units he directs work on (KR-3.9); the acting mayor and the leader
 * above the office read all (docs/decisions/0061).
 */
export function reachOf(actor: Actor, directory: Directory): Reach {
  const leads = actor.posts.filter((post) => directory.post(post).kind === 'leader');
  const isAbove = (unit: string): boolean => leads.some((post) => directory.isSubordinate(unit, post));
  const directed = leads.length === 0 ? [] : directory.units().filter(({ id }) => isAbove(id));
  return {
    all:
      actor.roles.some((role) => readersOfAll.includes(role)) ||
      isOfOffice(actor, directory) ||
      isAbove(directory.office.id),
    units: [...new Set([...directory.unitsOf(actor, working), ...directed.map(({ id }) => id)])],
    posts: actor.posts.filter((post) => directory.post(post).kind !== 'officer'),
  };
}
