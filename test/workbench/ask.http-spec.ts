import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import type { Conversation } from '../api/support/conversation.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';

let house: OpenCouncil;
let council: Conversation;
let registrar: Speaker;
beforeAll(async () => {
  house = await openCouncil((config, log) => AppModule.forRoot(config, log));
  council = house.council;
  registrar = await council.as('registrar');
});
afterAll(() => house.close());

const ask = (set: string, body: object) => registrar.post(`/rule-sets/${set}/ask`, body);

it('a registrar is led from question to question, until the answer is certain', async () => {
  const facts: Record<string, unknown> = { 'letter.form': 'paper' };
  const ordinary: Record<string, unknown> = { 'author.identifiable': true, 'letter.signed': false };
  const asked: string[] = [];
  let { body } = await ask('admission', { facts }).expect(200);
  while (body.certain === false) {
    const { fact } = body.next;
    asked.push(fact);
    facts[fact] = ordinary[fact] ?? true;
    ({ body } = await ask('admission', { facts }).expect(200));
  }
  expect(asked).toContain('letter.signed');
  expect(asked.length).toBeLessThan(4);
  expect(body).toMatchObject({ next: null, ask: [], receivedOn: '2026-03-02' });
  expect(body.answers).toMatchObject([{ outcome: 'anonymous', rules: [{ rule: '3.3-anonymous' }] }]);
  expect(body.answers[0].clauses[0].summary.length).toBeGreaterThan(10);
});

it('needs no facts to begin with, and takes the law of the day', async () => {
  const { body } = await ask('main-executor', {}).expect(200);
  expect(body.answers.length).toBeGreaterThan(1);
  expect(body.next).toMatchObject({ type: 'boolean', values: [{ label: 'так' }, { label: 'ні' }] });
  const early = await ask('main-executor', { receivedOn: '2023-08-28' }).expect(200);
  expect(early.body.digest).not.toBe(body.digest);
});

it('refuses what it cannot answer, with the place', async () => {
  const impossible = await ask('admission', {
    facts: { 'history.feature': 'first', 'history.resolvedInSubstance': 'yes' },
  });
  expect(impossible.status).toBe(422);
  expect(impossible.body).toMatchObject({
    code: 'FACTS_IMPOSSIBLE',
    errors: [{ pointer: '/facts/history.feature' }, {}],
  });
  expect(impossible.body.detail).toContain('Первинне звернення');
  const refused: [string, object, string][] = [
    ['admission', { facts: { 'letter.form': 'parchment' } }, 'FACTS_INVALID'],
    ['admission', { facts: { 'reader.card': 'none' } }, 'FACTS_INVALID'],
    ['admission', { by: 'clause' }, 'BODY_INVALID'],
    ['admission', { receivedOn: '1980-01-01' }, 'NO_EDITION_IN_FORCE'],
    ['admision', {}, 'NOT_FOUND'],
  ];
  for (const [set, question, code] of refused) {
    const { body } = await ask(set, question);
    expect(body.code).toBe(code);
  }
});

it('is not for whoever registers nothing', async () => {
  const leader = await council.as('acting-mayor');
  const { body } = await leader.post('/rule-sets/admission/ask', {}).expect(403);
  expect(body.code).toBe('ROLE_MISSING');
});
