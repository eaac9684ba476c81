import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';
import { keysOfPersons } from '../domain/matching/person-keys.js';
import { col, mig } from '../platform/database/columns.js';
import { searchByLetter } from '../platform/database/migrations.js';
import type { Visitor } from './values.js';

const optional = { isNullable: true };

const timetable = new Table({
  name: 'reception_timetable',
  columns: [
    mig('id', col.id(), { isPrimary: true }),
    mig('version', col.int()),
    mig('leader_post', col.key(60)),
    mig('kind', col.key(20)),
    mig('recurrence', col.json()),
    mig('begins_at', col.key(5)),
    mig('place', col.text()),
    mig('capacity', col.int(), optional),
    mig('in_force_from', col.day()),
    mig('in_force_to', col.day(), optional),
    mig('created_by', col.key(64)),
    mig('created_at', col.instant()),
  ],
});

const suspension = new Table({
  name: 'reception_suspension',
  columns: [
    mig('id', col.id(), { isPrimary: true }),
    mig('version', col.int()),
    mig('order_number', col.key(60)),
    mig('order_on', col.day()),
    mig('from', col.day()),
    mig('until', col.day(), optional),
    mig('kinds', col.json()),
    mig('leader_post', col.key(60), optional),
    mig('created_by', col.key(64)),
    mig('created_at', col.instant()),
    mig('lifted_from', col.day(), optional),
    mig('lifted_by_order', col.key(60), optional),
    mig('lifted_by', col.key(64), optional),
    mig('lifted_at', col.instant(), optional),
  ],
});

const reception = new Table({
  name: 'reception',
  columns: [
    mig('id', col.id(), { isPrimary: true }),
    mig('version', col.int()),
    mig('status', col.key(20)),
    mig('timetable_id', col.id(), optional),
    mig('leader_post', col.key(60)),
    mig('kind', col.key(20)),
    mig('held_on', col.day()),
    mig('moved_from', col.day(), optional),
    mig('begins_at', col.key(5)),
    mig('place', col.text()),
    mig('capacity', col.int(), optional),
    mig('booking_closes_at', col.instant(), optional),
    mig('booked', col.int()),
    mig('receiver_post', col.key(60), optional),
    mig('receiver_named_by', col.key(30), optional),
    mig('moved_to', col.id(), optional),
    mig('suspension_id', col.id(), optional),
    mig('alarm_effect', col.key(20)),
    mig('recording', col.json(), optional),
    mig('opened_at', col.instant(), optional),
    mig('ended_at', col.instant(), optional),
  ],
  indices: [
    { name: 'ux_reception_sitting', columnNames: ['leader_post', 'held_on', 'begins_at', 'kind'], isUnique: true },
    { name: 'ix_reception_held_on', columnNames: ['held_on', 'id'] },
  ],
});

const visit = new Table({
  name: 'reception_visit',
  columns: [
    mig('id', col.id(), { isPrimary: true }),
    mig('version', col.int()),
    mig('status', col.key(30)),
    mig('reception_id', col.id()),
    mig('year', col.int()),
    mig('serial', col.int()),
    mig('channel', col.key(20)),
    mig('visitor', col.json()),
    mig('person_key', col.key(80)),
    mig('search_text', col.text()),
    mig('companions', col.json()),
    mig('questions', col.json()),
    mig('answers', col.json()),
    mig('booking_outcome', col.key(40)),
    mig('booking_clauses', col.json()),
    mig('queue_group', col.key(20)),
    mig('first_place_right', col.flag()),
    mig('right_used', col.flag()),
    mig('booked_at', col.instant()),
    mig('booked_by', col.key(64)),
    mig('arrived_at', col.instant(), optional),
    mig('remote', col.json(), optional),
    mig('grounds', col.json()),
    mig('stopped_on', col.day(), optional),
    mig('agrees_to_substitute', col.key(20)),
    mig('reply_wish', col.key(20)),
    mig('previous_visit_id', col.id(), optional),
    mig('ended_at', col.instant(), optional),
  ],
  indices: [
    { name: 'ix_visit_reception', columnNames: ['reception_id', 'status'] },
    { name: 'ix_visit_person', columnNames: ['person_key'] },
    { name: 'ux_visit_number', columnNames: ['year', 'serial'], isUnique: true },
  ],
});

const alarm = new Table({
  name: 'air_alarm',
  columns: [
    mig('id', col.id(), { isPrimary: true }),
    mig('started_at', col.instant()),
    mig('ended_at', col.instant(), optional),
    mig('created_by', col.key(64)),
  ],
  indices: [{ name: 'ix_air_alarm_started', columnNames: ['started_at'] }],
});

const tables = [timetable, suspension, reception, visit, alarm];

class CreateReceptions1790000800000 implements MigrationInterface {
  name = 'CreateReceptions1790000800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table);
  }
}

class SearchVisitsByLetter1791000800000 implements MigrationInterface {
  name = 'SearchVisitsByLetter1791000800000';

  up(runner: QueryRunner): Promise<void> {
    return searchByLetter(runner, 'reception_visit');
  }

  /** Letter for letter is right for the release before, too. */
  async down(): Promise<void> {}
}

/** When a signal was written down, beside when it sounded. */
class AddAlarmRecordedAt1791000023000 implements MigrationInterface {
  name = 'AddAlarmRecordedAt1791000023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('air_alarm', new TableColumn(mig('recorded_at', col.instant(), { isNullable: true })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('air_alarm', 'recorded_at');
  }
}

const visitPerson = new Table({
  name: 'visit_person',
  columns: [mig('visit_id', col.id(), { isPrimary: true }), mig('person_key', col.key(80), { isPrimary: true })],
  indices: [{ name: 'ix_visit_person_key', columnNames: ['person_key'] }],
});

/** Visitors are found as authors of letters are: by every part of a surname, the telephone and the e-mail. */
class AddVisitPersons1791000900000 implements MigrationInterface {
  name = 'AddVisitPersons1791000900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(visitPerson);
    const cards = (await runner.query('select id, visitor from reception_visit')) as { id: string; visitor: string }[];
    for (const { id, visitor } of cards) {
      for (const key of keysOfPersons([JSON.parse(visitor) as Visitor]))
        await runner.query('insert into visit_person (visit_id, person_key) values (?, ?)', [id, key]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(visitPerson);
  }
}

export const receptionMigrations = [
  CreateReceptions1790000800000,
  AddAlarmRecordedAt1791000023000,
  SearchVisitsByLetter1791000800000,
  AddVisitPersons1791000900000,
];
