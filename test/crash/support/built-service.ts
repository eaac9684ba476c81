import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const output = 'dist';
export const serviceFile = join(output, 'main.js');
const stamp = join(output, '.tsbuildinfo');
const lock = join(output, '.building');

function newestIn(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Math.max(...entries.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

const isUpToDate = (): boolean =>
  existsSync(serviceFile) && existsSync(stamp) && statSync(stamp).mtimeMs >= newestIn('src');

/** Both halves of the suite may come here at once: one builds, the other waits for it. */
function take(): boolean {
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function isHeldByTheLiving(): boolean {
  if (!existsSync(lock)) return true;
  const holder = Number(readFileSync(lock, 'utf8'));
  try {
    return holder === 0 || process.kill(holder, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

/** `dist/` as `npm start` would make it of the present sources; nothing is built when it is that already. */
export async function buildOnce(): Promise<void> {
  mkdirSync(output, { recursive: true });
  while (!isUpToDate()) {
    if (!take()) {
      if (!isHeldByTheLiving()) rmSync(lock, { force: true });
      await pause(200);
      continue;
    }
    try {
      // The stamp is written anew only when something has changed, and that is what is asked above.
      rmSync(stamp, { force: true });
      execFileSync(join('node_modules', '.bin', 'nest'), ['build'], { stdio: 'pipe' });
    } finally {
      rmSync(lock, { force: true });
    }
  }
}
