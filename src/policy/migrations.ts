import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { col, mig } from '../platform/columns.js';

class CreateDecisions1790000300000 implements MigrationInterface {
  name = 'CreateDecisions1790000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(decisionTable());
    await runner.createTable(
      new Table({
        name: 'rule_edition',
        columns: [
          mig('digest', col.key(64), { isPrimary: true }),
          mig('rule_set', col.key(100)),
          mig('canonical', col.text()),
          mig('first_seen_at', col.instant()),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('rule_edition');
    await runner.dropTable('decision');
  }
}

function decisionTable(): Table {
  const optional = { isNullable: true };
  return new Table({
    name: 'decision',
    columns: [
      mig('id', col.id(), { isPrimary: true }),
      mig('subject', col.key(120)),
      mig('instance_id', col.key(120), optional),
      mig('element', col.key(120), optional),
      mig('rule_set', col.key(100)),
      mig('digest', col.key(64)),
      mig('as_on', col.day()),
      mig('basis', col.key(20)),
      mig('facts', col.json()),
      mig('outcome', col.key(100)),
      mig('outcome_label', col.text()),
      mig('rule', col.key(100), optional),
      mig('clauses', col.json()),
      mig('decision_values', col.json()),
      mig('also_held', col.json()),
      mig('by_id', col.key(120)),
      mig('by_name', col.text()),
      mig('at', col.instant()),
      mig('overridden_by', col.key(120), optional),
      mig('overridden_at', col.instant(), optional),
      mig('override_outcome', col.key(100), optional),
      mig('override_reason', col.text(), optional),
    ],
    indices: [
      { name: 'IX_decision_subject', columnNames: ['subject', 'at'] },
      { name: 'IX_decision_rule_set', columnNames: ['rule_set', 'at'] },
    ],
  });
}

/** A decision whose named official is barred points to the decision that bars (expand: older ones have no bar). */
class AddBars1790000301000 implements MigrationInterface {
  name = 'AddBars1790000301000';

  async up(runner: QueryRunner): Promise<void> {
    const optional = { isNullable: true };
    await runner.addColumns('decision', [
      new TableColumn(mig('bar_id', col.id(), optional)),
      new TableColumn(mig('acts_instead', col.text(), optional)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('decision', ['bar_id', 'acts_instead']);
  }
}

export const policyMigrations = [CreateDecisions1790000300000, AddBars1790000301000];
