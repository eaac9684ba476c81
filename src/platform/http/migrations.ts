import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { col, mig } from '../columns.js';

class CreateIdempotencyKey1790000002000 implements MigrationInterface {
  name = 'CreateIdempotencyKey1790000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'idempotency_key',
        columns: [
          mig('person_id', col.key(64), { isPrimary: true }),
          mig('idempotency_key', col.key(200), { isPrimary: true }),
          mig('route', col.key(200)),
          mig('body_digest', col.key(64)),
          mig('request_id', col.key(64)),
          mig('status', col.int()),
          mig('answer', col.text(), { isNullable: true }),
          mig('created_at', col.instant()),
        ],
        indices: [{ name: 'ix_idempotency_key_created_at', columnNames: ['created_at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('idempotency_key');
  }
}

/**
 * A key without an answer was claimed by what recorded a failure: nothing had been done under it, and its
 * letter could never be sent again (docs/decisions/0050).
 */
class FreeKeysWithoutAnswer1795000050000 implements MigrationInterface {
  name = 'FreeKeysWithoutAnswer1795000050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('delete from idempotency_key where answer is null');
  }

  async down(): Promise<void> {
    // What was deleted meant nothing.
  }
}

export const httpMigrations = [CreateIdempotencyKey1790000002000, FreeKeysWithoutAnswer1795000050000];
