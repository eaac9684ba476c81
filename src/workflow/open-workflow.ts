import type { DataSource } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import type { Journal } from '../journal/index.js';
import type { Clock } from '../platform/clock.js';
import type { DecisionLog, PolicyService } from '../policy/index.js';
import { Definitions } from './definitions/definitions.js';
import { DecisionPoint } from './host/decision-point.js';
import { LiveCache } from './host/live-cache.js';
import type { Machinery } from './host/machinery.js';
import type { MotorName } from './engine/index.js';
import { Aftermaths, type Answers, type FactSources, type Jobs, type Steps } from './host/registries.js';
import type { Forms } from './forms/forms.js';
import { WakeUp } from './host/wake-up.js';
import { Workflow } from './workflow.js';

interface WorkflowParts {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly policy: PolicyService;
  readonly decisionLog: DecisionLog;
  readonly forms: Forms;
  readonly steps: Steps;
  readonly jobs: Jobs;
  readonly answers: Answers;
  readonly facts: FactSources;
  readonly aftermaths?: Aftermaths;
  readonly groupsOf?: (actor: Actor) => readonly string[];
  readonly groupNamed?: Machinery['groupNamed'];
  readonly actorOf?: Machinery['actorOf'];
  readonly coverOf?: Machinery['coverOf'];
  readonly whyUnheld?: Machinery['whyUnheld'];
  readonly membersOf?: Machinery['membersOf'];
  /** How many diagram nodes of running cases are kept in memory; 0 recovers a case at each command. */
  readonly liveNodes?: number;
  readonly mostServices?: number;
  readonly motor?: MotorName;
}

/** The groups of a council without a directory: every role, everywhere and in the actor's own unit. */
function plainGroupsOf({ roles, unit, posts }: Actor): readonly string[] {
  const inUnit = unit === null ? [] : roles.map((role) => `${role}@${unit}`);
  return [...roles, ...inUnit, ...posts.map((post) => `post:${post}`)];
}

/** Puts the host together: one for each node, over one database. */
export function openWorkflow(parts: WorkflowParts): Workflow {
  const { dataSource, clock, journal, policy, decisionLog, forms, steps, jobs, answers, facts } = parts;
  return new Workflow(dataSource, {
    clock,
    journal,
    forms,
    steps,
    jobs,
    answers,
    aftermaths: parts.aftermaths ?? new Aftermaths(),
    definitions: new Definitions(dataSource, forms),
    cache: new LiveCache(parts.liveNodes ?? 2e3),
    decisions: new DecisionPoint(policy, decisionLog, facts, journal),
    groupsOf: parts.groupsOf ?? plainGroupsOf,
    groupNamed: parts.groupNamed ?? ((group) => group),
    actorOf: parts.actorOf ?? (() => null),
    coverOf: parts.coverOf ?? (() => ({ persons: [], groups: [] })),
    whyUnheld: parts.whyUnheld ?? (() => null),
    membersOf: parts.membersOf ?? (() => []),
    mostServices: parts.mostServices ?? 500,
    motor: parts.motor ?? 'library',
    wakeUp: new WakeUp(),
  });
}
