import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { Problem } from '../../domain/problem.js';
import type { Machinery } from '../host/machinery.js';
import type { TaskRecord } from '../tables.js';
import { type Bars, barsOver, nobody } from '../host/bars.js';

/** Who looks at or works on tasks: the person, the groups whose tasks they may take, and whose work they carry on. */
export interface Viewer {
  readonly actor: Actor;
  readonly groups: ReadonlySet<string>;
  readonly coveredPersons: ReadonlySet<string>;
  /** Their own groups and those of the units they head: what covers a person covers nothing of another unit. */
  readonly coveredGroups: ReadonlySet<string>;
  /** Why nobody can take a task of that group today in a case barred to these; null where somebody can. */
  readonly whyUnheld: (group: string, barred: ReadonlySet<string>) => string | null;
  /** Cases in which they may have no hand (ст. 7), and the groups of theirs whose work is left to them there. */
  readonly barredFrom: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What of the machinery tells how people stand to tasks. */
export type Standing = Pick<Machinery, 'groupsOf' | 'coverOf' | 'whyUnheld' | 'membersOf'>;

export async function viewerOf(
  standing: Standing,
  manager: EntityManager,
  actor: Actor,
  on: PlainDate,
): Promise<Viewer> {
  const groups = standing.groupsOf(actor);
  const cover = standing.coverOf(actor, on);
  const left = leftTo(standing, await barsOver(manager, actor), groups, on);
  const known = new Map<string, string | null>();
  return {
    actor,
    groups: new Set(groups),
    coveredPersons: new Set(cover.persons),
    coveredGroups: new Set([...groups, ...cover.groups]),
    barredFrom: left,
    whyUnheld(group, barred) {
      if (barred.size > 0) return standing.whyUnheld(group, on, isLeft(standing, group, on, barred) ? nobody : barred);
      if (!known.has(group)) known.set(group, standing.whyUnheld(group, on, nobody));
      return known.get(group) ?? null;
    },
  };
}

/** What is put down, printed and posted; the rest is drafted, agreed, signed and decided. */
const isRecordKeeping = (group: string): boolean => group.startsWith('registrar@') || group === 'control';

/** Where a complaint is about everybody who keeps the records, it is they who keep them all the same, or nobody could. */
function isLeft(
  { membersOf }: Pick<Standing, 'membersOf'>,
  group: string,
  on: PlainDate,
  barred: ReadonlySet<string>,
): boolean {
  return isRecordKeeping(group) && membersOf(group, on).every((id) => barred.has(id));
}

function leftTo(
  standing: Pick<Standing, 'membersOf'>,
  bars: Bars,
  groups: readonly string[],
  on: PlainDate,
): ReadonlyMap<string, ReadonlySet<string>> {
  const leftOf = (barred: ReadonlySet<string>) =>
    new Set(groups.filter((group) => isLeft(standing, group, on, barred)));
  return new Map([...bars].map(([businessKey, barred]) => [businessKey, leftOf(barred)]));
}

/** Cases that a person may not read: barred to them, and none of the work on it left to them. */
export async function casesClosedTo(
  standing: Pick<Standing, 'groupsOf' | 'membersOf'>,
  manager: EntityManager,
  actor: Actor,
  on: PlainDate,
): Promise<readonly string[]> {
  const bars = await barsOver(manager, actor);
  if (bars.size === 0) return [];
  const left = leftTo(standing, bars, standing.groupsOf(actor), on);
  return [...left].flatMap(([businessKey, groups]) => (groups.size === 0 ? [businessKey] : []));
}

/** They see every task: control watches the terms, the head of the office runs the work (KR-1.1). */
export const seesAllTasks = (actor: Actor): boolean =>
  actor.roles.some((role) => role === 'control' || role === 'office-head' || role === 'workflow-admin');

/** A workflow admin mends processes; what citizens wrote and officials answered is not for them. */
export const seesAnswers = (viewer: Viewer, task: TaskRecord): boolean =>
  !viewer.actor.roles.includes('workflow-admin') || isTheirs(viewer, task);

export function isCandidate({ groups }: Viewer, task: Pick<TaskRecord, 'group'>): boolean {
  return task.group !== null && groups.has(task.group);
}

function isTheirs(viewer: Viewer, task: TaskRecord): boolean {
  const { id } = viewer.actor;
  const isOwn = [task.assignee, task.owner, task.completedBy].includes(id);
  return isOwn || isCandidate(viewer, task) || isCovered(viewer, task);
}

/** Somebody who is away has it, and the viewer carries on their work: as the substitute, or as the head of the unit. */
function isCovered(viewer: Viewer, { group, assignee, owner }: TaskRecord): boolean {
  const isOfAbsent = [assignee, owner].some((id) => id !== null && viewer.coveredPersons.has(id));
  return isOfAbsent && (group === null || viewer.coveredGroups.has(group));
}

/** A task that would pass before the one whom the complaint is about, although somebody else could do it. */
function isBarred({ barredFrom }: Viewer, { businessKey, group }: TaskRecord): boolean {
  const left = barredFrom.get(businessKey);
  return left !== undefined && (group === null || !left.has(group));
}

/** Whether a person sees a task at all: their own, of their group or post, or everything by their role. */
export function maySee(viewer: Viewer, task: TaskRecord): boolean {
  return !isBarred(viewer, task) && (isTheirs(viewer, task) || seesAllTasks(viewer.actor));
}

/** Hands work out to others: whoever runs the office or mends processes, heads within their units, and for the absent. */
export function mayAssign(viewer: Viewer, task: TaskRecord): boolean {
  const { roles, id } = viewer.actor;
  if (roles.includes('workflow-admin') || roles.includes('office-head')) return true;
  if ((task.owner ?? task.assignee) === id) return true;
  const unit = task.group?.split('@')[1];
  return isCovered(viewer, task) || (unit !== undefined && viewer.groups.has(`unit-head@${unit}`));
}

/** Whoever stands in for a post does its work, also what its absent holder has taken. */
const actsForPost = (viewer: Viewer, task: TaskRecord): boolean =>
  task.group?.startsWith('post:') === true && isCandidate(viewer, task);

/** A task stays with whoever has it only while it could be given to them: what was lent ends with the lending. */
export function mayWork(viewer: Viewer, task: TaskRecord): boolean {
  if (task.assignee === null) return isCandidate(viewer, task);
  if (task.assignee === viewer.actor.id) return task.group === null || isCandidate(viewer, task);
  return actsForPost(viewer, task) || isCovered(viewer, task);
}

/** @throws NOT_FOUND for whoever may not even know of the task */
export function checkSees(viewer: Viewer, task: TaskRecord | null): asserts task is TaskRecord {
  if (!task || !maySee(viewer, task)) throw new Problem('NOT_FOUND');
}

/** @throws TASK_TAKEN, TASK_NOT_YOURS */
export function checkWorks(viewer: Viewer, task: TaskRecord): void {
  if (mayWork(viewer, task)) return;
  if (isCandidate(viewer, task)) throw new Problem('TASK_TAKEN', { extra: { assignee: task.assignee } });
  throw new Problem('TASK_NOT_YOURS');
}
