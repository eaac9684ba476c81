import type { EntityManager } from 'typeorm';
import { isDuplicate } from '../platform/database/database-errors.js';
import { OutgoingRegisterRecord } from './tables.js';
import { insertRows } from '../platform/database/insert-rows.js';

/**
 * The next number of a register of outgoing papers (вихідний номер), `01/15`: the register’s code and a
 * serial that begins anew each year. Two who sign at once wait for one another, so no number is given
 * twice; a refusal afterwards gives it back with the rest of its transaction.
 */
export async function nextOutgoingNumber(manager: EntityManager, registerCode: string, year: number): Promise<string> {
  const id = `${registerCode}:${year}`;
  if (!(await advance(manager, id))) await open(manager, id);
  const { lastSerial } = await manager.findOneByOrFail(OutgoingRegisterRecord, { id });
  return `${registerCode}/${lastSerial}`;
}

async function advance(manager: EntityManager, id: string): Promise<boolean> {
  const { affected } = await manager.increment(OutgoingRegisterRecord, { id }, 'lastSerial', 1);
  return affected === 1;
}

/** The first paper of the year; when two are first at once, one of them is second. */
async function open(manager: EntityManager, id: string): Promise<void> {
  try {
    const first = { id, lastSerial: 1 };
    await insertRows(manager, OutgoingRegisterRecord, first);
  } catch (error) {
    if (!isDuplicate(error) || !(await advance(manager, id))) throw error;
  }
}
