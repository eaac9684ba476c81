import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { councilsIn, loadCouncil, readCouncil } from '../../src/directory/index.js';
import { ChangedFiles, type Files } from '../../src/platform/files/index.js';
import { councilsDirectory, installation } from '../../src/platform/installation.js';
import { readRulesOf, rulesOfCouncil } from '../../src/policy/council-rules.js';
import { RulesSource } from '../../src/workbench/command/rules-source.js';
import { rowsOf } from '../../src/workbench/test/choose-rows.js';
import { testTables } from '../../src/workbench/test/test-tables.js';
import { councilSchemaTexts } from '../../src/workbench/schema-texts.js';

const councils = councilsIn(councilsDirectory);
const files = councils.get('kryvyi-rih');
if (!files) throw new Error('the demonstration council has no folder');
const shipped: Files = files;

/** What is said of the demonstration council with one change in one of its files, as a start prints it. */
function toldOf(file: string, from: string, to: string): string[] {
  const text = shipped.read(file);
  expect(text).toContain(from);
  const changed = new ChangedFiles('council', shipped, new Map([[file, text.replace(from, to)]]));
  return readCouncil(changed).faults.map(
    ({ line, column, text: said, ...at }) => `${at.file}:${line}:${column} ${said}`,
  );
}

describe('council/schema', () => {
  it.each(Object.entries(councilSchemaTexts()))('%s is as `npm run rules:schemas` writes it', (name, text) => {
    expect(readFileSync(join(councilsDirectory, 'schema', name), 'utf8')).toBe(text);
  });

  it.each([...councils])('holds for every file of %s', (_council, folder) => {
    const ajv = new Ajv({ strict: false });
    for (const [name, schema] of Object.entries(councilSchemaTexts())) {
      const file = name.replace('.schema', '');
      const { $schema, ...said } = JSON.parse(folder.read(file));
      expect($schema).toBe(`../schema/${name}`);
      ajv.validate(JSON.parse(schema), said);
      expect(ajv.errors, file).toBeNull();
    }
  });
});

describe('a council', () => {
  it.each([...councils])('%s is in order', (_council, folder) => {
    expect(readCouncil(folder).faults).toEqual([]);
  });

  it('that has no folder is told with the name that was likely meant', () => {
    expect(() => loadCouncil('kryvyi-rig')).toThrow('COUNCIL: теки council/kryvyi-rig немає. Можливо, «kryvyi-rih»?');
  });

  const faulty: readonly (readonly [string, string, string, string, RegExp])[] = [
    ['a comma too many', 'council.json', '",', '",,', /^council\/council\.json:2:\d+ Тут очікувалася назва поля/],
    [
      'a field misspelt',
      'units.json',
      '"registerCode"',
      '"registrCode"',
      /Невідоме поле «registrCode»\. Можливо, «registerCode»\?/,
    ],
    [
      'a role misspelt',
      'positions.json',
      '"executor"',
      '"executer"',
      /:10:\d+ Тут можливе лише .* Можливо, «executor»\?/,
    ],
    [
      'a word of the law misspelt',
      'leaders.json',
      '"head-of-affairs"\n',
      '"head-of-afairs"\n',
      /Можливо, «head-of-affairs»\?/,
    ],
    [
      'a Cyrillic letter in an id',
      'bodies.json',
      '"police"',
      '"polіce"',
      /кирилична літера, а тут потрібна латинська «i»/,
    ],
    ['a Latin letter in a title', 'units.json', 'юридичне', 'юpидичне', /змішано абетки/],
    [
      'a post that is not there',
      'people.json',
      '"posts": ["legal-head"]',
      '"posts": ["legal-hed"]',
      /^council\/people\.json:\d+:\d+ Посади «legal-hed» у раді немає\. Можливо, «legal-head»\?$/m,
    ],
    [
      'a position that is not there',
      'units.json',
      '"position": "inspector"',
      '"position": "inspektor"',
      /Назви посади «inspektor» у раді немає\. Можливо, «inspector»\?/,
    ],
    [
      'a unit that is not there',
      'bodies.json',
      '"answersTo": "transport"',
      '"answersTo": "transports"',
      /Підрозділу «transports» у раді немає/,
    ],
    ['an id used twice', 'bodies.json', '"police"', '"ecology"', /Ідентифікатор «ecology» уже вжито/],
    ['a register code used twice', 'units.json', '"02"', '"01"', /Код реєстру «01» уже має підрозділ/],
    [
      'a post with two holders',
      'people.json',
      '["registrar-2"]',
      '["registrar-1"]',
      /Посаду «registrar-1» уже хтось обіймає/,
    ],
    [
      'no head',
      'leaders.json',
      '"standing": "head"',
      '"standing": "deputy"',
      /Керівник органу \(standing: head\) має бути один, а їх 0/,
    ],
    [
      'two of one post of the law',
      'leaders.json',
      '"inLaw": "council-secretary"',
      '"inLaw": "head-of-affairs"',
      /Посада за законом «head-of-affairs» має бути одна/,
    ],
    ['no office', 'units.json', '"inLaw": "office-head",', '', /нікому керувати роботою зі зверненнями/],
    [
      'a unit without a head',
      'units.json',
      '"id": "legal-head", "position": "chief"',
      '"id": "legal-head", "position": "clerk"',
      /Керівник у підрозділу «legal» має бути один, а їх 0/,
    ],
    ['a day off in the timetable', 'timetable.json', '"weekday": 2', '"weekday": 6', /^council\/timetable\.json:7:/],
    ['a video without a link', 'timetable.json', 'https://', '', /потрібне посилання/],
    [
      'no leader of that name',
      'council.json',
      '"head-of-affairs"',
      '"head-of-afairs"',
      /^council\/council\.json:4:26 Посади «head-of-afairs»/,
    ],
  ];
  it.each(faulty)('with %s is refused in its place', (_what, file, from, to, told) => {
    expect(toldOf(file, from, to).join('\n')).toMatch(told);
  });

  it('names all its faults at once', () => {
    const changes = new Map([
      ['people.json', shipped.read('people.json').replace('["legal-head"]', '["legal-hed"]')],
      ['bodies.json', shipped.read('bodies.json').replace('"authority"', '"autority"')],
      ['units.json', shipped.read('units.json').replace('"02"', '"01"')],
    ]);
    const { council, faults } = readCouncil(new ChangedFiles('council', shipped, changes));
    expect(council).toBeNull();
    expect(faults.map(({ file }) => file).toSorted()).toEqual([
      'council/bodies.json',
      'council/people.json',
      'council/units.json',
    ]);
  });

  it('without a file is told which', () => {
    const rest = { ...shipped, nameOf: (path: string) => path, read: (path: string) => shipped.read(path) };
    const folder = { ...rest, list: () => shipped.list('').map((name) => name.replace('people', 'peple')) };
    expect(readCouncil(folder).faults.map(({ file, text }) => `${file}: ${text}`)).toEqual([
      'people.json: Файла немає. Можливо, «peple.json»?',
    ]);
  });
});

describe('the rules of a council', () => {
  const kamianske = loadCouncil('kamianske');

  it('are the common ones with its own distribution of duties in their place', () => {
    const { catalogue, faults } = readRulesOf(rulesOfCouncil('kamianske', installation), kamianske);
    expect(faults).toEqual([]);
    expect(Object.keys(catalogue.ruleSets.get('leader')?.outcomes ?? {})).toContain('deputy-utilities');
    expect(catalogue.ruleSets.size).toBe(
      readRulesOf(rulesOfCouncil('kryvyi-rih', installation), loadCouncil('kryvyi-rih')).catalogue.ruleSets.size,
    );
  });

  it('may give a letter only to posts that it has', () => {
    const { faults } = readRulesOf(rulesOfCouncil('kryvyi-rih', installation), kamianske);
    expect(faults.map(({ file, text }) => `${file}: ${text}`)).toContain(
      'rules/leader.rules.json: Посади «deputy-mayor-housing» у раді немає. Можливо, «deputy-mayor»?',
    );
  });

  it('are proved by its own table', async () => {
    const source = new RulesSource(rulesOfCouncil('kamianske', installation));
    const report = await testTables(source.policy(), rowsOf(['leader'], source));
    expect([report.passed, report.failed]).toEqual([38, 0]);
  });
});
