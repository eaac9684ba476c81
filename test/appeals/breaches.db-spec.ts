import { expect } from 'vitest';
import { appealMigrations } from '../../src/appeals/migrations.js';
import { letter } from '../support/appeal-letters.js';
import { accounted } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';

walk(
  'a card of before lists the one breach it had, of the term of the whole, with its account (docs/decisions/0146)',
  async (council) => {
    const late = await council.takeIn(letter());
    const inTime = await council.takeIn(letter({ applicant: { surname: 'Ткач' }, gist: 'Шум уночі.' }));
    await council.goesTo('2026-04-01T10:00');
    await inTime.isWithdrawn();
    await council.goesTo('2026-04-03T10:00');
    await accounted(late);
    const { breach: account } = await late.card();
    expect(account).not.toBeNull();
    const addBreaches = appealMigrations
      .map((Migration) => new Migration())
      .find(({ name }) => name?.startsWith('AddBreaches'));
    const runner = council.dataSource.createQueryRunner();
    await runner.query('alter table appeal drop column breaches');
    await addBreaches?.up(runner);
    await runner.release();
    expect((await late.card()).breaches).toEqual([
      { act: 'considering', lastDay: '2026-04-02', seenOn: '2026-04-02', account },
    ]);
    expect((await inTime.card()).breaches).toBeNull();
  },
  { env: { LOG_LEVEL: 'silent' } },
);
