import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the databases of a whole run need at their most, with room to spare, in bytes. */
const enough = 4 * 1024 ** 3;
const inMemory = '/dev/shm';

/**
 * Where tests keep what they throw away: in memory where the machine has such a place and room in it, for no test asks
 * what a disk would keep when the power goes. Waiting for a disk took half of the time of what keeps something.
 */
export function scratchDirectory(): string {
  try {
    accessSync(inMemory, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= enough ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** A directory of this run alone: what its workers still keep when they end goes with it. */
export function scratchOfRun(): string {
  const directory = mkdtempSync(join(scratchDirectory(), 'pryimalnia-run-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
