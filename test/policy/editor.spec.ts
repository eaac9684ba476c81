import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { getLanguageService, type MarkupContent, TextDocument } from 'vscode-json-languageservice';
import { rulesDirectory } from '../../src/platform/installation.js';
import { operatorsOf } from '../../src/policy/catalogue/condition.js';
import { loadCatalogue } from '../../src/policy/reading/load-catalogue.js';

/** What VS Code asks its workspace for; nothing is configured, so a file finds its schema by `$schema` alone. */
const asked: string[] = [];
const service = getLanguageService({
  schemaRequestService: async (uri) => {
    asked.push(uri);
    return readFileSync(fileURLToPath(uri), 'utf8');
  },
  workspaceContext: { resolveRelativePath: (relative, resource) => new URL(relative, resource).toString() },
  clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } } },
});
beforeEach(() => {
  asked.length = 0;
  for (const name of readdirSync(join(rulesDirectory, 'schema')))
    service.resetSchema(pathToFileURL(join(rulesDirectory, 'schema', name)).toString());
});

function open(path: string, text: string) {
  const document = TextDocument.create(pathToFileURL(join(rulesDirectory, path)).toString(), 'json', 1, text);
  return { document, json: service.parseJSONDocument(document) };
}

/** Words for people, plain or marked up. */
const inWords = (text: string | MarkupContent = ''): string => (typeof text === 'string' ? text : text.value);

async function marked(path: string, text: string): Promise<string[]> {
  const { document, json } = open(path, text);
  const faults = await service.doValidation(document, json);
  return faults.map(({ message, range }) => `${range.start.line + 1}: ${inWords(message)}`);
}

const file = 'term.rules.json';
const sound = readFileSync(join(rulesDirectory, file), 'utf8');
const condition = '{ "fact": "question.needsStudy", "operator": "equal", "value": "no" }';

function change(from: string, to: string): string {
  if (!sound.includes(from)) throw new Error(`${file} has no ${from}`);
  return sound.replace(from, () => to);
}

/** What the editor offers where `|` stands: its label without quotation marks, and the words beside it. */
async function offered(from: string, to: string): Promise<Map<string, string>> {
  const [before = '', after = ''] = change(from, to).split('|');
  const { document, json } = open(file, before + after);
  const list = await service.doComplete(document, document.positionAt(before.length), json);
  return new Map((list?.items ?? []).map((one) => [one.label.replaceAll('"', ''), inWords(one.documentation)]));
}

const { facts, acts } = loadCatalogue(rulesDirectory);
const within = (text: string) => offered(condition, text);

describe('opening a file of rules in an editor', () => {
  const files = ['', 'acts'].flatMap((folder) =>
    readdirSync(join(rulesDirectory, folder))
      .filter((name) => name.endsWith('.json') && !['calendar.json', 'classifier.json'].includes(name))
      .map((name) => join(folder, name)),
  );

  it.each(files)('%s is found in order by the schema it names', async (path) => {
    const text = readFileSync(join(rulesDirectory, path), 'utf8');
    expect(await marked(path, text)).toEqual([]);
    const { $schema } = JSON.parse(text) as { $schema: string };
    expect($schema).toMatch(/^\.{1,2}\/schema\//);
    expect(asked).toEqual([new URL($schema, pathToFileURL(join(rulesDirectory, path))).toString()]);
  });
});

describe('the editor completes', () => {
  it('every fact, with its label, its values and its explanation', async () => {
    const found = await within('{ "fact": "|" }');
    expect([...found.keys()].toSorted()).toEqual([...facts.keys()].toSorted());
    for (const [id, { label, description = '' }] of facts) {
      expect(found.get(id)).toContain(`**${label}**`);
      expect(found.get(id)).toContain(description);
    }
    expect(found.get('question.needsStudy')).toContain('yes («так»), no («ні»), unknown («невідомо»)');
  });

  it.each([
    ['question.needsStudy', 'enum'],
    ['letter.signed', 'boolean'],
    ['resolution.termDays', 'integer'],
  ] as const)('after «%s» only the comparisons of its kind, in Ukrainian', async (fact, type) => {
    expect(facts.get(fact)?.type).toBe(type);
    for (const text of [`{ "fact": "${fact}", "operator": "|" }`, `{ "fact": "${fact}", "operator": | }`]) {
      const found = await within(text);
      expect([...found.keys()]).toEqual(operatorsOf[type]);
      for (const words of found.values()) expect(words).toMatch(/^[а-яіїє() ]+$/);
    }
  });

  it('after a comparison only the values of the fact, with their labels, also inside a list', async () => {
    const values = new Map([
      ['yes', 'так'],
      ['no', 'ні'],
      ['unknown', 'невідомо'],
    ]);
    expect(await within('{ "fact": "question.needsStudy", "operator": "equal", "value": "|" }')).toEqual(values);
    expect(await within('{ "fact": "question.needsStudy", "operator": "in", "value": ["|"] }')).toEqual(values);
    const signed = await within('{ "fact": "letter.signed", "operator": "equal", "value": | }');
    expect([...signed.keys()]).toEqual(['true', 'false']);
  });

  it('a dated parameter of the same kind on the right side', async () => {
    const found = await within('{ "fact": "resolution.termDays", "operator": "equal", "value": { "fact": "|" } }');
    expect(found.get('param.term.noStudy')).toBe('строк, коли додаткового вивчення не потрібно, днів');
    expect([...found.keys()].filter((id) => !id.startsWith('param.'))).toEqual([]);
    expect(found.has('param.office.opensAt')).toBe(false);
  });

  it('acts by their titles and clauses by their summaries', async () => {
    const source = '"source": [{ "act": "law-393-96", "clause": "20" }],';
    expect((await offered(source, '"source": [{ "act": "|" }],')).get('law-393-96')).toContain(
      '«Про звернення громадян»',
    );
    const clauses = await offered(source, '"source": [{ "act": "law-393-96", "clause": "|" }],');
    const known = acts.get('law-393-96')?.clauses ?? [];
    expect([...clauses]).toEqual(known.map(({ number, summary }) => [number, summary]));
  });

  it('closed words, each with its own meaning, and the names of fields', async () => {
    expect(await offered('"hitPolicy": "priority"', '"hitPolicy": "|"')).toEqual(
      new Map([
        ['priority', 'вирішує більший пріоритет, решта поступається'],
        ['unique', 'справдитися може лише одне правило'],
        ['collect', 'враховуються всі, що справдилися'],
      ]),
    );
    const fields = await offered('"name": "art20-no-study",', '"name": "art20-no-study", |');
    expect(fields.get('note')).toBe('Пояснення для тих, хто читає правила; на рішення не впливає.');
    for (const words of (await offered('"rules": [', '|"rules": [')).values()) expect(words).toMatch(/[а-яіїє]/);
  });

  it('a whole new rule and a whole condition to fill in', async () => {
    expect([...(await offered('"rules": [', '"rules": [|,'))]).toEqual([
      ['нове правило', 'Правило з пунктом, чинністю й умовою.'],
    ]);
    expect([...(await within(`${condition}, |`)).keys()]).toContain('умова');
    const groups = await offered(`"conditions": { "all": [${condition}] }`, '"conditions": |');
    expect([...groups.keys()]).toEqual(['усі умови', 'хоча б одна умова']);
  });
});

describe('the editor marks, on its line,', () => {
  const line = sound.slice(0, sound.indexOf(condition)).split('\n').length;
  const wrong: readonly (readonly [string, string, string])[] = [
    ['a fact that is not there', condition.replace('needsStudy', 'needStudy'), 'Такого факту немає у facts.json.'],
    [
      'a comparison of another kind',
      condition.replace('equal', 'lessThan'),
      'Для цього факту можна: equal, notEqual, in, notIn.',
    ],
    [
      'a value the fact does not have',
      condition.replace('"no"', '"maybe"'),
      'Значення факту «потрібне додаткове вивчення»: yes («так»), no («ні»), unknown («невідомо»).',
    ],
    [
      'a value of another type',
      condition.replace('"no"', 'true'),
      'Значення факту «потрібне додаткове вивчення»: yes («так»)',
    ],
    [
      'a parameter of another kind',
      '{ "fact": "resolution.termDays", "operator": "equal", "value": { "fact": "param.office.opensAt" } }',
      'Такого параметра цього виду немає у parameters.json.',
    ],
    [
      'a path',
      condition.replace(' }', ', "path": "$.x" }'),
      'Умова — це fact, operator і value або одна група: all, any чи not.',
    ],
    ['a condition without a value', condition.replace(', "value": "no"', ''), 'Missing property "value".'],
    [
      'a group beside a comparison',
      condition.replace(' }', ', "all": [] }'),
      'Object has more properties than limit of 1.',
    ],
  ];
  it.each(wrong)('%s', async (_name, to, message) => {
    const faults = await marked(file, change(condition, to));
    expect(faults.join('\n')).toContain(`${line}: ${message}`);
  });

  it.each([
    [
      'an act',
      '"act": "law-393-96", "clause": "20" }],\n      "effective": { "from": "1996-10-02", "to": null',
      '"act": "law-393-69", "clause": "20" }],\n      "effective": { "from": "1996-10-02", "to": null',
      'Такого акта немає в rules/acts.',
    ],
    [
      'a clause',
      '"clause": "20" }],\n      "effective": { "from": "1996-10-02", "to": null',
      '"clause": "200" }],\n      "effective": { "from": "1996-10-02", "to": null',
      'Такого пункту немає в реєстрі цього акта.',
    ],
    ['a fact of the list', '"resolution.termDays"\n', '"resolution.termDay"\n', 'Такого факту немає у facts.json.'],
    ['a key', '"hitPolicy"', '"hitPolice"', 'Property hitPolice is not allowed.'],
    ['a priority in words', '"priority": 10,', '"priority": "high",', 'Incorrect type. Expected "integer".'],
  ])('%s that is not there', async (_name, from, to, message) => {
    const place = sound.slice(0, sound.indexOf(from)).split('\n').length;
    expect((await marked(file, change(from, to))).join('\n')).toContain(`${place}: ${message}`);
  });
});

describe('the editor marks in an excuse', () => {
  const excuse = { code: 'set-unasked', set: 'notice', reason: 'Набір питає сама служба, не схема.' };
  const excuses = (change: object): string =>
    JSON.stringify({ $schema: './schema/lint-excuses.schema.json', excuses: [{ ...excuse, ...change }] });

  it.each([
    ['a code that is no note', { code: 'gap' }, 'Зауваження з таким кодом немає.'],
    ['a set', { set: 'notise' }, 'Такого набору немає.'],
    ['an outcome', { set: 'admission', outcomes: ['considr'] }, 'Такого рішення в наборі немає.'],
    ['a reason too short', { reason: 'так' }, 'String is shorter than the minimum length of 20.'],
  ])('%s', async (_name, change, message) => {
    expect(await marked('lint-excuses.json', excuses({}))).toEqual([]);
    expect((await marked('lint-excuses.json', excuses(change))).join('\n')).toContain(message);
  });
});
