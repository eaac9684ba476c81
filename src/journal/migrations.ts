import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { col, mig } from '../platform/columns.js';

class CreateJournal1790000200000 implements MigrationInterface {
  name = 'CreateJournal1790000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'journal_entry',
        columns: [
          mig('id', col.id(), { isPrimary: true }),
          mig('stream', col.key(120)),
          mig('seq', col.int()),
          mig('kind', col.key(80)),
          mig('by_id', col.key(120)),
          mig('by_name', col.key(255)),
          mig('at', col.instant()),
          mig('payload', col.text(), { isNullable: true }),
          mig('salt', col.key(32), { isNullable: true }),
          mig('payload_hash', col.key(64)),
          mig('prev_hash', col.key(64)),
          mig('hash', col.key(64)),
        ],
        indices: [{ name: 'UX_journal_entry_stream_seq', columnNames: ['stream', 'seq'], isUnique: true }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('journal_entry');
  }
}

export const journalMigrations = [CreateJournal1790000200000];
