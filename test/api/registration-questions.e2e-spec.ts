import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import type { Speaker } from './support/speaker.js';

type Fields = Readonly<Record<string, unknown>>;

let service: OpenCouncil;
let registrar: Speaker;
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  registrar = await service.council.as('registrar');
});
afterAll(() => service.close());

/** All that a registrar could answer of an ordinary signed letter in the powers of the committee. */
const ordinary = {
  kind: 'statement',
  regime: 'appeal',
  powers: 'ours',
  properBody: 'unknown',
  councilPowers: false,
  corruptionReport: false,
  threatToLife: false,
  signed: true,
  identifiable: true,
  substanceStated: true,
  dataSufficient: true,
  incapacitated: 'unknown',
};

const late = { about: 'housing', decidedOn: '2023-06-15', learnedOn: '2023-06-20' };

const letters: readonly (readonly [what: string, card: Fields, answers: Fields])[] = [
  ['an ordinary letter', {}, {}],
  ['an unsigned letter', {}, { signed: false }],
  ['a letter without an address', { applicant: { residence: null } }, {}],
  ['a letter in the powers of others', {}, { powers: 'others', properBody: 'known' }],
  ['a letter partly in ours', {}, { powers: 'both', properBody: 'known' }],
  ['a letter to a councillor', { addressee: { kind: 'councillor', id: null } }, {}],
  ['a request for information', {}, { regime: 'public-information' }],
  ['a report of corruption', {}, { corruptionReport: true }],
  ['a late complaint', {}, { kind: 'complaint', complaint: late }],
  ['a letter of somebody incapacitated', {}, { incapacitated: 'yes' }],
];

const bodyOf = (what: string, number: number, card: Fields): Fields => ({
  form: 'letter',
  addressee: { kind: 'leader', id: null },
  gist: `Питання номер ${number}: ${what}.`,
  questions: [{ topic: '080', gist: what }],
  ...card,
  applicant: {
    surname: `Прізвище${'абвгдежзиклм'.charAt(number)}`,
    givenName: 'Марія',
    residence: 'м. Кривий Ріг, вул. Соборності, буд. 12',
    categories: [],
    ...(card['applicant'] as Fields | undefined),
  },
});

/** A copy with one field set, its place written as a pointer. */
function withField(draft: Fields, pointer: string, value: unknown): Fields {
  const [name = '', ...rest] = pointer.split('/').slice(1);
  const inner = (draft[name] ?? {}) as Fields;
  return { ...draft, [name]: rest.length === 0 ? value : withField(inner, `/${rest.join('/')}`, value) };
}

function fieldOf(truth: Fields, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, name) => (inner as Fields | undefined)?.[name], truth);
}

async function asked(truth: Fields): Promise<{ draft: Fields; questions: string[] }> {
  let draft: Fields = {};
  const questions: string[] = [];
  for (;;) {
    const { body } = await registrar.post('/appeals/questions', draft).expect(200);
    if (body.complete === true) return { draft, questions };
    const { field } = body.next;
    expect(questions).not.toContain(field);
    questions.push(field);
    draft = withField(draft, field, fieldOf(truth, field) ?? null);
  }
}

async function decisionsOf(id: string): Promise<unknown[]> {
  const { body } = await registrar.get(`/appeals/${id}/decisions?explain=true`).expect(200);
  return body.items.map(({ ruleSet, outcome, rule, clauses, values }: Fields) => {
    return { ruleSet, outcome, rule, clauses, values };
  });
}

describe('a registrar who asks only what the program tells to ask', () => {
  const counts: number[] = [];

  it.each(letters.map((letter, number) => [...letter, number] as const))(
    '%s: ends where one who has answered everything ends',
    async (what, card, answers, number) => {
      const body = bodyOf(what, number, card);
      const all = { ...ordinary, ...answers };
      const { draft, questions } = await asked({ ...body, answers: all });
      counts.push(questions.length);
      const given = (draft['answers'] ?? {}) as Fields;
      const whole = await registrar.post('/appeals', { ...body, assessment: all }).expect(201);
      const other = {
        ...body,
        gist: `${String(body['gist'])} Вдруге.`,
        applicant: { ...(body['applicant'] as Fields), surname: `Інше${number}` },
      };
      const few = await registrar.post('/appeals', { ...other, answers: given }).expect(201);
      expect(few.body.status).toBe(whole.body.status);
      expect(few.body.leader).toBe(whole.body.leader);
      expect(await decisionsOf(few.body.id)).toEqual(await decisionsOf(whole.body.id));
      for (const name of Object.keys(all)) {
        if (!Object.hasOwn(given, name)) expect(few.body.assessment).not.toHaveProperty(name);
      }
    },
  );

  it('asks nobody about health, benefits or the kind of a letter that is only handed on', () => {
    expect(counts).toHaveLength(letters.length);
    const [toCouncillor, forInformation, ofCorruption] = counts.slice(5, 8);
    expect([toCouncillor, forInformation, ofCorruption].every((count) => count !== undefined && count <= 4)).toBe(true);
    // Twenty fields of the form can be asked by hand.
    expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThan(12);
  });
});

describe('a letter registered by answers alone', () => {
  const body = (answers: Fields, number = 10): Fields => ({ ...bodyOf('лише запитане', number, {}), answers });

  it('is refused while something that matters was not asked, and names it', async () => {
    const { signed: _notAsked, ...rest } = ordinary;
    const refused = await registrar.post('/appeals', body(rest)).expect(422);
    expect(refused.body).toMatchObject({ code: 'QUESTIONS_OPEN', errors: [{ pointer: '/answers/signed' }] });
    expect(refused.body.errors[0].detail).toContain('підпис автора');
  });

  it('keeps nothing about the person that did not matter, and says so in the journal', async () => {
    const useless = { ...ordinary, signed: false, incapacitated: 'yes' };
    const { body: card } = await registrar.post('/appeals', body(useless)).expect(201);
    expect(card.assessment).not.toHaveProperty('incapacitated');
    expect(card.status).toBe('unconsidered');
    const { body: history } = await registrar.get(`/appeals/${card.id}/history`).expect(200);
    const entry = history.items.find(({ kind }: { kind: string }) => kind === 'answers-not-kept');
    expect(entry.payload).toEqual({ fields: ['incapacitated'] });
    expect(JSON.stringify(history)).not.toContain('"yes"');
  });

  it('explains what was not asked as not asked', async () => {
    const answers = { regime: 'appeal', corruptionReport: true };
    const { body: card } = await registrar.post('/appeals', body(answers, 11)).expect(201);
    const { body: decisions } = await registrar.get(`/appeals/${card.id}/decisions?explain=true`).expect(200);
    expect(decisions.items).toMatchObject([{ ruleSet: 'registration-routing', outcome: 'urgent-hand-on' }]);
    expect(decisions.items[0].facts).not.toHaveProperty('letter.threatToLife');
    expect(JSON.stringify(decisions.items[0].explanation)).toContain('не запитано: не впливає');
  });

  it('is not both answered and assessed', async () => {
    const both = { ...body(ordinary), assessment: { kind: 'statement' } };
    const refused = await registrar.post('/appeals', both).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/answers' }]);
  });
});

describe('the questions of a draft', () => {
  it('are not asked of a draft that says more of a person than rules need', async () => {
    const named = await registrar.post('/appeals/questions', { applicant: { surname: 'Коваленко' } }).expect(422);
    expect(named.body.errors).toMatchObject([{ pointer: '/applicant/surname' }]);
    expect(named.body.grounds).toMatchObject([{ clause: '2.5' }]);
  });

  it('leave the earlier letters to the program, unless a clerk knows them', async () => {
    const { body: open } = await registrar.post('/appeals/questions', { form: 'letter' }).expect(200);
    expect(open.byProgram).toMatchObject([{ field: '/confirmedFeature' }]);
    const known = { form: 'letter', confirmedFeature: { feature: 'first' } };
    const { body: less } = await registrar.post('/appeals/questions', known).expect(200);
    expect(less.byProgram).toEqual([]);
    const lost = { confirmedFeature: { feature: 'repeat', earlierAppealId: '8c1f0a52-6f0a-4a4e-9d2f-0d6f3c1f7b11' } };
    const refused = await registrar.post('/appeals/questions', lost).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/earlierAppealId' }]);
  });

  it('are for whoever registers', async () => {
    const leader = await service.council.as('acting-mayor');
    await leader.post('/appeals/questions', {}).expect(403);
  });
});
