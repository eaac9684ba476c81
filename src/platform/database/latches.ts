import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { dialect } from './columns.js';

/** So many latches stand for all the names of one kind: two names may share one, and then merely wait. */
const stripes = 1024;

/** The latch of one name among endlessly many, such as a surname. */
export function latchOf(kind: string, name: string): string {
  const digest = createHash('sha256').update(name).digest();
  return `${kind}:${digest.readUInt32BE(0) % stripes}`;
}

/**
 * Holds latches (засувки) until the transaction ends. Whoever checks that something is not there yet, and then
 * writes it, holds one from before the check: there is no row to lock, and two who check at one moment would
 * both find nothing. What is read afterwards includes all that earlier holders have written. SQLite lets one
 * transaction in at a time and needs none.
 */
export async function holdLatches(manager: EntityManager, ...names: readonly string[]): Promise<void> {
  if (dialect !== 'mysql' || names.length === 0) return;
  // In one order for all, so that two who hold several never wait for each other.
  const ordered = [...new Set(names)].sort();
  const rows = ordered.map(() => '(?)').join(', ');
  await manager.query(`insert into latch (name) values ${rows} on duplicate key update name = values(name)`, ordered);
}
