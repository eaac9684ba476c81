import { describe, expect, it } from 'vitest';
import type { Json } from '../support/document.js';
import { breakingChanges } from './support/breaking.js';
import { promisesOf } from './support/promises.js';

const letter = {
  type: 'object',
  properties: {
    gist: { type: 'string', maxLength: 100 },
    form: { $ref: '#/components/schemas/Form' },
    sheets: { type: ['integer', 'null'] },
  },
  required: ['gist'],
  additionalProperties: false,
};
const card = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    form: { $ref: '#/components/schemas/Form' },
    due: { type: ['string', 'null'], format: 'date' },
    parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
  },
  required: ['id', 'form', 'due', 'parts'],
};
const leaf = {
  type: 'object',
  properties: { kind: { const: 'leaf' }, text: { type: 'string' } },
  required: ['kind', 'text'],
};
const branch = {
  type: 'object',
  properties: {
    kind: { enum: ['all', 'any'] },
    parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
  },
  required: ['kind', 'parts'],
};
const operation = {
  operationId: 'registerLetter',
  parameters: [{ in: 'header', name: 'If-Match', schema: { type: 'string' } }],
  requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Letter' } } } },
  responses: {
    201: {
      headers: { ETag: {} },
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/Card' } },
        'application/pdf': { schema: {} },
      },
    },
    422: {},
  },
};

interface Change {
  readonly letter?: Json;
  readonly card?: Json;
  readonly leaf?: Json;
  readonly form?: readonly string[];
  readonly operation?: Json;
  readonly paths?: Json;
}

const changed = (change: Change): Json => ({
  paths: change.paths ?? { '/letters': { post: { ...operation, ...change.operation } } },
  components: {
    schemas: {
      Letter: { ...letter, ...change.letter },
      Card: { ...card, ...change.card },
      Form: { type: 'string', enum: change.form ?? ['paper', 'oral'] },
      Leaf: { ...leaf, ...change.leaf },
      Part: { oneOf: [leaf, branch].map((one) => (one === leaf ? { ...leaf, ...change.leaf } : one)) },
    },
  },
});
const breaks = (change: Change) => breakingChanges(promisesOf(changed({})), promisesOf(changed(change)));
const { gist, form, sheets } = letter.properties;
const { id, due, parts } = card.properties;
const [created] = [operation.responses[201]];
const answered = (answer: Json) => ({ operation: { responses: { 201: { ...created, ...answer } } } });

describe('a change that breaks a client is named', () => {
  it.each<[what: string, change: Change, told: string[]]>([
    ['a route gone', { paths: {} }, ['POST /letters: the route is gone']],
    [
      'an operation by another name',
      { operation: { operationId: 'takeIn' } },
      ['POST /letters: the operation registerLetter is called takeIn'],
    ],
    ['a parameter gone', { operation: { parameters: [] } }, ['POST /letters: the parameter "header If-Match" is gone']],
    [
      'a parameter required',
      { operation: { parameters: [{ in: 'header', name: 'If-Match', required: true, schema: { type: 'string' } }] } },
      ['POST /letters: the parameter "header If-Match" is required now'],
    ],
    [
      'a body required',
      { operation: { requestBody: { ...operation.requestBody, required: true } } },
      ['POST /letters: a body is required now'],
    ],
    ['a status gone', { operation: { responses: { 200: created } } }, ['POST /letters: the answer 201 is gone']],
    ['a header gone', answered({ headers: {} }), ['POST /letters: the answer 201 has no header ETag any more']],
    [
      'a media type gone',
      answered({ content: { 'application/json': created.content['application/json'] } }),
      ['POST /letters: application/pdf is not answered any more'],
    ],
    ['a field of an answer gone', { card: { properties: { id, form, parts } } }, ['Card.due answered: is gone']],
    [
      'one that may be missing',
      { card: { required: ['id', 'form', 'parts'] } },
      ['Card.due answered: may be missing now'],
    ],
    [
      'one that may be null',
      { card: { properties: { id: { type: ['string', 'null'], format: 'uuid' }, form, due, parts } } },
      ['Card.id answered: may be null now'],
    ],
    [
      'one of another type',
      { card: { properties: { id: { type: 'integer' }, form, due, parts } } },
      ['Card.id answered: may be of type integer now'],
    ],
    [
      'one of no format',
      { card: { properties: { id: { type: 'string' }, form, due, parts } } },
      ['Card.id answered: the format is any now, and not uuid'],
    ],
    [
      'a part of a part',
      { leaf: { properties: { kind: { const: 'leaf' }, text: { type: ['string', 'null'] } } } },
      ['Part.text answered: may be null now'],
    ],
    ['a word that may not be sent', { form: ['paper'] }, ['Form sent: may not be "oral" any more']],
    ['a field that may not be sent', { letter: { properties: { gist, form } } }, ['Letter.sheets sent: is gone']],
    ['a field that must be sent', { letter: { required: ['gist', 'form'] } }, ['Letter.form sent: is required now']],
    [
      'nothing that may not be nothing',
      { letter: { properties: { gist, form, sheets: { type: 'integer' } } } },
      ['Letter.sheets sent: may not be null any more'],
    ],
    [
      'a limit drawn closer',
      { letter: { properties: { gist: { ...gist, maxLength: 50, pattern: '^a' }, form, sheets } } },
      ['Letter.gist sent: maxLength is 50 now, and not 100', 'Letter.gist sent: the pattern is ^a now'],
    ],
  ])('%s', (_, change, told) => {
    expect(breaks(change)).toEqual(told);
  });
});

it.each<[what: string, change: Change]>([
  ['nothing', {}],
  ['a route more', { paths: { ...(changed({})['paths'] as object), '/other': { get: operation } } }],
  ['a field more in an answer', { card: { properties: { ...card.properties, by: { type: 'string' } } } }],
  ['a field more that may be sent', { letter: { properties: { ...letter.properties, by: { type: 'string' } } } }],
  ['a word more', { form: ['paper', 'oral', 'electronic'] }],
  ['a limit drawn wider', { letter: { properties: { gist: { type: 'string', maxLength: 900 }, form, sheets } } }],
  ['nothing required of what is sent', { letter: { required: [] } }],
])('%s breaks nobody', (_, change) => {
  expect(breaks(change)).toEqual([]);
});
