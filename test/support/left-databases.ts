import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { TestProject } from 'vitest/node';

/** Names the run in the environment of its workers, and in the names of its databases. */
export const runOfTests = 'PRYIMALNIA_TEST_RUN';

/** On a server that was there before the run, the databases that its workers still kept are dropped after it. */
export default function setup(project: TestProject): () => Promise<void> {
  const url = project.vitest.projects.find(({ name }) => name.endsWith('mariadb'))?.config.env['DATABASE_URL'];
  return async () => {
    if (typeof url !== 'string') return;
    const connection = await createConnection(url);
    const [left] = await connection.query<RowDataPacket[]>(
      'select schema_name as name from information_schema.schemata',
    );
    const ofRun = `pryimalnia_${process.env[runOfTests]}_`;
    for (const name of left.map((row) => String(row['name'])).filter((one) => one.startsWith(ofRun)))
      await connection.query(`drop database ${name}`);
    await connection.end();
  };
}
