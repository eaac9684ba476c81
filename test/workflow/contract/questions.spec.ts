import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkQuestions } from '../../../src/workflow/contract/checks/check-questions.js';
import { contractWith } from './small-contract.js';

const leader = z.enum(['head', 'deputy']);
const asked = {
  facts: { 'reception.leader': leader },
  outcomes: { 'last-day-hour': { hour: z.string() }, 'unit-order': {} },
};

interface Rules {
  readonly facts?: Readonly<Record<string, z.ZodType>>;
  readonly ruling?: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>;
}

/** What is said of a set of rules that the code asks when booking closes. */
const told = ({ facts = asked.facts, ruling = asked.outcomes }: Rules): string[] =>
  checkQuestions(
    contractWith({ facts: { closing: facts }, rulings: { closing: ruling }, questions: { closing: asked } }),
  ).map(({ message }) => message);

test('rules that answer what is asked are left in peace', () => {
  expect(told({})).toEqual([]);
  expect(told({ ruling: { 'last-day-hour': { hour: z.string(), day: z.number() } } })).toEqual([]);
});

test('a set that is not there', () => {
  const contract = contractWith({ rulings: { closng: {} }, questions: { closing: asked } });
  expect(checkQuestions(contract)).toEqual([
    { set: 'closing', message: 'Програма питає набір «closing», а його немає. Можливо, «closng»?' },
  ]);
});

test('an outcome that whoever asks cannot tell apart', () => {
  expect(told({ ruling: { ...asked.outcomes, 'unit-oder': {} } })).toEqual([
    'Програма не знає рішення «unit-oder» цього набору. Можливо, «unit-order»?',
  ]);
});

test('a value that is read and not given, or is given otherwise', () => {
  expect(told({ ruling: { 'last-day-hour': { our: z.string() } } })).toEqual([
    'Програма читає значення рішення «last-day-hour»: немає «hour».',
  ]);
  expect(told({ ruling: { 'last-day-hour': { hour: z.number() } } })).toEqual([
    'Програма читає значення рішення «last-day-hour»: «hour»: це число, а потрібно: текст.',
  ]);
});

test('a fact that is needed and not given, or is given otherwise', () => {
  expect(told({ facts: { ...asked.facts, 'reception.lieder': leader } })).toEqual([
    'Набір, якого питає програма, читає факт «reception.lieder», якого ніхто не постачає. Можливо, «reception.leader»?',
  ]);
  expect(told({ facts: { 'reception.leader': z.enum(['head', 'vice']) } })).toEqual([
    'Набір, якого питає програма, читає факт «reception.leader» не таким, як його подають: може бути «deputy», а можливі лише «head», «vice».',
  ]);
});

test('where the outcome is handed on as it is, and the facts are those of a diagram, nothing is held to anything', () => {
  const contract = contractWith({
    facts: { closing: { 'reception.leader': leader } },
    rulings: { closing: { whatever: {} } },
    questions: { closing: { facts: null, outcomes: null } },
  });
  expect(checkQuestions(contract)).toEqual([]);
});
