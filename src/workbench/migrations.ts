import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { col, mig } from '../platform/columns.js';

const optional = { isNullable: true };
const primary = { isPrimary: true };

class CreateReplays1790000700000 implements MigrationInterface {
  name = 'CreateReplays1790000700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(replayTable());
    await runner.createTable(replayCaseTable());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('replay_case');
    await runner.dropTable('replay');
  }
}

class CreateSignOffs1790000710000 implements MigrationInterface {
  name = 'CreateSignOffs1790000710000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(signOffTable());
    await runner.createTable(
      new Table({
        name: 'sign_off_edition',
        columns: [
          mig('digest', col.key(64), primary),
          mig('by_id', col.key(120), primary),
          mig('sign_off_id', col.id()),
        ],
        indices: [{ name: 'ix_sign_off_edition_sign_off', columnNames: ['sign_off_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('sign_off_edition');
    await runner.dropTable('sign_off');
  }
}

function replayTable(): Table {
  return new Table({
    name: 'replay',
    columns: [
      mig('id', col.id(), primary),
      mig('origin', col.key(20)),
      mig('status', col.key(20)),
      mig('fault', col.text(), optional),
      mig('candidate', col.text(), optional),
      mig('files', col.json(), optional),
      mig('candidate_digest', col.key(64)),
      mig('editions', col.json()),
      mig('rule_set', col.key(100), optional),
      mig('from_day', col.day(), optional),
      mig('to_day', col.day(), optional),
      mig('unit', col.key(60), optional),
      mig('last_id', col.id()),
      mig('done_to', col.id()),
      mig('total', col.int()),
      mig('done', col.int()),
      mig('tally', col.json()),
      mig('by_id', col.key(120)),
      mig('by_name', col.text()),
      mig('started_at', col.instant()),
      mig('finished_at', col.instant(), optional),
      mig('locked_by', col.key(120), optional),
      mig('locked_until', col.instant()),
    ],
    indices: [{ name: 'ix_replay_status', columnNames: ['status', 'locked_until'] }],
  });
}

function replayCaseTable(): Table {
  return new Table({
    name: 'replay_case',
    columns: [
      mig('replay_id', col.id(), primary),
      mig('decision_id', col.id(), primary),
      mig('change_no', col.int()),
      mig('kind', col.key(20)),
      mig('subject', col.key(120)),
      mig('registration_index', col.key(40), optional),
      mig('year', col.int(), optional),
      mig('register', col.key(40), optional),
      mig('rule_set', col.key(100)),
      mig('element', col.key(120), optional),
      mig('at', col.instant()),
      mig('was', col.json()),
      mig('becomes', col.json()),
      mig('was_due', col.day(), optional),
      mig('becomes_due', col.day(), optional),
    ],
    indices: [{ name: 'ix_replay_case_change', columnNames: ['replay_id', 'change_no', 'decision_id'] }],
  });
}

function signOffTable(): Table {
  return new Table({
    name: 'sign_off',
    columns: [
      mig('id', col.id(), primary),
      mig('rule_set', col.key(100)),
      mig('candidate_digest', col.key(64)),
      mig('replay_id', col.id()),
      mig('replay_result', col.json()),
      mig('comment', col.text()),
      mig('by_id', col.key(120)),
      mig('by_name', col.text()),
      mig('at', col.instant()),
    ],
    indices: [{ name: 'ix_sign_off_rule_set', columnNames: ['rule_set', 'id'] }],
  });
}

export const workbenchMigrations = [CreateReplays1790000700000, CreateSignOffs1790000710000];
