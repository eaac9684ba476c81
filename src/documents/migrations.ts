import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { col, mig } from '../platform/columns.js';

const optional = { isNullable: true };

class CreateDocuments1790000300000 implements MigrationInterface {
  name = 'CreateDocuments1790000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'document',
        columns: [
          mig('id', col.id(), { isPrimary: true }),
          mig('subject', col.key(120)),
          mig('kind', col.key(40)),
          mig('addressee', col.json(), optional),
          mig('sheet', col.json()),
          mig('status', col.key(20)),
          mig('signatory_post', col.key(120), optional),
          mig('register', col.key(120)),
          mig('number', col.key(40), optional),
          mig('number_year', col.int(), optional),
          mig('signed_by', col.key(120), optional),
          mig('signed_name', col.key(255), optional),
          mig('signed_title', col.text(), optional),
          mig('signed_at', col.instant(), optional),
          mig('channel', col.key(20), optional),
          mig('dispatched_by', col.key(120), optional),
          mig('dispatched_at', col.instant(), optional),
          mig('created_by', col.key(120)),
          mig('created_at', col.instant()),
        ],
        indices: [
          { name: 'IX_document_subject', columnNames: ['subject', 'created_at'] },
          { name: 'UX_document_number', columnNames: ['number_year', 'number'], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'outgoing_register',
        columns: [mig('id', col.key(40), { isPrimary: true }), mig('last_serial', col.int())],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('outgoing_register');
    await runner.dropTable('document');
  }
}

class AddPostings1791000120000 implements MigrationInterface {
  name = 'AddPostings1791000120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('document', [
      new TableColumn(mig('send_by', col.day(), optional)),
      new TableColumn(mig('sent_on', col.day(), optional)),
      new TableColumn(mig('posting_number', col.key(60), optional)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('document', ['posting_number', 'sent_on', 'send_by']);
  }
}

export const documentMigrations = [CreateDocuments1790000300000, AddPostings1791000120000];
