import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { col, mig } from './columns.js';

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
