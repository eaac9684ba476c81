import type { Actor } from '../../domain/actor.js';
import type { PlainDate } from '../../domain/plain-date.js';
import type { Cover } from '../../directory/index.js';
import type { Journal } from '../../journal/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Definitions } from '../definitions/definitions.js';
import type { Forms } from '../forms/forms.js';
import type { WakeUp } from './wake-up.js';
import type { DecisionPoint } from './decision-point.js';
import type { LiveCache } from './live-cache.js';
import type { LiveInstance, MotorName } from '../engine/index.js';
import type { Aftermaths, Answers, Jobs, Steps } from './registries.js';
import type { KnownRows } from './known-rows.js';

/** A case in memory with the rows it had when it was last saved. */
interface Kept {
  readonly live: LiveInstance;
  readonly known: KnownRows;
}

/** All that a transaction of the workflow works with; one of it for the life of a node. */
export interface Machinery {
  readonly clock: Clock;
  readonly definitions: Definitions;
  readonly cache: LiveCache<Kept>;
  /** What carries the cases that begin here. */
  readonly motor: MotorName;
  readonly steps: Steps;
  readonly jobs: Jobs;
  readonly answers: Answers;
  readonly aftermaths: Aftermaths;
  readonly forms: Forms;
  readonly decisions: DecisionPoint;
  readonly journal: Journal;
  /** The groups whose tasks an actor may take: `role`, `role@unit`, `post:id`. */
  readonly groupsOf: (actor: Actor) => readonly string[];
  /** A group as a diagram names it, by the ids of the directory. */
  readonly groupNamed: (group: string) => string;
  /** A person as they act on a day; null for one whom the directory does not know. */
  readonly actorOf: (personId: string, on: PlainDate) => Actor | null;
  /** Whose tasks an actor carries on while they are away. */
  readonly coverOf: (actor: Actor, on: PlainDate) => Cover;
  /** Why nobody can take a task of that group on that day, of those whom its case is not barred to; null where somebody can. */
  readonly whyUnheld: (group: string, on: PlainDate, barred: ReadonlySet<string>) => string | null;
  /** The persons who are of a group that day. */
  readonly membersOf: (group: string, on: PlainDate) => readonly string[];
  /** So many services after one command mean a loop that nobody will leave. */
  readonly mostServices: number;
  readonly wakeUp: WakeUp;
}
