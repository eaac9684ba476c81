import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '../api/support/conversation.js';
import { openPolicyHouse } from './policy-house.js';

let house: Awaited<ReturnType<typeof openPolicyHouse>>;
let council: Conversation;
beforeAll(async () => {
  house = await openPolicyHouse();
  council = house.council;
});
afterAll(() => house.close());

const facts = {
  'letter.addressee': 'council',
  'case.fromReception': false,
  'resolution.firstExecutorIsStaff': false,
  'resolution.firstExecutorIsDistrict': false,
  'resolution.anyStaffExecutor': true,
};
const question = { facts, receivedOn: '2024-03-04', decidedOn: '2024-03-05' };

describe('any member of staff', () => {
  it('reads which questions the rules answer', async () => {
    const { body } = await (await council.as('registrar')).get('/rule-sets').expect(200);
    expect(body.items.map((item: { id: string }) => item.id)).toContain('main-executor');
  });

  it('reads a set with its clauses in words, as it stands today', async () => {
    const { body } = await (await council.as('registrar')).get('/rule-sets/main-executor').expect(200);
    expect(body).toMatchObject({ id: 'main-executor', receivedOn: '2026-03-02' });
    const rule = body.rules.find(({ name }: { name: string }) => name === '3.13-next-staff');
    expect(rule.source[0].summary.length).toBeGreaterThan(10);
  });

  it('reads it as it stood on an earlier day', async () => {
    const registrar = await council.as('registrar');
    const { body } = await registrar.get('/rule-sets/main-executor?receivedOn=2023-08-28').expect(200);
    expect(body.rules.map(({ name }: { name: string }) => name)).toEqual(['3.12-first-named@1997']);
    const early = await registrar.get('/rule-sets/main-executor?receivedOn=1990-01-01').expect(422);
    expect(early.body.code).toBe('NO_EDITION_IN_FORCE');
  });

  it('is shown which facts a set needs, and nothing more', async () => {
    const { body } = await (await council.as('registrar')).get('/rule-sets/main-executor/schema').expect(200);
    expect(body).toMatchObject({ type: 'object', required: Object.keys(facts), additionalProperties: false });
  });

  it('does not put questions to the rules', async () => {
    const { body } = await (
      await council.as('registrar')
    )
      .post('/rule-sets/main-executor/decide', question)
      .expect(403);
    expect(body.code).toBe('ROLE_MISSING');
    await council.nobody().get('/rule-sets').expect(401);
  });
});

describe('a compliance reviewer', () => {
  it('asks a set and is told why', async () => {
    const reviewer = await council.as('compliance-reviewer');
    const { body } = await reviewer.post('/rule-sets/main-executor/decide?explain=true', question).expect(200);
    expect(body).toMatchObject({ outcome: 'next-staff', rule: '3.13-next-staff', asOn: '2024-03-04', facts });
    expect(body.explanation.text.join('\n')).toContain('Підстава:');
    const bare = await reviewer.post('/rule-sets/main-executor/decide', question).expect(200);
    expect(bare.body).not.toHaveProperty('explanation');
  });

  it('is told of every fact that is missing, wrong or not needed, by its label', async () => {
    const reviewer = await council.as('compliance-reviewer');
    const ask = (changed: object) => reviewer.post('/rule-sets/main-executor/decide', { ...question, facts: changed });
    const wrong = await ask({ 'resolution.firstExecutorIsStaff': 'так' }).expect(422);
    expect(wrong.body.code).toBe('FACTS_INVALID');
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/facts/letter.addressee',
      '/facts/case.fromReception',
      '/facts/resolution.firstExecutorIsStaff',
      '/facts/resolution.firstExecutorIsDistrict',
      '/facts/resolution.anyStaffExecutor',
    ]);
    expect(wrong.body.errors[2].detail).toContain('«перший виконавець із виконкому»');
    const foreign = await ask({ ...facts, 'letter.signature': 'no' }).expect(422);
    expect(foreign.body.errors).toEqual([
      { pointer: '/facts/letter.signature', detail: 'Факт «letter.signature» цьому набору не потрібен.' },
    ]);
  });

  it('is refused an unknown set, day or field', async () => {
    const reviewer = await council.as('compliance-reviewer');
    await reviewer.post('/rule-sets/main-executer/decide', question).expect(404);
    const refused = [
      { ...question, receivedOn: '2024-02-30' },
      { ...question, extra: 1 },
      { facts: { a: { b: 1 } }, receivedOn: '2024-03-04' },
    ];
    const answers = await Promise.all(refused.map((body) => reviewer.post('/rule-sets/main-executor/decide', body)));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(refused.map(() => [422, 'BODY_INVALID']));
  });
});
