import { migration, sql } from '../platform/database/migration.js';

const { day, id, instant, int, json, key, text } = sql;

export const workbenchMigrations = [
  migration('CreateReplays1790000700000', [
    `create table replay (
      id ${id} not null primary key, origin ${key(20)} not null, status ${key(20)} not null, fault ${text},
      candidate ${text}, files ${json}, candidate_digest ${key(64)} not null, editions ${json} not null,
      rule_set ${key(100)}, from_day ${day}, to_day ${day}, unit ${key(60)}, last_id ${id} not null,
      done_to ${id} not null, total ${int} not null, done ${int} not null, tally ${json} not null,
      by_id ${key(120)} not null, by_name ${text} not null, started_at ${instant} not null, finished_at ${instant},
      locked_by ${key(120)}, locked_until ${instant} not null)`,
    'create index ix_replay_status on replay (status, locked_until)',
    `create table replay_case (
      replay_id ${id} not null, decision_id ${id} not null, change_no ${int} not null, kind ${key(20)} not null,
      subject ${key(120)} not null, registration_index ${key(40)}, year ${int}, register ${key(40)},
      rule_set ${key(100)} not null, element ${key(120)}, at ${instant} not null, was ${json} not null,
      becomes ${json} not null, was_due ${day}, becomes_due ${day}, primary key (replay_id, decision_id))`,
    'create index ix_replay_case_change on replay_case (replay_id, change_no, decision_id)',
  ]),
  migration('CreateSignOffs1790000710000', [
    `create table sign_off (
      id ${id} not null primary key, rule_set ${key(100)} not null, candidate_digest ${key(64)} not null,
      replay_id ${id} not null, replay_result ${json} not null, comment ${text} not null,
      by_id ${key(120)} not null, by_name ${text} not null, at ${instant} not null)`,
    'create index ix_sign_off_rule_set on sign_off (rule_set, id)',
    `create table sign_off_edition (
      digest ${key(64)} not null, by_id ${key(120)} not null, sign_off_id ${id} not null,
      primary key (digest, by_id))`,
    'create index ix_sign_off_edition_sign_off on sign_off_edition (sign_off_id)',
  ]),
  // A second person signs a whole edition before it comes into force (docs/decisions/0087).
  migration('CreateEditionSignatures1799000087100', [
    `create table edition_signature (
      digest ${key(64)} not null, by_id ${key(120)} not null, by_name ${text} not null, comment ${text} not null,
      at ${instant} not null, primary key (digest, by_id))`,
  ]),
  // Whoever signs an edition has seen what it would have decided (docs/decisions/0162).
  migration('SignEditionsOnReplays1799000162000', [
    `alter table replay add column edition ${key(64)}`,
    `alter table edition_signature add column replay_id ${id}`,
  ]),
];
