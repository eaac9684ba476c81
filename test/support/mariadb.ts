import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { createConnection } from 'mysql2/promise';

export interface MariaDbForTests {
  readonly url: string;
  /** True where only the server program is installed: the run starts one of its own on that address. */
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
 * The MariaDB or MySQL that the second half of the suite runs on: DATABASE_URL, else the usual local
 * address, else a private server where the program is installed. Without any the run says so loudly, or
 * fails where REQUIRE_MARIADB is set, as in CI.
 */
export async function findMariaDb(env = process.env): Promise<MariaDbForTests | null> {
  if (env['PRYIMALNIA_TEST_MARIADB']) return { url: env['PRYIMALNIA_TEST_MARIADB'], startPrivate: false };
  const given = env['DATABASE_URL'];
  const local = given || 'mysql://root@127.0.0.1:3306';
  if (await answers(local)) return { url: local, startPrivate: false };
  if (given) throw new Error('DATABASE_URL is set, but nothing answers there.');
  if (spawnSync('mariadbd', ['--version']).status === 0) {
    return { url: `mysql://root@127.0.0.1:${await freePort()}`, startPrivate: true };
  }
  if (env['REQUIRE_MARIADB']) throw new Error('REQUIRE_MARIADB is set, but there is no MariaDB on this machine.');
  console.warn('\n*** THE MARIADB HALF OF THE TESTS DOES NOT RUN: no server answers and none is installed. ***\n');
  return null;
}
