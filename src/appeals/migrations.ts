import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { col, mig } from '../platform/columns.js';
import { searchByLetter } from '../platform/migrations.js';

const optional = { isNullable: true };

const appeal = new Table({
  name: 'appeal',
  columns: [
    mig('id', col.id(), { isPrimary: true }),
    mig('version', col.int()),
    mig('status', col.key(40)),
    mig('regime', col.key(40)),
    mig('register', col.key(40)),
    mig('year', col.int(), optional),
    mig('serial', col.int(), optional),
    mig('fraction', col.int(), optional),
    mig('registration_index', col.key(40), optional),
    mig('previous_indexes', col.json()),
    mig('form_of_receipt', col.key(10)),
    mig('form', col.key(20)),
    mig('written_on', col.day(), optional),
    mig('received_on', col.day()),
    mig('registered_on', col.day(), optional),
    mig('covering_letter', col.json(), optional),
    mig('sheets', col.int(), optional),
    mig('addressee', col.json()),
    mig('kind', col.key(20)),
    mig('subject', col.key(20)),
    mig('feature', col.key(20)),
    mig('confirmed_feature', col.json(), optional),
    mig('matches', col.json()),
    mig('applicant', col.json()),
    mig('person_key', col.key(80), optional),
    mig('wording_key', col.key(64)),
    mig('signers', col.int(), optional),
    mig('gist', col.text()),
    mig('questions', col.json()),
    mig('main_topic', col.key(3), optional),
    mig('assessment', col.json(), optional),
    mig('on_control', col.flag()),
    mig('leader', col.key(60), optional),
    mig('resolution', col.json(), optional),
    mig('main_executor', col.key(60), optional),
    mig('term', col.json(), optional),
    mig('due_on', col.day(), optional),
    mig('term_broken', col.flag()),
    mig('reply', col.json(), optional),
    mig('result', col.key(10), optional),
    mig('control_ended_on', col.day(), optional),
    mig('control_ended_by', col.key(64), optional),
    mig('archive', col.json(), optional),
    mig('search_text', col.text()),
    mig('taken_in_at', col.instant()),
    mig('taken_in_by', col.key(64)),
  ],
  indices: [
    { name: 'ux_appeal_index', columnNames: ['register', 'year', 'serial', 'fraction'], isUnique: true },
    { name: 'ix_appeal_text_index', columnNames: ['registration_index', 'year'] },
    { name: 'ix_appeal_received_on', columnNames: ['received_on', 'id'] },
    { name: 'ix_appeal_due_on', columnNames: ['status', 'due_on'] },
    { name: 'ix_appeal_person', columnNames: ['person_key'] },
    { name: 'ix_appeal_wording', columnNames: ['wording_key'] },
  ],
});

const appealUnit = new Table({
  name: 'appeal_unit',
  columns: [mig('appeal_id', col.id(), { isPrimary: true }), mig('unit', col.key(60), { isPrimary: true })],
  indices: [{ name: 'ix_appeal_unit_unit', columnNames: ['unit'] }],
});

const registerSerial = new Table({
  name: 'register_serial',
  columns: [mig('counter', col.key(60), { isPrimary: true }), mig('last_serial', col.int())],
});

const obligation = new Table({
  name: 'obligation',
  columns: [
    mig('id', col.id(), { isPrimary: true }),
    mig('appeal_id', col.id()),
    mig('promise', col.text()),
    mig('due_on', col.day()),
    mig('main_executor', col.key(60)),
    mig('status', col.key(20)),
    mig('report', col.text(), optional),
    mig('done_on', col.day(), optional),
  ],
  indices: [
    { name: 'ix_obligation_appeal', columnNames: ['appeal_id'] },
    { name: 'ix_obligation_due', columnNames: ['status', 'due_on'] },
  ],
});

const tables = [appeal, appealUnit, registerSerial, obligation];

class CreateAppeals1790000009000 implements MigrationInterface {
  name = 'CreateAppeals1790000009000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table);
  }
}

/** Who asked for more time, why, and what was decided. */
class AddExtensions1791000022000 implements MigrationInterface {
  name = 'AddExtensions1791000022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('appeal', new TableColumn(mig('extensions', col.json(), optional)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('appeal', 'extensions');
  }
}

const appealPerson = new Table({
  name: 'appeal_person',
  columns: [mig('appeal_id', col.id(), { isPrimary: true }), mig('person_key', col.key(80), { isPrimary: true })],
  indices: [{ name: 'ix_appeal_person_key', columnNames: ['person_key'] }],
});

const joinedIndex = new TableIndex({ name: 'ix_appeal_joined_to', columnNames: ['joined_to'] });

class AddSigners1791000109000 implements MigrationInterface {
  name = 'AddSigners1791000109000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('appeal', new TableColumn(mig('cosigners', col.json(), optional)));
    await runner.addColumn('appeal', new TableColumn(mig('joined_to', col.id(), optional)));
    await runner.createIndex('appeal', joinedIndex);
    await runner.createTable(appealPerson);
    await runner.query(
      'insert into appeal_person (appeal_id, person_key) select id, person_key from appeal where person_key is not null',
    );
    await nameJoined(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('appeal_person');
    await runner.dropIndex('appeal', joinedIndex);
    await runner.dropColumns('appeal', ['joined_to', 'cosigners']);
  }
}

/** What a letter had joined stood in a document, where no database finds it. */
async function nameJoined(runner: QueryRunner): Promise<void> {
  const joined = (await runner.query(`select id, confirmed_feature as said from appeal where status = 'joined'`)) as {
    id: string;
    said: string | null;
  }[];
  for (const { id, said } of joined) {
    const { earlierAppealId = null } = JSON.parse(said ?? '{}') as { earlierAppealId?: string | null };
    await runner.query('update appeal set joined_to = ? where id = ?', [earlierAppealId, id]);
  }
}

class SearchAppealsByLetter1791000110000 implements MigrationInterface {
  name = 'SearchAppealsByLetter1791000110000';

  up(runner: QueryRunner): Promise<void> {
    return searchByLetter(runner, 'appeal');
  }

  /** Letter for letter is right for the release before, too. */
  async down(): Promise<void> {}
}

export const appealMigrations = [
  CreateAppeals1790000009000,
  AddExtensions1791000022000,
  AddSigners1791000109000,
  SearchAppealsByLetter1791000110000,
];
