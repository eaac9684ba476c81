import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Works in a folder for temporary files, which goes whichever way this process ends but by force. */
export async function inRoom<Report>(work: (room: string) => Promise<Report>): Promise<Report> {
  const room = mkdtempSync(join(tmpdir(), 'pryimalnia-walks-'));
  const clear = (): void => rmSync(room, { recursive: true, force: true });
  const leave = (): void => process.exit(1);
  process.once('exit', clear).once('SIGINT', leave).once('SIGTERM', leave);
  try {
    return await work(room);
  } finally {
    process.off('exit', clear).off('SIGINT', leave).off('SIGTERM', leave);
    clear();
  }
}
