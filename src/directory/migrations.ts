import { migration, sql } from '../platform/database/migration.js';

const { day, id, instant, int, key } = sql;

export const directoryMigrations = [
  migration('CreateAbsences1790000100000', [
    `create table absence (
      id ${id} not null primary key, post_id ${key(120)} not null, from_on ${day} not null, to_on ${day} not null,
      substitute_person_id ${key(120)}, order_no ${key(60)}, recorded_by ${key(120)} not null,
      recorded_at ${instant} not null, withdrawn_by ${key(120)}, withdrawn_at ${instant})`,
    'create index IX_absence_post_from on absence (post_id, from_on)',
    `create table absence_board (id ${id} not null primary key, version ${int} not null)`,
    `insert into absence_board (id, version) values ('board', 0)`,
  ]),
];
