import type { PoolConnection } from 'mysql2';
import type { DataSource, ReplicationMode } from 'typeorm';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner.js';
import { patiently } from './patience.js';

interface Patience {
  /** For a free connection of the pool. */
  readonly connectionMs: number;
  /** For the answer to one statement; longer than the server itself waits for a lock. */
  readonly answerMs: number;
}

const usual: Patience = { connectionMs: 30_000, answerMs: 60_000 };

const tooLate = (code: string, ms: number): Error =>
  Object.assign(new Error(`the database has not answered for ${ms} ms`), { code });

/**
 * A server that takes a statement and says nothing, and a pool that is never free, would hold a request, a
 * timer or the end of the service for ever: neither driver nor TypeORM knows a limit. A connection that did
 * not answer is closed, because what it says later would be taken for the answer to the next statement.
 *
 * Call it after the migrations, which may take their time.
 */
export function limitMysql(dataSource: DataSource, { connectionMs, answerMs }: Patience = usual): void {
  class PatientQueryRunner extends MysqlQueryRunner {
    override async connect(): Promise<PoolConnection> {
      const free: Promise<PoolConnection> = super.connect();
      const giveUp = (): Error => {
        this.isReleased = true;
        void free.then((late) => late.release()).catch(() => undefined);
        return tooLate('POOL_TIMEOUT', connectionMs);
      };
      return patiently(free, { ms: connectionMs, giveUp });
    }

    override async query<T>(sql: string, parameters?: unknown[], structured?: boolean): Promise<T> {
      const connection = await this.connect();
      const giveUp = (): Error => {
        connection.destroy();
        return tooLate('PROTOCOL_SEQUENCE_TIMEOUT', answerMs);
      };
      const answer = super.query(sql, parameters as never, structured as never) as Promise<T>;
      return patiently(answer, { ms: answerMs, giveUp });
    }
  }

  dataSource.driver.createQueryRunner = (mode: ReplicationMode) =>
    new PatientQueryRunner(dataSource.driver as never, mode);
}
