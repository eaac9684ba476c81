import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkEdition } from '../../../src/workflow/contract/checks/check-edition.js';
import { day, type Fields, instant } from '../../../src/workflow/contract/index.js';
import { call, choice, decision, diagram, end, service, start, task } from '../host/diagram.js';
import { contractWith } from './small-contract.js';

type Small = Parameters<typeof contractWith>[0];

const twoForms = diagram('visit', {
  nodes: [start(), task('ask', { form: 'ask' }), task('count', { form: 'count' }), end()],
  flows: ['begun ask', 'ask count', 'count done'],
});

async function told(small: Small, ...diagrams: readonly string[]): Promise<string[]> {
  const keyed = diagrams.map((xml): [string, string] => [/<bpmn:process id="([^"]+)"/.exec(xml)?.[1] ?? '', xml]);
  const { reports } = await checkEdition(new Map(keyed), contractWith({ starts: { visit: {} }, ...small }));
  const about = reports.filter(({ rule }) => rule === 'writers-agree');
  return about.map(({ process, elementId, message }) => `${process}/${elementId}: ${message}`);
}

const forms = (ask: Fields, count: Fields): Small => ({ forms: { ask, count } });

test('two forms that write one word as different kinds are both named, with both kinds', async () => {
  expect(await told(forms({ sheets: z.string() }, { sheets: z.number() }), twoForms)).toEqual([
    'visit/count: «sheets» записують різного роду: «ask» – текст, «count» – число. Назвіть одне з них інакше або пишіть однаково.',
  ]);
});

test.each([
  ['another list of words', z.enum(['one', 'two']), z.enum(['three'])],
  ['nothing instead of it', z.string().nullable(), z.string()],
  ['more than the other', z.union([z.string(), z.number()]), z.string()],
  ['a whole number', z.int(), z.number()],
  ['anything at all', z.unknown(), z.number()],
  ['more members', z.object({ unit: z.string() }), z.object({ unit: z.string(), person: z.string() })],
])('is no other kind: %s', async (_what, one, other) => {
  expect(await told(forms({ sheets: one }, { sheets: other }), twoForms)).toEqual([]);
});

test.each([
  ['a day and an instant', day, instant, '«sheets» записують різного роду: «ask» – день РРРР-ММ-ДД, «count» – мить'],
  ['a list and what stands in it', z.array(z.string()), z.string(), '«ask» – перелік, «count» – текст'],
  [
    'a group of other members',
    z.object({ unit: z.string() }),
    z.object({ outcome: z.string(), signedOn: day }),
    '«ask» – група полів (unit), «count» – група полів (outcome, signedOn)',
  ],
  [
    'a member of a group',
    z.object({ main: z.object({ unit: z.string() }) }),
    z.object({ main: z.object({ unit: z.number() }) }),
    '«sheets.main.unit» записують різного роду: «ask» – текст, «count» – число',
  ],
  [
    'a member of what a list holds',
    z.array(z.object({ rank: z.number() })),
    z.array(z.object({ rank: z.boolean() })),
    '«sheets.rank» записують різного роду: «ask» – число, «count» – так чи ні',
  ],
])('is another kind: %s', async (_what, one, other, words) => {
  expect((await told(forms({ sheets: one }, { sheets: other }), twoForms)).join('\n')).toContain(words);
});

test('it is seen on ways that never meet, and whoever begins the process writes too', async () => {
  const either = diagram('visit', {
    nodes: [
      start(),
      choice('which', 'which--ask'),
      task('ask', { form: 'ask' }),
      task('count', { form: 'count' }),
      end(),
    ],
    flows: [
      'begun which',
      'which ask',
      'which count {"fact":"x","operator":"equal","value":1}',
      'ask done',
      'count done',
    ],
  });
  expect(await told(forms({ sheets: z.string() }, { sheets: z.number() }), either)).toHaveLength(1);
  const begun = { ...forms({ sheets: z.number() }, {}), starts: { visit: { sheets: z.string() } } };
  expect(await told(begun, twoForms)).toEqual([
    expect.stringContaining('visit/ask: «sheets» записують різного роду: початок процесу – текст, «ask» – число'),
  ]);
});

test('a decision of the rules is a kind of its own, whichever set has made it', async () => {
  const twice = diagram('visit', {
    nodes: [start(), service('register'), decision('term', 'term'), decision('term-again', 'extension'), end()],
    flows: ['begun register', 'register term', 'term term-again', 'term-again done'],
  }).replace('resultVariable="term-again"', 'resultVariable="term"');
  const rulings = { term: { 'one-month': {} }, extension: { extend: {} } };
  expect(await told({ rulings, topics: { register: {} } }, twice)).toEqual([]);
  const writes = { term: z.object({ outcome: z.string() }) };
  expect(await told({ rulings, topics: { register: { writes } } }, twice)).toEqual([
    expect.stringContaining(
      'visit/term: «term» записують різного роду: «register» – група полів, «term» – рішення правил',
    ),
    expect.stringContaining(
      'visit/term-again: «term» записують різного роду: «register» – група полів, «term-again» – рішення',
    ),
  ]);
});

test('what a called process brings back is written by the place that calls it', async () => {
  const calling = diagram('visit', {
    nodes: [start(), task('ask', { form: 'ask' }), call('reply', 'reply', { outs: ['sheets'] }), end()],
    flows: ['begun ask', 'ask reply', 'reply done'],
  });
  const called = diagram('reply', {
    nodes: [start(), task('count', { form: 'count' }), end()],
    flows: ['begun count', 'count done'],
  });
  expect(await told(forms({ sheets: z.string() }, { sheets: z.number() }), calling, called)).toEqual([
    expect.stringContaining('visit/reply: «sheets» записують різного роду: «ask» – текст, «reply» – число'),
    expect.stringContaining('reply/count: «sheets» записують різного роду: початок процесу – текст, «count» – число'),
  ]);
});
