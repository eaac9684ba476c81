import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import type { TestProject } from 'vitest/node';
import { scratchDirectory } from './scratch.js';

/** The server goes, and what it kept, when the run does, however that ends: then nobody holds its input any more. */
const untilTheRunEnds = 'mariadbd "$@" & cat; kill $!; wait; rm -rf "$0"';

/** Starts a throw-away MariaDB on the address the configuration chose, and takes it away after the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const onServer = project.vitest.projects.find(({ name }) => name.endsWith('mariadb'));
  // Of the projects only those of this run are here: without a database nothing is started.
  if (!onServer) return async () => {};
  const url = onServer.config.env['DATABASE_URL'];
  if (typeof url !== 'string') throw new Error('The mariadb project has no address.');
  const directory = mkdtempSync(join(scratchDirectory(), 'pryimalnia-mariadb-'));
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const data = `--datadir=${directory}/data`;
  execFileSync('mariadb-install-db', [
    '--no-defaults',
    ...asRoot,
    data,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  const options = [
    '--no-defaults',
    ...asRoot,
    data,
    `--socket=${directory}/socket`,
    `--port=${new URL(url).port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--max-connections=500',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=0',
  ];
  const server = spawn('sh', ['-c', untilTheRunEnds, directory, ...options], { stdio: ['pipe', 'ignore', 'ignore'] });
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
    server.stdin.end();
    await once(server, 'exit');
  };
}
