import type { QueryRunner } from 'typeorm';
import { migration, sql } from '../platform/database/migration.js';
import { searchByLetter } from '../platform/database/migrations.js';

const { day, flag, id, instant, int, json, key, text } = sql;

export const appealMigrations = [
  migration('CreateAppeals1790000009000', [
    `create table appeal (
      id ${id} not null primary key, version ${int} not null, status ${key(40)} not null,
      regime ${key(40)} not null, register ${key(40)} not null, year ${int}, serial ${int}, fraction ${int},
      registration_index ${key(40)}, previous_indexes ${json} not null, form_of_receipt ${key(10)} not null,
      form ${key(20)} not null, written_on ${day}, received_on ${day} not null, registered_on ${day},
      covering_letter ${json}, sheets ${int}, addressee ${json} not null, kind ${key(20)} not null,
      subject ${key(20)} not null, feature ${key(20)} not null, confirmed_feature ${json}, matches ${json} not null,
      applicant ${json} not null, person_key ${key(80)}, wording_key ${key(64)} not null, signers ${int},
      gist ${text} not null, questions ${json} not null, main_topic ${key(3)}, assessment ${json},
      on_control ${flag} not null, leader ${key(60)}, resolution ${json}, main_executor ${key(60)}, term ${json},
      due_on ${day}, term_broken ${flag} not null, reply ${json}, result ${key(10)}, control_ended_on ${day},
      control_ended_by ${key(64)}, archive ${json}, search_text ${text} not null, taken_in_at ${instant} not null,
      taken_in_by ${key(64)} not null)`,
    'create unique index ux_appeal_index on appeal (register, year, serial, fraction)',
    'create index ix_appeal_text_index on appeal (registration_index, year)',
    'create index ix_appeal_received_on on appeal (received_on, id)',
    'create index ix_appeal_due_on on appeal (status, due_on)',
    'create index ix_appeal_person on appeal (person_key)',
    'create index ix_appeal_wording on appeal (wording_key)',
    `create table appeal_unit (appeal_id ${id} not null, unit ${key(60)} not null, primary key (appeal_id, unit))`,
    'create index ix_appeal_unit_unit on appeal_unit (unit)',
    `create table register_serial (counter ${key(60)} not null primary key, last_serial ${int} not null)`,
    `create table obligation (
      id ${id} not null primary key, appeal_id ${id} not null, promise ${text} not null, due_on ${day} not null,
      main_executor ${key(60)} not null, status ${key(20)} not null, report ${text}, done_on ${day})`,
    'create index ix_obligation_appeal on obligation (appeal_id)',
    'create index ix_obligation_due on obligation (status, due_on)',
  ]),
  // Who asked for more time, why, and what was decided.
  migration('AddExtensions1791000022000', [`alter table appeal add column extensions ${json}`]),
  migration(
    'AddSigners1791000109000',
    [
      `alter table appeal add column cosigners ${json}`,
      `alter table appeal add column joined_to ${id}`,
      'create index ix_appeal_joined_to on appeal (joined_to)',
      `create table appeal_person (
      appeal_id ${id} not null, person_key ${key(80)} not null, primary key (appeal_id, person_key))`,
      'create index ix_appeal_person_key on appeal_person (person_key)',
      `insert into appeal_person (appeal_id, person_key)
      select id, person_key from appeal where person_key is not null`,
    ],
    nameJoined,
  ),
  migration('SearchAppealsByLetter1791000110000', [], (runner) => searchByLetter(runner, 'appeal')),
  // Why the term was broken stood in the journal alone (expand: older cards have none).
  migration('AddBreach1798000125000', [`alter table appeal add column breach ${json}`]),
  // Each late act has its own account (expand: the one account of before goes with the term of the whole).
  migration('AddBreaches1799000146100', [`alter table appeal add column breaches ${json}`], nameBreaches),
];

/** A card said only that a term was broken, and once why. */
async function nameBreaches(runner: QueryRunner): Promise<void> {
  const broken = (await runner.query(
    'select id, due_on, received_on, breach from appeal where term_broken = 1',
  )) as readonly { id: string; due_on: string | null; received_on: string; breach: string | null }[];
  for (const { id: appeal, due_on, received_on, breach } of broken) {
    const lastDay = due_on ?? received_on;
    const account = JSON.parse(breach ?? 'null') as unknown;
    const breaches = JSON.stringify([{ act: 'considering', lastDay, seenOn: lastDay, account }]);
    await runner.query('update appeal set breaches = ? where id = ?', [breaches, appeal]);
  }
}

/** What a letter had joined stood in a document, where no database finds it. */
async function nameJoined(runner: QueryRunner): Promise<void> {
  const joined = (await runner.query(`select id, confirmed_feature as said from appeal where status = 'joined'`)) as {
    id: string;
    said: string | null;
  }[];
  for (const { id: appeal, said } of joined) {
    const { earlierAppealId = null } = JSON.parse(said ?? '{}') as { earlierAppealId?: string | null };
    await runner.query('update appeal set joined_to = ? where id = ?', [earlierAppealId, appeal]);
  }
}
