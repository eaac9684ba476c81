import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { col, mig } from '../platform/columns.js';

class CreateSessions1790000001000 implements MigrationInterface {
  name = 'CreateSessions1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'ended_session',
        columns: [
          mig('id', col.key(120), { isPrimary: true }),
          mig('ended_at', col.instant()),
          mig('expires_at', col.instant()),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'session_key',
        columns: [mig('id', col.id(), { isPrimary: true }), mig('secret', col.key(64))],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('session_key');
    await runner.dropTable('ended_session');
  }
}

export const accessMigrations = [CreateSessions1790000001000];
