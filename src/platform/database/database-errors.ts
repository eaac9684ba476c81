function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

const ofDriver = (error: unknown): unknown => property(error, 'driverError') ?? error;

/** What a driver calls an error, whichever driver it is; empty for errors that are not a database's. */
export function codeOf(error: unknown): string {
  const driver = ofDriver(error);
  // MariaDB's word for KILL CONNECTION, for which mysql2 has no name; and mysql2's own for a connection it has closed.
  if (property(driver, 'errno') === 1927) return 'ER_CONNECTION_KILLED';
  const code = property(driver, 'code') ?? property(error, 'code');
  if (typeof code === 'string') return code;
  return property(driver, 'fatal') === true ? 'PROTOCOL_CONNECTION_LOST' : '';
}

/** Two rows claim one unique key: somebody was there first. */
export function isDuplicate(error: unknown): boolean {
  return ['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(codeOf(error));
}

/** After these the server has already undone the whole transaction: only repeating all of it is right. */
const undone = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  'ER_SERVER_SHUTDOWN',
  'ER_QUERY_INTERRUPTED',
  'ECONNREFUSED',
  'SQLITE_BUSY',
]);

/** The connection broke. What it had not committed is undone; whether a COMMIT on its way was done nobody knows. */
const broken = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ER_CONNECTION_KILLED',
  'ER_CLIENT_INTERACTION_TIMEOUT',
  'ECONNRESET',
  'EPIPE',
]);

/** Nobody answers, or not in time: repeating it at once would only wait again. */
const silent = new Set([
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'POOL_TIMEOUT',
  'SQLITE_TURN_TIMEOUT',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
]);

/** There is no room for what is to be written, or the disk does not take it. */
const full = /^(?:SQLITE_FULL|SQLITE_IOERR(?:_\w+)?|SQLITE_READONLY(?:_\w+)?|ER_DISK_FULL|ER_RECORD_FILE_FULL|ENOSPC)$/;

export type DatabaseTrouble = 'undone' | 'broken' | 'silent' | 'full';

/** What is the matter with the database itself, whoever asks it; null for every other error. */
export function troubleOf(error: unknown): DatabaseTrouble | null {
  const code = codeOf(error);
  if (undone.has(code)) return 'undone';
  if (broken.has(code)) return 'broken';
  if (silent.has(code)) return 'silent';
  return full.test(code) ? 'full' : null;
}
