import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WalksOf } from '../workbench/editions/walks.js';
import { walkAll } from './walk-all.js';

/** Walks the cases of an edition in a folder for temporary files, which goes whichever way this process ends but by force. */
export const walkInRoom: WalksOf = async (edition, tell) => {
  const room = mkdtempSync(join(tmpdir(), 'pryimalnia-walks-'));
  const clear = (): void => rmSync(room, { recursive: true, force: true });
  const leave = (): void => process.exit(1);
  process.once('exit', clear).once('SIGINT', leave).once('SIGTERM', leave);
  try {
    return await walkAll(edition, room, (done, total, step) => tell({ done, total, step }));
  } finally {
    process.off('exit', clear).off('SIGINT', leave).off('SIGTERM', leave);
    clear();
  }
};
