import { migration, sql } from '../platform/database/migration.js';

const { day, id, instant, int, json, key, text } = sql;

export const editionMigrations = [
  // Everything that decides as one whole (docs/decisions/0087); the first start puts the folder into force.
  migration('CreateEditions1799000087000', [
    `create table edition_file (hash ${key(64)} not null primary key, content ${text} not null)`,
    `create table edition (
      digest ${key(64)} not null primary key, manifest ${json} not null, title ${text} not null,
      drawn_up_by_id ${key(120)} not null, drawn_up_by_name ${text} not null, drawn_up_at ${instant} not null)`,
    `create table edition_force (
      seq ${int} not null primary key, digest ${key(64)} not null, kind ${key(20)} not null, from_on ${day} not null,
      reason ${text} not null, by_id ${key(120)} not null, by_name ${text} not null, at ${instant} not null,
      begun_at ${instant}, withdrawn_at ${instant})`,
    `create table edition_now (id ${id} not null primary key, digest ${key(64)}, version ${int} not null)`,
    `insert into edition_now (id, digest, version) values ('now', null, 0)`,
  ]),
];
