import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { createConnection } from 'mysql2/promise';

interface MariaDbForTests {
  readonly url: string;
  /** Whether the run starts a server of its own on that address. */
  readonly startPrivate: boolean;
}

async function answers(url: string): Promise<boolean> {
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 2000 });
    await connection.end();
    return true;
  } catch (error) {
    console.warn(`No MariaDB at ${new URL(url).host}: ${String(error)}`);
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * The MariaDB or MySQL that the second half of the suite runs on: that of DATABASE_URL, else one of its own where the
 * program is installed, which waits for no disk and disturbs nobody, else the one at the usual local address. Without
 * any the run says so loudly, or fails where REQUIRE_MARIADB is set, as in CI.
 */
export async function findMariaDb(env = process.env): Promise<MariaDbForTests | null> {
  if (env['PRYIMALNIA_TEST_MARIADB']) return { url: env['PRYIMALNIA_TEST_MARIADB'], startPrivate: false };
  const given = env['DATABASE_URL'];
  if (given) {
    if (await answers(given)) return { url: given, startPrivate: false };
    throw new Error('DATABASE_URL is set, but nothing answers there.');
  }
  if (spawnSync('mariadbd', ['--version']).status === 0)
    return { url: `mysql://root@127.0.0.1:${await freePort()}`, startPrivate: true };
  const local = 'mysql://root@127.0.0.1:3306';
  if (await answers(local)) return { url: local, startPrivate: false };
  if (env['REQUIRE_MARIADB']) throw new Error('REQUIRE_MARIADB is set, but there is no MariaDB on this machine.');
  console.warn('\n*** THE MARIADB HALF OF THE TESTS DOES NOT RUN: no server answers and none is installed. ***\n');
  return null;
}
