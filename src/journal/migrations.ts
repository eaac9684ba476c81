import { migration, sql } from '../platform/database/migration.js';

const { id, instant, int, key, text } = sql;

export const journalMigrations = [
  migration('CreateJournal1790000200000', [
    `create table journal_entry (
      id ${id} not null primary key, stream ${key(120)} not null, seq ${int} not null, kind ${key(80)} not null,
      by_id ${key(120)} not null, by_name ${key(255)} not null, at ${instant} not null, payload ${text},
      salt ${key(32)}, payload_hash ${key(64)} not null, prev_hash ${key(64)} not null, hash ${key(64)} not null)`,
    'create unique index UX_journal_entry_stream_seq on journal_entry (stream, seq)',
  ]),
];
