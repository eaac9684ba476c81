import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { col, dialect, mig } from './columns.js';

class CreateManualClock1790000000000 implements MigrationInterface {
  name = 'CreateManualClock1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'manual_clock',
        columns: [mig('id', col.id(), { isPrimary: true }), mig('stands_at', col.instant())],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('manual_clock');
  }
}

/**
 * A column that was made before it was searched letter for letter. Raw, because TypeORM would drop the column and
 * what it holds.
 */
export async function searchByLetter(runner: QueryRunner, table: string): Promise<void> {
  if (dialect !== 'mysql') return;
  await runner.query(
    `alter table ${table} modify search_text longtext character set utf8mb4 collate utf8mb4_bin not null`,
  );
}

class CreateLatch1791000090000 implements MigrationInterface {
  name = 'CreateLatch1791000090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table({ name: 'latch', columns: [mig('name', col.key(60), { isPrimary: true })] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('latch');
  }
}

export const platformMigrations = [CreateManualClock1790000000000, CreateLatch1791000090000];
