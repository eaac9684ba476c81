import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { privateFile, privateFolder } from '../../src/platform/database/drivers/private-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pryimalnia-private-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8);

it('makes a folder that only the service enters, and closes one that was open', () => {
  const [made, open] = [join(folder, 'a', 'data'), join(folder, 'open')];
  privateFolder(made);
  mkdirSync(open);
  chmodSync(open, 0o755);
  privateFolder(open);
  expect([modeOf(made), modeOf(open)]).toEqual(['700', '700']);
});

it('leaves a folder shared by everybody as it is', () => {
  const shared = join(folder, 'tmp');
  mkdirSync(shared);
  chmodSync(shared, 0o1777);
  privateFolder(shared);
  expect(modeOf(shared)).toBe('1777');
});

it('lets nobody else read the database, nor what lies beside it, and keeps what is in it', () => {
  const file = join(folder, 'council.sqlite');
  writeFileSync(`${file}-wal`, 'kept', { mode: 0o644 });
  privateFile(file, ['-wal', '-shm']);
  expect([modeOf(file), modeOf(`${file}-wal`)]).toEqual(['600', '600']);
  expect(statSync(`${file}-wal`).size).toBe(4);
});
