import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';

const STICKY = 0o1000;
const OTHERS = 0o077;

/**
 * Makes a folder that nobody but the account of the service enters (0700): letters of citizens lie in it. One that was
 * there before is closed to others where it is our own; a shared one, such as `/tmp`, stays as it is.
 */
export function privateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { mode, uid } = statSync(path);
  if (uid === process.getuid?.() && (mode & OTHERS) !== 0 && (mode & STICKY) === 0) chmodSync(path, 0o700);
}

/** Lets nobody else read a file (0600), which is made if there is none, and those that lie beside it under its name. */
export function privateFile(path: string, endings: readonly string[] = []): void {
  closeSync(openSync(path, 'a', 0o600));
  for (const file of [path, ...endings.map((ending) => path + ending)])
    if (existsSync(file) && (statSync(file).mode & OTHERS) !== 0) chmodSync(file, 0o600);
}
