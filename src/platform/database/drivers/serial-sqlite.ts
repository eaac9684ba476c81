import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { patiently } from './patience.js';

/** Who came first goes first; nobody waits for ever. */
class Turnstile {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly patienceMs: number) {}

  async enter(): Promise<() => void> {
    let leave: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (leave = resolve));
    const before = this.last;
    this.last = before.then(() => mine);
    const giveUp = (): Error =>
      Object.assign(new Error(`SQLite was busy for ${this.patienceMs} ms`), { code: 'SQLITE_TURN_TIMEOUT' });
    try {
      await patiently(before, { ms: this.patienceMs, giveUp });
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }
}

/** What TypeORM keeps to itself and this class must know: pinned version, held by a regression test. */
interface RunnerInside {
  stmtCache: Map<string, unknown>;
  transactionDepth: number;
}

/** Of both drivers the same. */
interface DriverInside {
  databaseConnection: { readonly inTransaction: boolean };
}

const insideTransaction = new AsyncLocalStorage<true>();

/**
 * TypeORM gives all callers on SQLite one shared query runner: concurrent transactions melt into one, and
 * a rollback takes committed work of others with it. Here each caller gets a runner of its own and holds
 * the turnstile from BEGIN to COMMIT. A query past the transaction's own manager is an error at once; on
 * MySQL the same slip would silently run outside the transaction.
 *
 * Call it between `new DataSource()` and `initialize()`.
 */
export function serializeSqlite(dataSource: DataSource, patienceMs = 30_000): void {
  const turnstile = new Turnstile(patienceMs);
  const statements = new Map<string, unknown>();

  class SerialQueryRunner extends BetterSqlite3QueryRunner {
    private leave: (() => void) | undefined;

    constructor(driver: ConstructorParameters<typeof BetterSqlite3QueryRunner>[0]) {
      super(driver);
      this.inside().stmtCache = statements;
    }

    override async startTransaction(isolation?: Parameters<QueryRunner['startTransaction']>[0]): Promise<void> {
      const outermost = this.inside().transactionDepth === 0;
      if (outermost) {
        if (insideTransaction.getStore())
          throw new Error('A second transaction inside a transaction: use the manager you were given.');
        this.leave = await turnstile.enter();
      }
      try {
        await super.startTransaction(isolation);
      } catch (error) {
        if (outermost) {
          this.isTransactionActive = false;
          this.giveWay();
        }
        throw error;
      }
    }

    override async commitTransaction(): Promise<void> {
      await super.commitTransaction();
      if (this.inside().transactionDepth === 0) this.giveWay();
    }

    /**
     * SQLite ends a transaction by itself when the disk is full or fails, and there a ROLLBACK only throws.
     * However it ended, whoever waits at the turnstile is let in.
     */
    override async rollbackTransaction(): Promise<void> {
      try {
        if (this.isOpenInside()) await super.rollbackTransaction();
      } finally {
        if (!this.isOpenInside()) this.end();
      }
    }

    override async release(): Promise<void> {
      if (this.leave) await this.rollbackTransaction();
      return super.release();
    }

    override async query<T>(sql: string, parameters?: unknown[], structured?: boolean): Promise<T> {
      const ask = (text: string): Promise<T> =>
        super.query(text, parameters as never, structured as never) as Promise<T>;
      if (this.isTransactionActive) {
        if (sql === 'BEGIN TRANSACTION') return ask('BEGIN IMMEDIATE');
        if (!this.isOpenInside()) throw new Error(`SQLite has undone the transaction: ${sql.slice(0, 80)}`);
        return ask(sql);
      }
      if (insideTransaction.getStore())
        throw new Error(`A query outside the transaction's manager: ${sql.slice(0, 80)}`);
      const leave = await turnstile.enter();
      try {
        return await ask(sql);
      } finally {
        leave();
      }
    }

    private inside(): RunnerInside {
      return this as unknown as RunnerInside;
    }

    /** Whether SQLite itself knows of a transaction: nobody but the holder of the turnstile can have begun one. */
    private isOpenInside(): boolean {
      return (this.driver as unknown as DriverInside).databaseConnection.inTransaction;
    }

    private end(): void {
      this.isTransactionActive = false;
      this.inside().transactionDepth = 0;
      this.giveWay();
    }

    private giveWay(): void {
      this.leave?.();
      this.leave = undefined;
    }
  }

  dataSource.driver.createQueryRunner = () => new SerialQueryRunner(dataSource.driver as never);
  const plain = dataSource.manager.transaction.bind(dataSource.manager) as (
    work: (m: EntityManager) => Promise<unknown>,
  ) => Promise<unknown>;
  dataSource.manager.transaction = ((first: unknown, second?: unknown) => {
    const work = (second ?? first) as (manager: EntityManager) => Promise<unknown>;
    return plain((manager) => insideTransaction.run(true, () => work(manager)));
  }) as EntityManager['transaction'];
}
