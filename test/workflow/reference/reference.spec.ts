import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it, test } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { roles } from '../../../src/domain/actor.js';
import { processesDirectory, rulesDirectory } from '../../../src/platform/installation.js';
import { PolicyService } from '../../../src/policy/index.js';
import { declaredFile, readDeclared } from '../../../src/workflow/contract/declared-file.js';
import { compile } from '../../../src/workflow/engine/index.js';
import { lintDiagram } from '../../../src/workflow/lint/index.js';
import { referenceOf } from '../../../src/workflow/reference/reference.js';
import { shapeInWords } from '../../../src/workflow/reference/shape-words.js';
import { toldOf } from '../../../src/workflow/reference/told-of.js';
import { readWords, wordFaults, wordsFile } from '../../../src/workflow/reference/words.js';

const shipped = (path: string): string => readFileSync(join(processesDirectory, path), 'utf8');
const declared = readDeclared(shipped(declaredFile));
const told = await toldOf(processesDirectory, declared, PolicyService.load(rulesDirectory));
const reference = referenceOf(told);

interface Template {
  readonly id: string;
  readonly name: string;
  readonly appliesTo: readonly string[];
  readonly properties: readonly { readonly value?: string; readonly binding: { readonly name: string } }[];
}

const templatesText = reference.get('processes/.camunda/element-templates/pryimalnia.json') ?? '';
const templates = JSON.parse(templatesText) as readonly Template[];

describe('the templates for the modeler', () => {
  it('are what the modeler itself takes for templates', () => {
    const require = createRequire(import.meta.url);
    const schema = require('@camunda/element-templates-json-schema/resources/schema.json') as object;
    const ajv = new Ajv({ strict: false, allErrors: true });
    const isValid = ajv.compile(schema);
    expect(isValid(templates), JSON.stringify(isValid.errors?.slice(0, 3))).toBe(true);
    expect(isValid([{ ...templates[0], appliesTo: 'bpmn:Task' }])).toBe(false);
  });

  it('offer every step, form, rule set and process by its Ukrainian name', () => {
    const ids = templates.map(({ id }) => id);
    const expected = [
      ...[...declared.topics.keys()].map((topic) => `pryimalnia:step:${topic}`),
      ...[...told.forms.keys()].map((form) => `pryimalnia:task:${form}`),
      ...told.sets.map(({ id }) => `pryimalnia:decision:${id}`),
      ...[...told.drawing.titles.keys()].map((process) => `pryimalnia:call:${process}`),
    ];
    expect(ids.toSorted()).toEqual(expected.toSorted());
    expect(templates.filter(({ name }) => !/[а-яґєії]/i.test(name))).toEqual([]);
  });

  it('ask for the words that a step is handed', () => {
    const remind = templates.find(({ id }) => id === 'pryimalnia:step:remind');
    expect(remind?.properties).toContainEqual(
      expect.objectContaining({ type: 'Dropdown', binding: { type: 'camunda:property', name: 'when' } }),
    );
  });

  test('a diagram drawn with one means the same as without', async () => {
    const plain = shipped('reply.bpmn');
    const applied = plain.replaceAll(
      /camunda:type="external" camunda:topic="([\w-]+)"/g,
      'camunda:modelerTemplate="pryimalnia:step:$1" camunda:modelerTemplateVersion="1" $&',
    );
    expect(applied).not.toBe(plain);
    const names = {
      forms: new Set(told.forms.keys()),
      decisions: new Set(told.sets.map(({ id }) => id)),
      topics: new Set(declared.topics.keys()),
      roles: new Set<string>(roles),
      units: new Set<string>(),
      posts: new Set<string>(),
      held: new Set<string>(roles),
      acts: new Map(),
      processes: new Set(told.drawing.titles.keys()),
    };
    expect(await lintDiagram(applied, names)).toEqual([]);
    expect((await compile(applied)).elements).toEqual((await compile(plain)).elements);
  });
});

describe('the schema of a form', () => {
  const text = reference.get('processes/schema/form.schema.json') ?? '';
  const isValid = new Ajv({ strict: false }).compile(JSON.parse(text) as object);
  const forms = readdirSync(join(processesDirectory, 'forms'));

  it.each(forms)('%s keeps to it', (file) => {
    expect(isValid(JSON.parse(shipped(`forms/${file}`))), JSON.stringify(isValid.errors?.[0])).toBe(true);
  });

  it.each([
    ['a kind of field that nobody checks', '"type": "textarea"', '"type": "expression"'],
    ['a bound that the checker of answers does not know', '"minLength": 3', '"minLenght": 3'],
    ['a field without a name', '"key": "to"', '"kye": "to"'],
  ])('refuses %s', (_, from, to) => {
    const form = shipped('forms/decide-extension.form.json');
    expect(form).toContain(from);
    expect(isValid(JSON.parse(form.replace(from, to)))).toBe(false);
  });

  it('refuses to show words on a form that there is not', () => {
    const file = forms.find((name) => shipped(`forms/${name}`).includes('"shownOn"')) ?? '';
    const form = shipped(`forms/${file}`).replace(/"shownOn": "([\w-]+)/, '"shownOn": "$1x');
    expect(isValid(JSON.parse(form))).toBe(false);
  });

  it('offers in an editor the names that our code reads', async () => {
    const schema = { fileMatch: ['*.form.json'], uri: 'schema://form', schema: JSON.parse(text) as object };
    const service = getLanguageService({});
    service.configure({ schemas: [schema] });
    const [before = '', after = ''] = shipped('forms/decide-extension.form.json').split('"key": "decision"');
    const uri = pathToFileURL(join(processesDirectory, 'forms', 'decide-extension.form.json')).toString();
    const document = TextDocument.create(uri, 'json', 1, `${before}"key": ""${after}`);
    const at = document.positionAt(before.length + '"key": "'.length);
    const list = await service.doComplete(document, at, service.parseJSONDocument(document));
    expect(list?.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['"decision"', '"objectiveGrounds"']));
  });
});

describe('the words of the reference', () => {
  const words = readWords(shipped(wordsFile));

  it('name every step, message and key of the data, and nothing else', () => {
    expect(wordFaults(words, declared)).toEqual([]);
  });

  it('are missed where they are not there, and where they tell of nothing', () => {
    const { 'set-term': taken, ...steps } = words.steps;
    expect(taken).toBeDefined();
    expect(wordFaults({ ...words, steps: { ...steps, 'set-terms': 'Відкрити строк' } }, declared)).toEqual([
      'steps.set-term has no meaning',
      'steps.set-terms is the name of nothing',
    ]);
  });
});

test.each([
  [{ type: 'string', format: 'date' }, 'день'],
  [{ anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] }, 'мить; або порожньо'],
  [{ type: 'boolean' }, 'так чи ні'],
  [{ anyOf: [{ type: 'string', enum: ['made', 'none'] }, { type: 'null' }] }, 'одне з: `made`, `none`; або порожньо'],
  [{ type: 'array', items: { type: 'string' } }, 'перелік: текст'],
  [
    {
      type: 'object',
      properties: { unit: { type: 'string' }, on: { type: 'string', format: 'date' } },
      required: ['unit'],
    },
    'запис: `unit` (текст), `on` (день, не завжди)',
  ],
  [{}, 'будь-що'],
] as const)('%j is told as «%s»', (shape, words) => {
  expect(shapeInWords(shape)).toBe(words);
});
