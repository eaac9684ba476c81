import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cardOf } from '../../src/appeals/intake/card-of-letter.js';
import { considered, handedOn, stopped } from '../../src/appeals/intake/registration-chain.js';
import { RegistrationQuestions } from '../../src/appeals/intake/registration-questions.js';
import { registrationFields } from '../../src/appeals/intake/registration-fields.js';
import { takeIn } from '../../src/appeals/intake/take-in.dto.js';
import { Office } from '../../src/appeals/office.js';
import type { AppealRecord } from '../../src/appeals/tables.js';
import { weekOfLetters } from '../../demo/letters/index.js';
import { Directory } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { systemActor } from '../../src/domain/actor.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { processesDirectory, rulesDirectory } from '../../src/platform/installation.js';
import { PolicyService } from '../../src/policy/index.js';
import { calendar, classifier } from '../domain/calendar-of-rules.js';

const policy = PolicyService.load(rulesDirectory);
const office = new Office(new Directory(kryvyiRih), calendar, classifier, policy);
const questions = new RegistrationQuestions(office, policy);
const now = new Date('2024-12-30T07:00:00Z');

function cardOfStory(letter: object): AppealRecord {
  const receivedOn = plainDate('2024-12-30');
  const taken = takeIn.parse({ assessment: { kind: 'statement' }, ...letter });
  return cardOf(taken, { receivedOn, questions: [], by: systemActor, register: 'office', at: now });
}

/** The fields asked one after another, the card answering them. */
function askedOf(card: AppealRecord): string[] {
  const asked: string[] = [];
  for (;;) {
    const [next] = questions.of(card, new Set(asked), now).ask;
    if (!next) return asked;
    if (asked.includes(next.field.at)) throw new Error(`asked again: ${next.field.at} after ${asked.join(' ')}`);
    asked.push(next.field.at);
  }
}

it('asks two thirds of what the form has of an ordinary week, and next to nothing of what is only handed on', () => {
  const byHand = registrationFields.filter(({ byProgram }) => byProgram !== true);
  const counts = weekOfLetters.map(({ letter }) => askedOf(cardOfStory(letter)).length);
  const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  expect([counts.length, byHand.length]).toEqual([31, 20]);
  expect(average).toBeLessThan(14);
  expect(Math.min(...counts)).toBe(2);
  expect(Math.max(...counts)).toBeLessThan(byHand.length);
});

it('asks about the person only what may still matter, and last', () => {
  const anonymous = cardOfStory({ gist: 'Без підпису.', assessment: { kind: 'statement', signed: false } });
  const asked = askedOf(anonymous);
  expect(asked).toContain('/answers/signed');
  expect(asked).not.toContain('/answers/incapacitated');
  expect(asked).not.toContain('/applicant/categories');
  const ordinary = askedOf(cardOfStory({ gist: 'Звичайна заява.', applicant: { residence: 'Кривий Ріг' } }));
  expect(ordinary.slice(-2).toSorted()).toEqual(['/answers/incapacitated', '/applicant/categories']);
});

it('follows the gateways of the diagram: the same outcomes lead to the same sets', () => {
  const diagram = readFileSync(join(processesDirectory, 'written-appeal.bpmn'), 'utf8').replaceAll('&quot;', '"');
  const conditions = [...diagram.matchAll(/"fact":"(\w+)\.outcome","operator":"\w+","value":("[^"]+"|\[[^\]]+\])/g)];
  const leading = (variable: string, set: string): string[] =>
    conditions.flatMap(([, name, value = '']) => {
      const outcomes: unknown = JSON.parse(value);
      const listed = Array.isArray(outcomes) ? outcomes.map(String) : [String(outcomes)];
      return name === variable ? listed.filter((outcome) => Object.hasOwn(policy.ruleSet(set).outcomes, outcome)) : [];
    });
  expect(leading('routing', 'registration-routing').toSorted()).toEqual([...handedOn].toSorted());
  const ended = ['anonymous', 'return-incomplete', 'return-insufficient', 'forward', 'join-earlier', 'split'];
  expect(leading('admission', 'admission').toSorted()).toEqual([...ended, ...stopped].toSorted());
  const all = Object.keys(policy.ruleSet('admission').outcomes);
  const toLeader = all.filter((outcome) => outcome === 'split' || ![...ended, ...stopped].includes(outcome));
  expect(toLeader.toSorted()).toEqual([...considered].toSorted());
});
