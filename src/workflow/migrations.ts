import { migration, sql } from '../platform/database/migration.js';

const { day, flag, id, instant, int, json, key, text } = sql;

export const workflowMigrations = [
  migration('CreateWorkflow1790000001000', [
    `create table process_definition (
      id ${id} not null primary key, \`key\` ${key(64)} not null, version ${int} not null, title ${key(200)},
      hash ${key(64)} not null, xml ${text} not null, context ${text} not null, node_count ${int} not null,
      active ${flag} not null, published_at ${instant} not null, published_by ${key(64)} not null)`,
    `create unique index UX_process_definition_version on process_definition (\`key\`, version)`,
    `create unique index UX_process_definition_hash on process_definition (\`key\`, hash)`,
    `create table process_instance (
      id ${id} not null primary key, root_id ${id} not null, parent_id ${id}, parent_execution_id ${key(190)},
      definition_id ${id} not null, process_key ${key(64)} not null, business_key ${key(64)} not null,
      status ${key(16)} not null, state ${text} not null, version ${int} not null, incidents ${int} not null,
      started_at ${instant} not null, started_by ${key(64)} not null, ended_at ${instant}, end_event ${key(120)})`,
    'create index IX_process_instance_root on process_instance (root_id)',
    'create index IX_process_instance_parent on process_instance (parent_id)',
    'create index IX_process_instance_business_key on process_instance (business_key)',
    'create index IX_process_instance_process on process_instance (process_key, status, started_at)',
    `create table task (
      id ${id} not null primary key, instance_id ${id} not null, root_id ${id} not null,
      execution_id ${key(190)} not null, element_id ${key(120)} not null, process_key ${key(64)} not null,
      business_key ${key(64)} not null, name ${key(200)} not null, form_key ${key(64)}, candidate_group ${key(160)},
      assignee ${key(64)}, owner ${key(64)}, state ${key(16)} not null, state_before ${key(16)},
      is_open ${flag} not null, priority ${int} not null, due_on ${day}, sort_on ${day} not null, item ${json},
      created_at ${instant} not null, claimed_at ${instant}, claimed_by ${key(64)}, started_at ${instant},
      ended_at ${instant}, completed_by ${key(64)}, answer ${json}, version ${int} not null)`,
    'create index IX_task_group on task (is_open, candidate_group, sort_on, id)',
    'create index IX_task_assignee on task (is_open, assignee, sort_on, id)',
    'create index IX_task_due on task (is_open, sort_on, id)',
    'create index IX_task_owner on task (is_open, owner)',
    'create index IX_task_case on task (business_key, created_at)',
    'create index IX_task_instance on task (instance_id, is_open)',
    `create table timer (
      id ${id} not null primary key, instance_id ${id} not null, root_id ${id} not null,
      execution_id ${key(190)} not null, element_id ${key(120)} not null, due_at ${instant} not null,
      locked_by ${key(64)}, locked_until ${instant} not null, attempts ${int} not null)`,
    'create index IX_timer_due on timer (due_at, locked_until)',
    'create index IX_timer_root on timer (root_id, due_at)',
    'create index IX_timer_instance on timer (instance_id)',
    `create table job (
      id ${id} not null primary key, instance_id ${id} not null, root_id ${id} not null,
      execution_id ${key(190)} not null, element_id ${key(120)} not null, due_at ${instant} not null,
      locked_by ${key(64)}, locked_until ${instant} not null, attempts ${int} not null,
      process_key ${key(64)} not null, business_key ${key(64)} not null, topic ${key(120)} not null,
      payload ${json} not null, last_error ${text}, created_at ${instant} not null)`,
    'create index IX_job_due on job (due_at, locked_until)',
    'create index IX_job_root on job (root_id)',
    'create index IX_job_instance on job (instance_id)',
    `create table message_wait (
      id ${id} not null primary key, instance_id ${id} not null, root_id ${id} not null,
      execution_id ${key(190)} not null, element_id ${key(120)} not null, business_key ${key(64)} not null,
      name ${key(120)} not null)`,
    'create index IX_message_wait_name on message_wait (business_key, name)',
    'create index IX_message_wait_instance on message_wait (instance_id)',
    `create table incident (
      id ${id} not null primary key, instance_id ${id}, root_id ${id}, process_key ${key(64)} not null,
      business_key ${key(64)} not null, element_id ${key(120)}, kind ${key(16)} not null, subject_id ${id},
      message ${text} not null, detail ${text}, attempts ${int} not null, is_open ${flag} not null,
      created_at ${instant} not null, created_by ${key(64)} not null, resolved_at ${instant},
      resolved_by ${key(64)}, resolution ${text}, version ${int} not null)`,
    'create index IX_incident_open on incident (is_open, created_at)',
    'create index IX_incident_instance on incident (instance_id, is_open)',
    'create index IX_incident_subject on incident (subject_id)',
  ]),
  // What the person who did the task before says to whoever does this one.
  migration('AddTaskNote1791000021000', [`alter table task add column note ${text}`]),
  // The way behind of cases, from here on: nothing is made up for the steps before (docs/decisions/0110).
  migration('CreatePassages1796000110000', [
    `create table passage (
      instance_id ${id} not null, step ${int} not null, place ${int} not null, element_id ${key(120)} not null,
      kind ${key(16)} not null, moved_by ${key(16)} not null, entered_at ${instant}, left_at ${instant} not null,
      primary key (instance_id, step, place))`,
  ]),
  // Forms belong to the version that was published with them; the first start links what the folder has (0113).
  migration('KeepForms1797000113000', [
    `create table form_content (hash ${key(64)} not null primary key, content ${text} not null)`,
    `alter table process_definition add column forms ${json}`,
  ]),
  // Whom a complaint is about, and who for that has no hand in its case (ст. 7, docs/decisions/0124).
  migration('CreateCaseBars1798000124000', [
    `create table case_bar (
      business_key ${key(64)} not null, person_id ${key(64)} not null,
      primary key (business_key, person_id))`,
    'create index IX_case_bar_person on case_bar (person_id)',
  ]),
  // Cases that go over to another version of their process (docs/decisions/0131).
  migration('CreateMoves1799000131000', [
    `create table process_move (
      id ${id} not null primary key, process_key ${key(64)} not null, from_id ${id} not null, to_id ${id} not null,
      from_version ${int} not null, to_version ${int} not null, plan ${json} not null, reason ${text} not null,
      state ${key(16)} not null, active_key ${key(64)}, created_at ${instant} not null,
      created_by ${key(64)} not null, acted_by ${key(64)} not null, ended_at ${instant})`,
    'create unique index UX_process_move_active on process_move (active_key)',
    'create index IX_process_move_process on process_move (process_key, created_at)',
    `create table process_move_case (
      move_id ${id} not null, root_id ${id} not null, business_key ${key(64)} not null, outcome ${key(16)} not null,
      why ${text}, kept ${text}, at ${instant}, primary key (move_id, root_id))`,
    'create index IX_process_move_case_outcome on process_move_case (move_id, outcome, root_id)',
  ]),
  // Repairs of single cases, and who has confirmed those that touch a term (docs/decisions/0133).
  migration('CreateRepairs1799000133000', [
    `create table case_repair (
      id ${id} not null primary key, instance_id ${id} not null, business_key ${key(64)} not null, act ${json} not null,
      reason ${text} not null, touches ${text}, state ${key(16)} not null, proposed_at ${instant} not null,
      proposed_by ${key(64)} not null, ended_at ${instant}, ended_by ${key(64)})`,
    'create index IX_case_repair_instance on case_repair (instance_id, proposed_at)',
  ]),
  // By which request with a key a command failed: the same one, repeated and done, takes the failure back.
  migration('KeyIncidents1799000138000', [
    `alter table incident add column request_key ${key(200)}`,
    'create index IX_incident_request_key on incident (request_key)',
  ]),
];
