import { migration, sql } from '../platform/database/migration.js';

const { day, id, instant, int, json, key, text } = sql;

export const documentMigrations = [
  migration('CreateDocuments1790000300000', [
    `create table document (
      id ${id} not null primary key, subject ${key(120)} not null, kind ${key(40)} not null, addressee ${json},
      sheet ${json} not null, status ${key(20)} not null, signatory_post ${key(120)}, register ${key(120)} not null,
      number ${key(40)}, number_year ${int}, signed_by ${key(120)}, signed_name ${key(255)}, signed_title ${text},
      signed_at ${instant}, channel ${key(20)}, dispatched_by ${key(120)}, dispatched_at ${instant},
      created_by ${key(120)} not null, created_at ${instant} not null)`,
    'create index IX_document_subject on document (subject, created_at)',
    'create unique index UX_document_number on document (number_year, number)',
    `create table outgoing_register (id ${key(40)} not null primary key, last_serial ${int} not null)`,
  ]),
  migration('AddPostings1791000120000', [
    `alter table document add column send_by ${day}`,
    `alter table document add column sent_on ${day}`,
    `alter table document add column posting_number ${key(60)}`,
  ]),
  migration('AddWithdrawal1799000146000', [`alter table document add column withdrawal ${json}`]),
];
