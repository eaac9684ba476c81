import type { DataSource, QueryRunner } from 'typeorm';

const isWrite = /^\s*(?:insert|update|delete|commit)\b/i;

type Query = (sql: string, parameters?: unknown[], structured?: boolean) => Promise<unknown>;

/** A database that fails when it is told to: at the nth write from now, or by saying nothing after a COMMIT. */
export class FaultyWrites {
  /** Whether it has failed since it was told to. */
  hasFailed = false;
  private left = Infinity;
  private losesCommit = false;

  constructor(dataSource: DataSource) {
    const { driver } = dataSource;
    const make = driver.createQueryRunner.bind(driver);
    driver.createQueryRunner = (mode) => this.watch(make(mode));
  }

  /** The COMMIT is a write too; the failed one is not done. */
  failAt(nth: number): void {
    Object.assign(this, { hasFailed: false, left: nth });
  }

  /** The next COMMIT is done, and nobody hears of it. */
  loseCommit(): void {
    Object.assign(this, { hasFailed: false, losesCommit: true });
  }

  mend(): void {
    this.left = Infinity;
  }

  private watch(runner: QueryRunner): QueryRunner {
    const ask = runner.query.bind(runner) as Query;
    const query: Query = async (sql, ...rest) => {
      if (isWrite.test(sql) && --this.left === 0) throw this.failed('EIO');
      const answer = await ask(sql, ...rest);
      if (!this.losesCommit || sql !== 'COMMIT') return answer;
      this.losesCommit = false;
      throw this.failed('PROTOCOL_CONNECTION_LOST');
    };
    return Object.assign(runner, { query });
  }

  private failed(code: string): Error {
    this.hasFailed = true;
    return Object.assign(new Error('a fault of the test'), { code });
  }
}

/** What the database holds, table by table: rows and the sum of their versions. Incidents apart: they tell of failures. */
export async function holdings(dataSource: DataSource): Promise<unknown> {
  const tables = dataSource.entityMetadatas.filter(({ tableName }) => tableName !== 'incident');
  const each = tables.map(({ tableName, columns }) => {
    const versions = columns.some(({ databaseName }) => databaseName === 'version') ? 'coalesce(sum(version), 0)' : '0';
    return `select '${tableName}' as held, count(*) as many, ${versions} as versions from ${tableName}`;
  });
  const rows: { held: string; many: unknown; versions: unknown }[] = await dataSource.query(each.join(' union all '));
  return Object.fromEntries(rows.map(({ held, many, versions }) => [held, `${String(many)}/${String(versions)}`]));
}
