import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { col, mig } from '../platform/columns.js';

class CreateAbsences1790000100000 implements MigrationInterface {
  name = 'CreateAbsences1790000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'absence',
        columns: [
          mig('id', col.id(), { isPrimary: true }),
          mig('post_id', col.key(120)),
          mig('from_on', col.day()),
          mig('to_on', col.day()),
          mig('substitute_person_id', col.key(120), { isNullable: true }),
          mig('order_no', col.key(60), { isNullable: true }),
          mig('recorded_by', col.key(120)),
          mig('recorded_at', col.instant()),
          mig('withdrawn_by', col.key(120), { isNullable: true }),
          mig('withdrawn_at', col.instant(), { isNullable: true }),
        ],
        indices: [{ name: 'IX_absence_post_from', columnNames: ['post_id', 'from_on'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'absence_board',
        columns: [mig('id', col.id(), { isPrimary: true }), mig('version', col.int())],
      }),
    );
    await runner.query(`insert into absence_board (id, version) values ('board', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('absence_board');
    await runner.dropTable('absence');
  }
}

export const directoryMigrations = [CreateAbsences1790000100000];
