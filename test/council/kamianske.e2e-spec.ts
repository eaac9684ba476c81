import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { Documents } from '../../src/documents/index.js';
import { DemonstrationSetup } from '../../src/receptions/timetable/demonstration.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import { checked, filed, letter, reply, resolution } from '../support/appeal-letters.js';
import { person, request } from '../receptions/booking-office.js';
import { walk } from '../support/appeal-test.js';

/** Another council by its files alone (KM-1 and after), on the build that serves the first. */
const env = { COUNCIL: 'kamianske' };
const applicant = { residence: 'м. Кам’янське, просп. Свободи, буд. 2, кв. 8' };

describe('a letter to Kamianske', () => {
  walk(
    'is registered, goes to the deputy of its own distribution of duties and is answered under its own letterhead',
    async (council) => {
      const appeal = await council.takeIn(letter({ applicant }), 'appeals-registrar-1');
      expect(await appeal.card()).toMatchObject({ registrationIndex: 'К-1', register: 'appeals' });
      const resolve = await appeal.task('resolve');
      expect(resolve.group).toBe('post:deputy-utilities');
      await appeal.complete('resolve', resolution(['utilities'], { control: true }));
      await appeal.completeAll(
        ['prepare-reply', reply()],
        ['agree-reply', { decision: 'agree' }],
        ['sign-reply', { decision: 'sign' }],
        ['check-questions', checked(true)],
        ['file-away', filed],
      );
      await appeal.ends('ready-for-archive');
      const [answer] = await appeal.lettersOf('reply');
      if (!answer) throw new Error('nobody has answered');
      const face = council.get(Documents).face(answer);
      expect(face.organisation).toBe('Виконавчий комітет Кам’янської міської ради');
      expect(face.signature?.title).toBe('Заступник міського голови з питань житлово-комунального господарства');
    },
    { env },
  );

  walk(
    'of a person whom only the head considers goes to the mayor (art. 15)',
    async (council) => {
      const appeal = await council.takeIn(
        letter({ applicant: { ...applicant, categories: ['7.4'] } }),
        'appeals-registrar-1',
      );
      expect((await appeal.task('resolve')).group).toBe('post:mayor');
    },
    { env },
  );
});

describe('a reception at Kamianske', () => {
  let opened: OpenCouncil;
  beforeAll(async () => {
    opened = await openCouncil((config, log) => AppModule.forRoot(config, log), { env });
    await opened.council.app.get(DemonstrationSetup, { strict: false }).layOut();
  });
  afterAll(() => opened.close());

  it('is announced by its own timetable and booked by its own registrar', async () => {
    const { council } = opened;
    const page = await council.nobody().get('/timetable/page').expect(200);
    expect(page.text).toContain('Виконавчий комітет Кам’янської міської ради');
    const registrar = await council.as('appeals-registrar-1');
    const { body } = await registrar.get('/receptions').expect(200);
    const found = body.items.find(({ leaderPost }: { leaderPost: string }) => leaderPost === 'deputy-utilities');
    const visitor = person(1, { residence: 'м. Кам’янське, просп. Свободи, буд. 2, кв. 8' });
    const visit = await registrar.post(`/receptions/${found.id}/visits`, request({ visitor })).expect(201);
    expect(visit.body).toMatchObject({ outcome: 'book', reception: { booked: 1 } });
    // The page that anybody may read says by whom, in this council's own words.
    expect(page.text).toContain('Заступник міського голови з питань житлово-комунального господарства');
  });
});
