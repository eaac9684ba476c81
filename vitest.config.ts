import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/longest-first.js';
import { runOfTests } from './test/support/left-databases.js';
import { findMariaDb } from './test/support/mariadb.js';
import { scratchOfRun } from './test/support/scratch.js';

const mariadb = await findMariaDb();
process.env['TMPDIR'] = scratchOfRun();
process.env[runOfTests] = randomUUID().slice(0, 8);
const onDatabases = ['test/**/*.db-spec.ts', 'test/**/*.e2e-spec.ts'];
/** Conversations that keep nothing: another database could not change an answer. */
const overHttpAlone = ['test/**/*.http-spec.ts'];
/** Proofs that take minutes: the service killed again and again, a million decisions replayed, the long stories. */
const endurance = ['test/**/*.endurance-spec.ts'];
/** Files that try chance; `npm test` tries it less often. */
const byChance = [
  'workflow/*/made-up-diagrams',
  'workflow/*/random-walks',
  'workflow/*/moving',
  'workflow/*/passed-elements',
  'workflow/*/own-diagrams',
  'appeals/extension-offers',
  'policy/hostile-files',
  'policy/analysis/ask-rows',
  'workbench/lint',
  'workbench/mutate-proof',
  'broken/*',
]
  .map((name) => `test/${name}.spec.ts`)
  .concat('test/workbench/lint.http-spec.ts');
/**
 * What judges the whole of a council's files or walks diagrams by chance: `npm test` runs it apart, so that what
 * `npm run test:unit` tells is told within a minute.
 */
const whole = [
  ...byChance.filter((path) => path.endsWith('.spec.ts')),
  'test/{workbench,council,scripts,walks}/**/*.spec.ts',
  'test/policy/analysis/**/*.spec.ts',
  'test/workflow/engine/*.spec.ts',
  'test/appeals/registration-questions.spec.ts',
];
/** The verbs of the workbench over HTTP, each of which judges all files in a process of its own; `whole` proves what they answer. */
const verbsOverHttp = ['analyses', 'mutate-coverage'].map((verb) => `test/workbench/${verb}.http-spec.ts`);
/** Long stories whose parts are proved on both databases elsewhere: the embedded one, which newcomers have, is enough. */
const onEmbeddedAlone = ['test/demonstration/**', 'test/{workbench,walks}/**/*.endurance-spec.ts'];
/**
 * Whole cases and days of the office, by the council's own diagrams, and whatever may go wrong on the way: `npm test`
 * walks them on the embedded database alone, endurance on MariaDB and the other motor too. What two may do at once is tried on both in either.
 */
const walks = ['processes', 'receptions', 'workbench', 'edition', 'council']
  .map((room) => `test/${room}/**/!(races|concurrency|search).{db,e2e}-spec.ts`)
  .concat('test/workflow/host/faults.db-spec.ts', 'test/appeals/printed-card.db-spec.ts')
  .concat(
    ['absence', 'barred', 'handed-on', 'hands', 'privacy', 'registrar', 'registration-questions'].map(
      (talk) => `test/api/${talk}.e2e-spec.ts`,
    ),
  );
/** Of these walks, what endurance on MariaDB is enough for: every act judges all files, and several nodes of a database do the same there. */
const judgedOnServer = [
  'processes/contract.db',
  ...['matrix', 'explain-stored'].map((name) => `workbench/${name}.e2e`),
  ...[
    'edition-life',
    'policy-command',
    'two-people',
    'council',
    'judge',
    'letters',
    'handbook',
    'signed-on-replay',
  ].map((name) => `edition/${name}.e2e`),
].map((name) => `test/${name}-spec.ts`);
/** Only the embedded database can be told how many pages it may have. */
const ofEmbedded = ['test/platform/full-disk.e2e-spec.ts'];
/** A whole reception under kill -9 needs nodes that may contradict one another. */
const onServerAlone = ['test/crash/reception.endurance-spec.ts'];
const built = fileURLToPath(new URL('dist/', import.meta.url));
/** One worker reads the modules once for all its files: a fresh registry for each file would double the time of the run. */
const shared = {
  hookTimeout: 60_000,
  testTimeout: 60_000,
  isolate: false,
  // The motors make many short-lived objects: with room for them, the walks on SQLite cost a twentieth less.
  execArgv: ['--max-semi-space-size=64'],
  server: { deps: { external: [/\/dist\//] } },
};
/**
 * Tests run the service as it is shipped, compiled: Node reads that in a second where each worker took eight to
 * compile the sources for itself. Traces lead to the sources all the same, by the maps beside it.
 */
const resolve = { alias: [{ find: /^(?:\.\.\/)+src\/(.*)$/, replacement: `${built}$1` }] };

type Motor = 'library' | 'tokens';

/**
 * On the embedded database, and on a motor. In `npm test` each database takes another; every walk is carried by our
 * quick motor there and by the library, which costs three times as much, in endurance.
 */
const embedded = (name: string, motor: Motor, include: readonly string[], exclude: readonly string[] = []) => ({
  resolve,
  test: {
    ...shared,
    name,
    include: [...include],
    exclude: [...exclude],
    setupFiles: ['test/support/answers.setup.ts'],
    env: { DATABASE_URL: '', PROCESS_MOTOR: motor },
  },
});
const server = (
  url: string,
  name: string,
  motor: Motor,
  include: readonly string[],
  exclude: readonly string[] = [],
) => {
  const { test } = embedded(name, motor, include, exclude);
  return { resolve, test: { ...test, env: { DATABASE_URL: url, PROCESS_MOTOR: motor } } };
};

/**
 * `unit` needs no database; whatever keeps something runs twice, on the embedded one and on MariaDB, from
 * the same files, the longer walks in endurance. That the two motors are equal is proved in `test/workflow/engine`. What `npm test` runs ends
 * within minutes; `npm run test:endurance` runs the rest.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/support/plain-reporter.ts'],
    globalSetup: [
      'test/support/built-service.ts',
      ...(mariadb ? [`test/support/${mariadb.startPrivate ? 'private-mariadb' : 'left-databases'}.ts`] : []),
    ],
    projects: [
      { resolve, test: { ...shared, name: 'whole', include: whole, env: { DATABASE_URL: '' } } },
      {
        resolve,
        test: { ...shared, name: 'unit', include: ['test/**/*.spec.ts'], exclude: whole, env: { DATABASE_URL: '' } },
      },
      embedded(
        'sqlite',
        'tokens',
        [...onDatabases, ...overHttpAlone],
        [...verbsOverHttp, ...judgedOnServer, 'test/workbench/lint.http-spec.ts'],
      ),
      {
        resolve,
        test: { ...shared, name: 'endurance-unit', include: byChance, env: { DATABASE_URL: '', FULL_COUNTS: 'yes' } },
      },
      embedded('endurance-sqlite', 'library', [...endurance, ...verbsOverHttp], onServerAlone),
      ...(mariadb
        ? [
            server(mariadb.url, 'mariadb', 'library', onDatabases, [...ofEmbedded, ...walks]),
            server(mariadb.url, 'endurance-mariadb', 'tokens', endurance, onEmbeddedAlone),
            server(mariadb.url, 'walks-mariadb', 'library', walks),
          ]
        : []),
    ],
  },
});
