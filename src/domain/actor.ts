/**
 * What a person may do at the council (роль). A role opens routes and tasks; a post (посада) says
 * whose resolution or signature it is.
 */
export const roles = [
  'registrar',
  'leader',
  'executor',
  'control',
  'unit-head',
  'office-head',
  'workflow-admin',
  'compliance-reviewer',
  'system',
] as const;

export type Role = (typeof roles)[number];

/** Roles of those who look after processes and rules: no work on a citizen's case is theirs (docs/decisions/0060). */
export const caretakerRoles: readonly Role[] = ['workflow-admin', 'compliance-reviewer', 'system'];

/**
 * Who acts (дійова особа). Every method that writes takes one: nothing at the council is done by
 * nobody. `posts` holds the posts the person fills today, including those they stand in for.
 */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The unit the person serves in; null for leaders and for the service itself. */
  readonly unit: string | null;
  readonly posts: readonly string[];
}

/** The service itself, when a timer fires or a job runs: its acts are journalled under this name. */
export const systemActor: Actor = { id: 'system', name: 'Система', roles: ['system'], unit: null, posts: [] };
