import type { Catalogue as Rules } from '../../policy/index.js';

/**
 * Every name a diagram may mention (перелік відомих назв): what the service around it really has. A name that is
 * not here would be a task without a form or a step nobody does, and the case would hang on it.
 */
export interface Catalogue {
  /** Ids of the processes that may be called, the diagram's own included. */
  readonly processes: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  /** Ids of rule sets. */
  readonly decisions: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  /** Ids of the units and of the posts of the directory: a task may be for one of them by name. */
  readonly units: ReadonlySet<string>;
  readonly posts: ReadonlySet<string>;
  /** Groups that somebody belongs to by the directory, whoever is away today: `role`, `role@unit`. */
  readonly held: ReadonlySet<string>;
  /** Acts whose clauses names and documentation cite. */
  readonly acts: Rules['acts'];
}
