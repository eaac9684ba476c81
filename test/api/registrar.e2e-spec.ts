import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import { aLetter } from './support/letters.js';
import type { Speaker } from './support/speaker.js';

let service: OpenCouncil;
let registrar: Speaker;
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  registrar = await service.council.as('registrar');
});
afterAll(() => service.close());

const listed = async (): Promise<number> => {
  const { body } = await registrar.post('/appeals/search', { count: 'exact', limit: 1 }).expect(200);
  return Number(body.count);
};

describe('a registrar takes a letter in', () => {
  it('and gets its index, its term and the leader it lies before, in one answer', async () => {
    const { body, headers } = await registrar.post('/appeals', aLetter({ receiptAsked: true })).expect(201);
    expect(body).toMatchObject({
      registrationIndex: 'К-1',
      registeredOn: '2026-03-02',
      status: 'awaiting-resolution',
      leader: 'deputy-mayor-housing',
      dueOn: '2026-04-02',
    });
    expect(headers['etag']).toBe(`"${body.version}"`);
    const { body: papers } = await registrar.get(`/documents?subject=${body.id}`).expect(200);
    expect(papers.items).toMatchObject([{ kind: 'receipt', status: 'dispatched' }]);
    expect(papers.items[0].text).toContain('К-1');
  });

  it('finds it by its index, by a word of it in any case, and on its card', async () => {
    const byIndex = await registrar.get(`/appeals?index=${encodeURIComponent('К-1')}&year=2026`).expect(200);
    expect(byIndex.body.items).toHaveLength(1);
    const [{ id }] = byIndex.body.items;
    const byWord = await registrar.post('/appeals/search', { filter: { text: { $like: 'ОПАЛЕННЯ' } } }).expect(200);
    expect(byWord.body.items.map((item: { id: string }) => item.id)).toContain(id);
    const card = await registrar.get(`/appeals/${id}/card`).expect(200);
    expect(card.headers['content-type']).toContain('text/html');
    expect(card.text).toContain('Коваленко');
    const file = await registrar.get(`/appeals/${id}/card?format=pdf`).buffer().expect(200);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.headers['content-disposition']).toContain(encodeURIComponent('картка № К-1'));
    expect(file.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('sees which clauses decided, and the arithmetic of the term', async () => {
    const { body } = await registrar.post('/appeals', aLetter()).expect(201);
    const { body: decisions } = await registrar.get(`/appeals/${body.id}/decisions?explain=true`).expect(200);
    const sets = decisions.items.map((item: { ruleSet: string }) => item.ruleSet);
    expect(sets.toSorted()).toEqual(
      ['admission', 'leader', 'personal-consideration', 'priority', 'registration-routing', 'term'].toSorted(),
    );
    for (const { clauses, explanation } of decisions.items) {
      expect(clauses.length).toBeGreaterThan(0);
      expect(explanation).toBeTruthy();
    }
    const { body: term } = await registrar.get(`/appeals/${body.id}/terms?explain=true`).expect(200);
    expect(term).toMatchObject({ dueOn: '2026-04-02', capOn: '2026-04-16' });
    expect(term.lines.join('\n')).toContain('02.03.2026 + 1 місяць = 02.04.2026');
  });
});

describe('a letter that looks like an earlier one', () => {
  it('waits, unnumbered, for a person to say what it is', async () => {
    const { body } = await registrar.post('/appeals', aLetter({ confirmedFeature: null })).expect(201);
    expect(body).toMatchObject({ status: 'received', registrationIndex: null });
    expect(body.matches[0]).toMatchObject({
      kind: 'join-earlier',
      grounds: expect.arrayContaining([expect.any(String)]),
    });
    const filter = { businessKey: body.id, isOpen: true };
    const { body: tasks } = await registrar.post('/tasks/search', { filter }).expect(200);
    expect(tasks.items).toMatchObject([{ elementId: 'confirm-feature', formKey: 'confirm-feature' }]);
    const answer = { feature: 'join-earlier', earlierAppealId: body.matches[0].appealId, resolvedInSubstance: 'no' };
    const [{ id, version }] = tasks.items;
    await registrar.post(`/tasks/${id}/completion`, { answer }, { ifMatch: version }).expect(200);
    const { body: after } = await registrar.get(`/appeals/${body.id}`).expect(200);
    expect(after).toMatchObject({ status: 'joined', feature: 'first', previousIndexes: [body.matches[0].index] });
  });
});

describe('a repeated request', () => {
  it('with the same key registers once and answers the same', async () => {
    const before = await listed();
    const first = await registrar.post('/appeals', aLetter(), { key: 'letter-7' }).expect(201);
    const again = await registrar.post('/appeals', aLetter(), { key: 'letter-7' }).expect(201);
    expect(again.body).toEqual(first.body);
    expect(await listed()).toBe(before + 1);
    const other = await registrar.post('/appeals', aLetter({ gist: 'Інше.' }), { key: 'letter-7' }).expect(422);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('a refused letter changes nothing and says what is wrong', () => {
  const refusals: readonly (readonly [what: string, change: object, pointer: string])[] = [
    [
      'a field about the person that no appeal needs',
      { applicant: { surname: 'К', nationality: 'x' } },
      '/applicant/nationality',
    ],
    ['a field nobody knows', { passport: 'АА 000000' }, '/passport'],
    ['a day that has not come', { receivedOn: '2026-03-05' }, '/receivedOn'],
    ['a day that there is not', { writtenOn: '2026-02-30' }, '/writtenOn'],
    ['an empty text', { gist: '  ' }, '/gist'],
    ['a topic that is no code', { questions: [{ topic: '8', gist: 'x' }] }, '/questions/0/topic'],
    ['a looked-through letter without a question', { questions: [] }, '/questions'],
    ['a unit that is not named', { addressee: { kind: 'unit' } }, '/addressee/id'],
    ['too many signers', { signers: 10_000_000 }, '/signers'],
  ];

  it.each(refusals)('%s', async (_, change, pointer) => {
    const before = await listed();
    const { body, headers } = await registrar.post('/appeals', aLetter({ ...change })).expect(422);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'BODY_INVALID', status: 422 });
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(body.advice).toMatch(/[а-яіїєґ]/);
    expect(await listed()).toBe(before);
  });

  it('and names KR-2.5 when more is said of a person than the appeal needs', async () => {
    const { body } = await registrar
      .post('/appeals', aLetter({ applicant: { surname: 'К', religion: 'x' } }))
      .expect(422);
    expect(body.grounds).toMatchObject([{ act: 'kr-225-r-2023', clause: '2.5' }]);
  });

  it('a topic that was not in force is refused by the classifier', async () => {
    const { body } = await registrar
      .post('/appeals', aLetter({ questions: [{ topic: '999', gist: 'x' }] }))
      .expect(422);
    expect(body.code).toBe('CLASSIFIER_CODE_UNKNOWN');
  });

  it('of a day before the classifier it says what can be done', async () => {
    const { body } = await registrar.post('/appeals', aLetter({ receivedOn: '1996-12-10' })).expect(422);
    expect(body).toMatchObject({
      code: 'CLASSIFIER_CODE_UNKNOWN',
      detail: expect.stringContaining('зареєструйте його'),
    });
  });

  it('one who signed is named once, unless there may be two of them', async () => {
    const signer = { surname: 'Береза', givenName: 'Іван', residence: 'вул. Лісова, буд. 3' };
    const collective = (...cosigners: object[]) => aLetter({ subject: 'collective', signers: 3, cosigners });
    const { body } = await registrar.post('/appeals', collective(signer, { ...signer, surname: 'БЕРЕЗА' })).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/cosigners/1' }]);
    const { body: author } = await registrar.post('/appeals', collective(aLetter().applicant)).expect(422);
    expect(author.errors).toMatchObject([{ pointer: '/cosigners/0' }]);
    const nowhere = { ...signer, residence: null };
    await registrar.post('/appeals', collective(nowhere, nowhere)).expect(201);
  });

  it('and takes no number of the register', async () => {
    const one = await registrar.post('/appeals', aLetter()).expect(201);
    await registrar.post('/appeals', aLetter({ gist: '' })).expect(422);
    const next = await registrar.post('/appeals', aLetter()).expect(201);
    const serial = (index: string): number => Number(index.split('-').at(-1));
    expect(serial(next.body.registrationIndex)).toBe(serial(one.body.registrationIndex) + 1);
  });
});

describe('who tells a registrar something and gives no name', () => {
  const told = (change: object, assessment: object = { kind: 'statement', identifiable: false }) =>
    aLetter({ form: 'oral', formOfReceipt: '1.1¹', applicant: {}, assessment, ...change });

  it('is asked for it at once: only what is written is anonymous', async () => {
    for (const change of [
      {},
      { subject: 'anonymous' },
      { applicant: { surname: 'не назвалася' } },
      { assessment: null },
    ]) {
      const { body } = await registrar.post('/appeals', told(change)).expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/applicant/surname', detail: expect.stringContaining('ст. 5') }]);
    }
    const named = { subject: 'anonymous', applicant: aLetter().applicant };
    const { body } = await registrar.post('/appeals', told(named)).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/subject', detail: expect.stringContaining('лише письмове') }]);
  });

  it('is heard all the same where a life is threatened, and what is written remains anonymous', async () => {
    const { body } = await registrar.post('/appeals', told({}, { kind: 'statement', threatToLife: true })).expect(201);
    expect(body).toMatchObject({ registrationIndex: null });
    const { body: written } = await registrar
      .post('/appeals', told({ form: 'letter', formOfReceipt: '1.1' }))
      .expect(201);
    expect(written).toMatchObject({ registrationIndex: expect.stringMatching(/^БП-/u), subject: 'anonymous' });
  });

  it('did not come by post: how they did is asked, and not assumed', async () => {
    const body = told({ applicant: aLetter().applicant, formOfReceipt: undefined });
    const { body: problem } = await registrar.post('/appeals', body).expect(422);
    expect(problem.errors).toMatchObject([{ pointer: '/formOfReceipt', detail: expect.stringContaining('1.1¹') }]);
  });

  it('has a number by the surname, where only the address is not told', async () => {
    const applicant = { surname: 'Хмизенко', givenName: 'Іван', residence: 'не вказано' };
    const { body } = await registrar.post('/appeals', told({ applicant }, { kind: 'statement' })).expect(201);
    expect(body).toMatchObject({ registrationIndex: expect.stringMatching(/^Х-/u), subject: 'individual' });
  });
});

describe('twenty registrars at once', () => {
  it('get twenty numbers, none skipped and none twice', async () => {
    const first = await registrar.post('/appeals', aLetter()).expect(201);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => registrar.post('/appeals', aLetter()).expect(201)),
    );
    const serials = answers.map(({ body }) => Number(String(body.registrationIndex).split('-').at(-1)));
    const from = Number(String(first.body.registrationIndex).split('-').at(-1));
    expect(serials.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, place) => from + 1 + place));
  });
});
