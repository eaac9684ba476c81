import type { DataSource, EntityManager } from 'typeorm';
import { dialect } from '../platform/database/columns.js';
import { ProcessDefinitionRecord } from '../workflow/index.js';

/** What a running service takes for kept for good: migrations, and editions that it has written down once. */
const untouched = ['migrations', 'rule_edition', 'edition', 'edition_file'];
const copyOf = (table: string): string => `begun_${table}`;

/** Empties a council's database down to what it began with, which is kept beside it in tables of its own. */
export class Emptying {
  private constructor(
    private readonly tables: readonly string[],
    private readonly filled: readonly string[],
  ) {}

  static async of(dataSource: DataSource): Promise<Emptying> {
    const tables = dataSource.entityMetadatas.map(({ tableName }) => tableName).filter((t) => !untouched.includes(t));
    const filled: string[] = [];
    await dataSource.transaction(async (manager) => {
      for (const table of tables) {
        const rows: readonly unknown[] = await manager.query(`select 1 from ${table} limit 1`);
        if (rows.length === 0) continue;
        filled.push(table);
        await manager.query(`create table ${copyOf(table)} as select * from ${table}`);
      }
    });
    return new Emptying(tables, filled);
  }

  async empty(dataSource: DataSource, publishedAt: Date): Promise<void> {
    const guarded = dialect === 'mysql' ? await truncateGuarded(dataSource) : [];
    await dataSource.transaction(async (manager) => {
      const guards = dialect === 'sqlite' ? await takeOffGuards(manager) : [];
      for (const table of this.tables) if (!guarded.includes(table)) await manager.query(`delete from ${table}`);
      for (const table of this.filled) await manager.query(`insert into ${table} select * from ${copyOf(table)}`);
      for (const sql of guards) await manager.query(sql);
      await manager.createQueryBuilder().update(ProcessDefinitionRecord).set({ publishedAt }).execute();
    });
  }
}

/** A trigger that refuses deletion does not see a truncation. */
async function truncateGuarded(dataSource: DataSource): Promise<readonly string[]> {
  const triggers: readonly { Table: string }[] = await dataSource.query('show triggers');
  const guarded = [...new Set(triggers.map(({ Table }) => Table))];
  for (const table of guarded) await dataSource.query(`truncate table ${table}`);
  return guarded;
}

/** SQLite truncates nothing: its triggers go, and come back as they were. */
async function takeOffGuards(manager: EntityManager): Promise<readonly string[]> {
  const triggers: readonly { name: string; sql: string }[] = await manager.query(
    `select name, sql from sqlite_master where type = 'trigger'`,
  );
  for (const { name } of triggers) await manager.query(`drop trigger ${name}`);
  return triggers.map(({ sql }) => sql);
}
