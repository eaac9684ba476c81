import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  type TableOptions,
} from 'typeorm';
import { col, mig } from '../platform/columns.js';

const id = mig('id', col.id(), { isPrimary: true });
const nullable = { isNullable: true };

/** Each named index over its columns, written `UX_…` when it holds a promise of uniqueness. */
const indices = (list: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(list).map(([name, columnNames]) => ({
    name,
    columnNames: [...columnNames],
    isUnique: name.startsWith('UX_'),
  }));

/** Where in which case a waiting row belongs. */
const place: TableColumnOptions[] = [
  mig('instance_id', col.id()),
  mig('root_id', col.id()),
  mig('execution_id', col.key(190)),
  mig('element_id', col.key(120)),
];

const lease: TableColumnOptions[] = [
  mig('due_at', col.instant()),
  mig('locked_by', col.key(64), nullable),
  mig('locked_until', col.instant()),
  mig('attempts', col.int()),
];

const definition: TableOptions = {
  name: 'process_definition',
  columns: [
    id,
    mig('key', col.key(64)),
    mig('version', col.int()),
    mig('title', col.key(200), nullable),
    mig('hash', col.key(64)),
    mig('xml', col.text()),
    mig('context', col.text()),
    mig('node_count', col.int()),
    mig('active', col.flag()),
    mig('published_at', col.instant()),
    mig('published_by', col.key(64)),
  ],
  indices: indices({
    UX_process_definition_version: ['key', 'version'],
    UX_process_definition_hash: ['key', 'hash'],
  }),
};

const instance: TableOptions = {
  name: 'process_instance',
  columns: [
    id,
    mig('root_id', col.id()),
    mig('parent_id', col.id(), nullable),
    mig('parent_execution_id', col.key(190), nullable),
    mig('definition_id', col.id()),
    mig('process_key', col.key(64)),
    mig('business_key', col.key(64)),
    mig('status', col.key(16)),
    mig('state', col.text()),
    mig('version', col.int()),
    mig('incidents', col.int()),
    mig('started_at', col.instant()),
    mig('started_by', col.key(64)),
    mig('ended_at', col.instant(), nullable),
    mig('end_event', col.key(120), nullable),
  ],
  indices: indices({
    IX_process_instance_root: ['root_id'],
    IX_process_instance_parent: ['parent_id'],
    IX_process_instance_business_key: ['business_key'],
    IX_process_instance_process: ['process_key', 'status', 'started_at'],
  }),
};

const task: TableOptions = {
  name: 'task',
  columns: [
    id,
    ...place,
    mig('process_key', col.key(64)),
    mig('business_key', col.key(64)),
    mig('name', col.key(200)),
    mig('form_key', col.key(64), nullable),
    mig('candidate_group', col.key(160), nullable),
    mig('assignee', col.key(64), nullable),
    mig('owner', col.key(64), nullable),
    mig('state', col.key(16)),
    mig('state_before', col.key(16), nullable),
    mig('is_open', col.flag()),
    mig('priority', col.int()),
    mig('due_on', col.day(), nullable),
    mig('sort_on', col.day()),
    mig('item', col.json(), nullable),
    mig('created_at', col.instant()),
    mig('claimed_at', col.instant(), nullable),
    mig('claimed_by', col.key(64), nullable),
    mig('started_at', col.instant(), nullable),
    mig('ended_at', col.instant(), nullable),
    mig('completed_by', col.key(64), nullable),
    mig('answer', col.json(), nullable),
    mig('version', col.int()),
  ],
  indices: indices({
    IX_task_group: ['is_open', 'candidate_group', 'sort_on', 'id'],
    IX_task_assignee: ['is_open', 'assignee', 'sort_on', 'id'],
    IX_task_due: ['is_open', 'sort_on', 'id'],
    IX_task_owner: ['is_open', 'owner'],
    IX_task_case: ['business_key', 'created_at'],
    IX_task_instance: ['instance_id', 'is_open'],
  }),
};

const timer: TableOptions = {
  name: 'timer',
  columns: [id, ...place, ...lease],
  indices: indices({
    IX_timer_due: ['due_at', 'locked_until'],
    IX_timer_root: ['root_id', 'due_at'],
    IX_timer_instance: ['instance_id'],
  }),
};

const job: TableOptions = {
  name: 'job',
  columns: [
    id,
    ...place,
    ...lease,
    mig('process_key', col.key(64)),
    mig('business_key', col.key(64)),
    mig('topic', col.key(120)),
    mig('payload', col.json()),
    mig('last_error', col.text(), nullable),
    mig('created_at', col.instant()),
  ],
  indices: indices({
    IX_job_due: ['due_at', 'locked_until'],
    IX_job_root: ['root_id'],
    IX_job_instance: ['instance_id'],
  }),
};

const messageWait: TableOptions = {
  name: 'message_wait',
  columns: [id, ...place, mig('business_key', col.key(64)), mig('name', col.key(120))],
  indices: indices({
    IX_message_wait_name: ['business_key', 'name'],
    IX_message_wait_instance: ['instance_id'],
  }),
};

const incident: TableOptions = {
  name: 'incident',
  columns: [
    id,
    mig('instance_id', col.id(), nullable),
    mig('root_id', col.id(), nullable),
    mig('process_key', col.key(64)),
    mig('business_key', col.key(64)),
    mig('element_id', col.key(120), nullable),
    mig('kind', col.key(16)),
    mig('subject_id', col.id(), nullable),
    mig('message', col.text()),
    mig('detail', col.text(), nullable),
    mig('attempts', col.int()),
    mig('is_open', col.flag()),
    mig('created_at', col.instant()),
    mig('created_by', col.key(64)),
    mig('resolved_at', col.instant(), nullable),
    mig('resolved_by', col.key(64), nullable),
    mig('resolution', col.text(), nullable),
    mig('version', col.int()),
  ],
  indices: indices({
    IX_incident_open: ['is_open', 'created_at'],
    IX_incident_instance: ['instance_id', 'is_open'],
    IX_incident_subject: ['subject_id'],
  }),
};

const tables = [definition, instance, task, timer, job, messageWait, incident];

class CreateWorkflow1790000001000 implements MigrationInterface {
  name = 'CreateWorkflow1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table.name);
  }
}

/** What the person who did the task before says to whoever does this one. */
class AddTaskNote1791000021000 implements MigrationInterface {
  name = 'AddTaskNote1791000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('task', new TableColumn(mig('note', col.text(), nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('task', 'note');
  }
}

const passage: TableOptions = {
  name: 'passage',
  columns: [
    mig('instance_id', col.id(), { isPrimary: true }),
    mig('step', col.int(), { isPrimary: true }),
    mig('place', col.int(), { isPrimary: true }),
    mig('element_id', col.key(120)),
    mig('kind', col.key(16)),
    mig('moved_by', col.key(16)),
    mig('entered_at', col.instant(), nullable),
    mig('left_at', col.instant()),
  ],
};

/** The way behind of cases, from here on: nothing is made up for the steps before (docs/decisions/0110). */
class CreatePassages1796000110000 implements MigrationInterface {
  name = 'CreatePassages1796000110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(passage));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(passage.name);
  }
}

const formContent: TableOptions = {
  name: 'form_content',
  columns: [mig('hash', col.key(64), { isPrimary: true }), mig('content', col.text())],
};

/** Forms belong to the version that was published with them; the first start links what the folder has (0113). */
class KeepForms1797000113000 implements MigrationInterface {
  name = 'KeepForms1797000113000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(formContent));
    await runner.addColumn('process_definition', new TableColumn(mig('forms', col.json(), nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('process_definition', 'forms');
    await runner.dropTable(formContent.name);
  }
}

export const workflowMigrations = [
  CreateWorkflow1790000001000,
  AddTaskNote1791000021000,
  CreatePassages1796000110000,
  KeepForms1797000113000,
];
