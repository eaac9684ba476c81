import { defineConfig } from 'vitest/config';
import { findMariaDb } from './test/support/mariadb.js';

const mariadb = await findMariaDb();
const onDatabases = ['test/**/*.db-spec.ts', 'test/**/*.e2e-spec.ts'];
/** Conversations that keep nothing: another database could not change an answer. */
const overHttpAlone = ['test/**/*.http-spec.ts'];
/** Long stories whose parts are proved on both databases elsewhere: the embedded one, which newcomers have, is enough. */
const onEmbeddedAlone = ['test/demonstration/**', 'test/workbench/replay-killed.db-spec.ts'];
/** A whole reception under kill -9 needs nodes that may contradict one another. */
const onServerAlone = ['test/crash/reception.e2e-spec.ts'];
/** One worker reads the modules once for all its files: a fresh registry for each file would double the time of the run. */
const shared = { hookTimeout: 60_000, testTimeout: 60_000, isolate: false } as const;

/**
 * `unit` needs no database; whatever keeps something runs twice, on the embedded one and on MariaDB, from
 * the same files. Each database also takes another motor, so that both carry every walk and conversation;
 * that the two motors are equal is proved in `test/workflow/engine`.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './test/support/plain-reporter.ts'],
    globalSetup: mariadb?.startPrivate ? ['test/support/private-mariadb.ts'] : [],
    projects: [
      { test: { ...shared, name: 'unit', include: ['test/**/*.spec.ts'], env: { DATABASE_URL: '' } } },
      {
        test: {
          ...shared,
          name: 'sqlite',
          include: [...onDatabases, ...overHttpAlone],
          exclude: onServerAlone,
          env: { DATABASE_URL: '', PROCESS_MOTOR: 'library' },
        },
      },
      ...(mariadb
        ? [
            {
              test: {
                ...shared,
                name: 'mariadb',
                include: onDatabases,
                exclude: onEmbeddedAlone,
                env: { DATABASE_URL: mariadb.url, PROCESS_MOTOR: 'tokens' },
              },
            },
          ]
        : []),
    ],
  },
});
