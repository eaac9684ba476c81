import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PlainDate } from '../domain/plain-date.js';
import { col } from '../platform/database/columns.js';
import type { Passage } from './engine/index.js';
import { movingTables } from './moving/tables.js';
import { repairTables } from './repairs/tables.js';

/**
 * One version of a diagram (версія схеми процесу). It is written once and never changed: an instance
 * finishes by the version it began with. The same content is the same version, whoever publishes it.
 */
@Entity({ name: 'process_definition' })
@Index('UX_process_definition_version', ['key', 'version'], { unique: true })
@Index('UX_process_definition_hash', ['key', 'hash'], { unique: true })
export class ProcessDefinitionRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.key(64)) key: string;
  @Column(col.int()) version: number;
  @Column({ ...col.key(200), nullable: true }) title: string | null;
  /** SHA-256 of the diagram and its forms, by which two nodes that start at once know it is one and the same. */
  @Column(col.key(64)) hash: string;
  @Column(col.text()) xml: string;
  /** The compiled diagram, packed. */
  @Column(col.text()) context: string;
  /** The forms it was published with: the hash of the content of each, by its key; null before they were kept. */
  @Column({ ...col.json(), nullable: true }) forms: Readonly<Record<string, string>> | null;
  @Column(col.int()) nodeCount: number;
  /** The version that new instances start by: one of each key. */
  @Column(col.flag()) active: boolean;
  @Column(col.instant()) publishedAt: Date;
  @Column(col.key(64)) publishedBy: string;
}

/** What a form said when a version was published with it (зміст форми): each content once, for good. */
@Entity({ name: 'form_content' })
export class FormContentRecord {
  /** SHA-256 of the content. */
  @PrimaryColumn({ ...col.key(64), nullable: false }) hash: string;
  /** Canonical JSON. */
  @Column(col.text()) content: string;
}

export const instanceStatuses = ['running', 'completed', 'terminated', 'suspended'] as const;
export type InstanceStatus = (typeof instanceStatuses)[number];

/**
 * One run of a process (екземпляр процесу). A case is a root instance with the instances it has called;
 * `rootId` joins them, and the root's row is the lock of the whole case.
 */
@Entity({ name: 'process_instance' })
@Index('IX_process_instance_root', ['rootId'])
@Index('IX_process_instance_parent', ['parentId'])
@Index('IX_process_instance_business_key', ['businessKey'])
@Index('IX_process_instance_process', ['processKey', 'status', 'startedAt'])
export class ProcessInstanceRecord {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.id()) rootId: string;
  @Column({ ...col.id(), nullable: true }) parentId: string | null;
  /** The call activity of the parent that waits for this instance. */
  @Column({ ...col.key(190), nullable: true }) parentExecutionId: string | null;
  @Column(col.id()) definitionId: string;
  @Column(col.key(64)) processKey: string;
  @Column(col.key(64)) businessKey: string;
  @Column(col.key(16)) status: InstanceStatus;
  /** What the engine saved, packed; the way behind is in `passage`. */
  @Column(col.text()) state: string;
  /** Counts the saved steps; a saved live object is good only for the version it was saved with. */
  @Column(col.int()) version: number;
  /** Open incidents of this instance: saves asking their table at every step. */
  @Column(col.int()) incidents: number;
  @Column(col.instant()) startedAt: Date;
  @Column(col.key(64)) startedBy: string;
  @Column({ ...col.instant(), nullable: true }) endedAt: Date | null;
  /** The end event that was reached; null while running and when terminated from outside. */
  @Column({ ...col.key(120), nullable: true }) endEvent: string | null;
}

/**
 * One element or flow of the diagram that a running process has passed (пройдений елемент): the way behind, kept in
 * the transaction that went it and never changed. It says what happened to the case, never who did it: that is the
 * journal's.
 */
@Entity({ name: 'passage' })
export class PassageRecord {
  @PrimaryColumn(col.id()) instanceId: string;
  /** Which saved step of the instance passed it: its version from then on. */
  @PrimaryColumn(col.int()) step: number;
  /** Its turn within the step. */
  @PrimaryColumn(col.int()) place: number;
  @Column(col.key(120)) elementId: string;
  /** `unrecorded` names no element but the process: the way before this step is not known. */
  @Column(col.key(16)) kind: Passage['kind'];
  /** What kind of command moved the case. */
  @Column(col.key(16)) movedBy: Passage['movedBy'];
  /** Null where it was not recorded. */
  @Column({ ...col.instant(), nullable: true }) enteredAt: Date | null;
  @Column(col.instant()) leftAt: Date;
}

/**
 * A place at which a case waits for somebody or something (місце очікування), by whatever it is woken. The
 * execution's id stays the same over reloads, so it names the place for good.
 */
abstract class OpenPlace {
  @PrimaryColumn(col.id()) id: string;
  @Column(col.id()) instanceId: string;
  /** The root of the case, whose row is its lock. */
  @Column(col.id()) rootId: string;
  @Column(col.key(190)) executionId: string;
  @Column(col.key(120)) elementId: string;
}

/** `created` has no one who could take it, `ready` waits for its group, `reserved` is somebody's. */
export const taskStates = [
  'created',
  'ready',
  'reserved',
  'in-progress',
  'suspended',
  'completed',
  'terminated',
] as const;
type TaskState = (typeof taskStates)[number];

/**
 * Work that waits for a person (завдання). The row is written in the transaction that made the process
 * stop there, so a list shows it at once. `group` is who may take it: `role`, `role@unit` or `post:id`.
 */
@Entity({ name: 'task' })
@Index('IX_task_group', ['isOpen', 'group', 'sortOn', 'id'])
@Index('IX_task_assignee', ['isOpen', 'assignee', 'sortOn', 'id'])
@Index('IX_task_due', ['isOpen', 'sortOn', 'id'])
@Index('IX_task_owner', ['isOpen', 'owner'])
@Index('IX_task_case', ['businessKey', 'createdAt'])
@Index('IX_task_instance', ['instanceId', 'isOpen'])
export class TaskRecord extends OpenPlace {
  @Column(col.key(64)) processKey: string;
  @Column(col.key(64)) businessKey: string;
  @Column(col.key(200)) name: string;
  @Column({ ...col.key(64), nullable: true }) formKey: string | null;
  @Column({ ...col.key(160), name: 'candidate_group', nullable: true }) group: string | null;
  @Column({ ...col.key(64), nullable: true }) assignee: string | null;
  /** Whose task it stays while a delegate works on it. */
  @Column({ ...col.key(64), nullable: true }) owner: string | null;
  @Column(col.key(16)) state: TaskState;
  /** The state to go back to after a suspension. */
  @Column({ ...col.key(16), nullable: true }) stateBefore: TaskState | null;
  @Column(col.flag()) isOpen: boolean;
  @Column(col.int()) priority: number;
  @Column({ ...col.day(), nullable: true }) dueOn: PlainDate | null;
  /** `dueOn`, or a day beyond all days: lists are ordered by it and a blank may not come first. */
  @Column(col.day()) sortOn: string;
  /** The element of the collection that this task of a multi-instance is about. */
  @Column({ ...col.json(), nullable: true }) item: unknown;
  /** What whoever does it has to know first: words of the person who did what came before. */
  @Column({ ...col.text(), nullable: true }) note: string | null;
  @Column(col.instant()) createdAt: Date;
  @Column({ ...col.instant(), nullable: true }) claimedAt: Date | null;
  @Column({ ...col.key(64), nullable: true }) claimedBy: string | null;
  @Column({ ...col.instant(), nullable: true }) startedAt: Date | null;
  @Column({ ...col.instant(), nullable: true }) endedAt: Date | null;
  @Column({ ...col.key(64), nullable: true }) completedBy: string | null;
  @Column({ ...col.json(), nullable: true }) answer: Readonly<Record<string, unknown>> | null;
  @Column(col.int()) version: number;
}

/**
 * An instant at which a case moves by itself (таймер). Exactly one node fires it: the row is leased by a
 * compare-and-set, and deleted in the same transaction that moves the case.
 */
@Entity({ name: 'timer' })
@Index('IX_timer_due', ['dueAt', 'lockedUntil'])
@Index('IX_timer_root', ['rootId', 'dueAt'])
@Index('IX_timer_instance', ['instanceId'])
export class TimerRecord extends OpenPlace {
  @Column(col.instant()) dueAt: Date;
  @Column({ ...col.key(64), nullable: true }) lockedBy: string | null;
  @Column(col.instant()) lockedUntil: Date;
  /** How often firing it has failed. */
  @Column(col.int()) attempts: number;
}

/** What a job's handler is given, as it was when the case came to it. */
interface JobPayload {
  readonly data: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly item: unknown;
}

/**
 * Work that leaves the service, such as a letter or a call (зовнішня дія). It is done at least once, after
 * the step that asked for it is committed; `executionId` tells the far side that it is the same one.
 */
@Entity({ name: 'job' })
@Index('IX_job_due', ['dueAt', 'lockedUntil'])
@Index('IX_job_root', ['rootId'])
@Index('IX_job_instance', ['instanceId'])
export class JobRecord extends OpenPlace {
  @Column(col.key(64)) processKey: string;
  @Column(col.key(64)) businessKey: string;
  @Column(col.key(120)) topic: string;
  @Column(col.json()) payload: JobPayload;
  @Column(col.int()) attempts: number;
  @Column(col.instant()) dueAt: Date;
  @Column({ ...col.key(64), nullable: true }) lockedBy: string | null;
  @Column(col.instant()) lockedUntil: Date;
  @Column({ ...col.text(), nullable: true }) lastError: string | null;
  @Column(col.instant()) createdAt: Date;
}

/** A place where a case waits for news of that name (очікування повідомлення): correlated by business key. */
@Entity({ name: 'message_wait' })
@Index('IX_message_wait_name', ['businessKey', 'name'])
@Index('IX_message_wait_instance', ['instanceId'])
export class MessageWaitRecord extends OpenPlace {
  @Column(col.key(64)) businessKey: string;
  @Column(col.key(120)) name: string;
}

/** A person who may have no hand in a case (усунений від справи): one whom its complaint is about (ст. 7). */
@Entity({ name: 'case_bar' })
@Index('IX_case_bar_person', ['personId'])
export class CaseBarRecord {
  @PrimaryColumn({ ...col.key(64), nullable: false }) businessKey: string;
  @PrimaryColumn({ ...col.key(64), nullable: false }) personId: string;
}

/** `command` failed under somebody's hands, `timer` and `job` under the worker's. */
export const incidentKinds = ['command', 'timer', 'job'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/**
 * The process could not go on (збій): a step or a decision failed for a reason that is no refusal. The
 * case stays as it was before the step, and waits for the workflow admin.
 */
@Entity({ name: 'incident' })
@Index('IX_incident_open', ['isOpen', 'createdAt'])
@Index('IX_incident_instance', ['instanceId', 'isOpen'])
@Index('IX_incident_subject', ['subjectId'])
@Index('IX_incident_request_key', ['requestKey'])
export class IncidentRecord {
  @PrimaryColumn(col.id()) id: string;
  /** Null when the instance itself did not come to be. */
  @Column({ ...col.id(), nullable: true }) instanceId: string | null;
  @Column({ ...col.id(), nullable: true }) rootId: string | null;
  @Column(col.key(64)) processKey: string;
  @Column(col.key(64)) businessKey: string;
  @Column({ ...col.key(120), nullable: true }) elementId: string | null;
  @Column(col.key(16)) kind: IncidentKind;
  /** The `Idempotency-Key` of the request that failed; null where it had none, and of what no request did. */
  @Column({ ...col.key(200), nullable: true, select: false }) requestKey?: string | null;
  /** The timer or job that stands still until the incident is retried. */
  @Column({ ...col.id(), nullable: true }) subjectId: string | null;
  @Column(col.text()) message: string;
  /** Where in the program: for whoever mends it. */
  @Column({ ...col.text(), nullable: true }) detail: string | null;
  @Column(col.int()) attempts: number;
  @Column(col.flag()) isOpen: boolean;
  @Column(col.instant()) createdAt: Date;
  @Column(col.key(64)) createdBy: string;
  @Column({ ...col.instant(), nullable: true }) resolvedAt: Date | null;
  @Column({ ...col.key(64), nullable: true }) resolvedBy: string | null;
  @Column({ ...col.text(), nullable: true }) resolution: string | null;
  @Column(col.int()) version: number;
}

/** What the durable host keeps: diagrams, running cases, and all they wait for. */
export const workflowTables = [
  ProcessDefinitionRecord,
  FormContentRecord,
  ProcessInstanceRecord,
  TaskRecord,
  CaseBarRecord,
  TimerRecord,
  JobRecord,
  MessageWaitRecord,
  PassageRecord,
  IncidentRecord,
  ...movingTables,
  ...repairTables,
];
