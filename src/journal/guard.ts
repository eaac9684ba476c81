import type { DataSource } from 'typeorm';
import { dialect } from '../platform/database/columns.js';
import { codeOf, isDuplicate } from '../platform/database/database-errors.js';

/** Only what an erasure does may be done to an entry: its payload and its salt go, both at once. */
const columnsOf = ['id', 'stream', 'seq', 'kind', 'by_id', 'by_name', 'at', 'payload_hash', 'prev_hash', 'hash'];
const refusal = 'the journal is only added to';
const placeTaken = 'the journal has an entry there already';

/** Somebody has written an entry at that place of a story: they came first. */
export const isPlaceTaken = (error: unknown): boolean =>
  isDuplicate(error) || (error instanceof Error && error.message.includes(placeTaken));

const guards: Readonly<Record<string, { readonly sqlite: string; readonly mysql: string | null }>> = {
  // SQLite's `insert or replace` takes a row out past the guard of deletions; the servers' `replace` does not.
  journal_entry_alone: {
    sqlite: `create trigger journal_entry_alone before insert on journal_entry
      when exists (select 1 from journal_entry where id = new.id or (stream = new.stream and seq = new.seq))
      begin select raise(abort, '${placeTaken}'); end`,
    mysql: null,
  },
  journal_entry_keeps: {
    sqlite: `create trigger journal_entry_keeps before delete on journal_entry
      begin select raise(abort, '${refusal}'); end`,
    mysql: `create trigger journal_entry_keeps before delete on journal_entry for each row
      signal sqlstate '45000' set message_text = '${refusal}'`,
  },
  journal_entry_stands: {
    sqlite: `create trigger journal_entry_stands before update on journal_entry
      when new.payload is not null or new.salt is not null ${columnsOf.map((c) => `or new.${c} <> old.${c}`).join(' ')}
      begin select raise(abort, '${refusal}'); end`,
    mysql: `create trigger journal_entry_stands before update on journal_entry for each row
      if new.payload is not null or new.salt is not null ${columnsOf.map((c) => `or new.${c} <> old.${c}`).join(' ')}
      then signal sqlstate '45000' set message_text = '${refusal}'; end if`,
  },
};

/** A user without the right to make triggers, or a server that gives it to nobody without SUPER. */
const notAllowed = new Set([
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_BINLOG_CREATE_ROUTINE_NEED_SUPER',
  'ER_SPECIFIC_ACCESS_DENIED_ERROR',
]);
const madeMeanwhile = 'ER_TRG_ALREADY_EXISTS';

/**
 * Lets the database itself refuse to change or take out an entry of the journal (охорона журналу). It stops a slip and
 * a careless hand; whoever owns the database can take it off, and against them there are seals.
 *
 * @returns false where this database lets the service make no such guard
 */
export async function guardJournal(dataSource: DataSource): Promise<boolean> {
  const known = await namesOfTriggers(dataSource);
  for (const [name, { [dialect]: sql }] of Object.entries(guards)) {
    if (sql === null || known.includes(name)) continue;
    try {
      await dataSource.query(sql);
    } catch (error) {
      if (notAllowed.has(codeOf(error))) return false;
      if (codeOf(error) !== madeMeanwhile) throw error;
    }
  }
  return true;
}

async function namesOfTriggers(dataSource: DataSource): Promise<readonly string[]> {
  const sql =
    dialect === 'sqlite'
      ? `select name from sqlite_master where type = 'trigger'`
      : `select trigger_name as name from information_schema.triggers where trigger_schema = database()`;
  const rows: readonly { name: string }[] = await dataSource.query(sql);
  return rows.map(({ name }) => name);
}
