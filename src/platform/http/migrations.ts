import { migration, sql } from '../database/migration.js';

const { instant, int, key, text } = sql;

export const httpMigrations = [
  migration('CreateIdempotencyKey1790000002000', [
    `create table idempotency_key (
      person_id ${key(64)} not null, idempotency_key ${key(200)} not null, route ${key(200)} not null,
      body_digest ${key(64)} not null, request_id ${key(64)} not null, status ${int} not null, answer ${text},
      created_at ${instant} not null, primary key (person_id, idempotency_key))`,
    'create index ix_idempotency_key_created_at on idempotency_key (created_at)',
  ]),
  // A key without an answer was claimed by what recorded a failure: nothing had been done under it, and its letter
  // could never be sent again (docs/decisions/0050).
  migration('FreeKeysWithoutAnswer1795000050000', ['delete from idempotency_key where answer is null']),
];
