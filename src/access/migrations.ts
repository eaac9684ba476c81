import { migration, sql } from '../platform/database/migration.js';

const { id, instant, key } = sql;

export const accessMigrations = [
  migration('CreateSessions1790000001000', [
    `create table ended_session (
      id ${key(120)} not null primary key, ended_at ${instant} not null, expires_at ${instant} not null)`,
    `create table session_key (id ${id} not null primary key, secret ${key(64)} not null)`,
  ]),
];
