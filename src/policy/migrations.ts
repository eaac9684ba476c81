import { migration, sql } from '../platform/database/migration.js';

const { day, id, instant, json, key, text } = sql;

export const policyMigrations = [
  migration('CreateDecisions1790000300000', [
    `create table decision (
      id ${id} not null primary key, subject ${key(120)} not null, instance_id ${key(120)}, element ${key(120)},
      rule_set ${key(100)} not null, digest ${key(64)} not null, as_on ${day} not null, basis ${key(20)} not null,
      facts ${json} not null, outcome ${key(100)} not null, outcome_label ${text} not null, rule ${key(100)},
      clauses ${json} not null, decision_values ${json} not null, also_held ${json} not null,
      by_id ${key(120)} not null, by_name ${text} not null, at ${instant} not null, overridden_by ${key(120)},
      overridden_at ${instant}, override_outcome ${key(100)}, override_reason ${text})`,
    'create index IX_decision_subject on decision (subject, at)',
    'create index IX_decision_rule_set on decision (rule_set, at)',
    `create table rule_edition (
      digest ${key(64)} not null primary key, rule_set ${key(100)} not null, canonical ${text} not null,
      first_seen_at ${instant} not null)`,
  ]),
  // A decision whose named official is barred points to the decision that bars (expand: older ones have no bar).
  migration('AddBars1790000301000', [
    `alter table decision add column bar_id ${id}`,
    `alter table decision add column acts_instead ${text}`,
  ]),
  // Whom the question was about (expand: older decisions do not say).
  migration('AddAbout1798000126000', [`alter table decision add column about ${text}`]),
];
