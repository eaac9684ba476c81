import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { isDuplicate } from '../../platform/database/database-errors.js';
import { SessionKeyRecord } from '../tables.js';

const ONLY = 'demonstration';

/**
 * The secret that signs demonstration tokens, made at the first start. Two nodes may start at once: the
 * one that comes second reads what the first has written.
 */
export async function sessionKey(dataSource: DataSource): Promise<Uint8Array> {
  const keys = dataSource.getRepository(SessionKeyRecord);
  const kept = await keys.findOneBy({ id: ONLY });
  if (kept) return Buffer.from(kept.secret, 'base64url');
  try {
    await keys.insert({ id: ONLY, secret: randomBytes(32).toString('base64url') });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return Buffer.from((await keys.findOneByOrFail({ id: ONLY })).secret, 'base64url');
}
