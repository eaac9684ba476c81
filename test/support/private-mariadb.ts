import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import type { TestProject } from 'vitest/node';

/** Starts a throw-away MariaDB on the address the configuration chose, and takes it away after the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = project.vitest.projects.find((one) => one.name === 'mariadb')?.config.env['DATABASE_URL'];
  if (typeof url !== 'string') throw new Error('The mariadb project has no address.');
  const directory = mkdtempSync(join(tmpdir(), 'pryimalnia-mariadb-'));
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const data = `--datadir=${directory}/data`;
  execFileSync('mariadb-install-db', [
    '--no-defaults',
    ...asRoot,
    data,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  const server = spawn('mariadbd', [
    '--no-defaults',
    ...asRoot,
    data,
    `--socket=${directory}/socket`,
    `--port=${new URL(url).port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
  ]);
  for (let attempt = 0; ; attempt++) {
    try {
      await (await createConnection(url)).end();
      break;
    } catch (error) {
      if (attempt > 200) throw error;
      await pause(50);
    }
  }
  return async () => {
    server.kill('SIGTERM');
    await once(server, 'exit');
    rmSync(directory, { recursive: true, force: true });
  };
}
