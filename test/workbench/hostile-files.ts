import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDirectory } from '../../src/platform/installation.js';

/** A file of rules that must be refused, and a part of what the reader is told. */
interface HostileFile {
  readonly name: string;
  /** Its place in `rules/`. */
  readonly file: string;
  readonly text: string;
  readonly says: string;
}

/** The set that is spoilt; it is a shipped one, so that every neighbour of it is real. */
export const victim = 'term.rules.json';
export const soundText = readFileSync(join(rulesDirectory, victim), 'utf8');

const condition = '{ "fact": "question.needsStudy", "operator": "equal", "value": "no" }';
const conditions = `"conditions": { "all": [${condition}] }`;

function spoil(file: string, name: string, [from, to]: readonly [string, string], says: string): HostileFile {
  const sound = file === victim ? soundText : readFileSync(join(rulesDirectory, file), 'utf8');
  if (!sound.includes(from)) throw new Error(`${file} has no ${from}: the spoiling of «${name}» does nothing`);
  return { name, file, text: sound.replace(from, () => to), says };
}

const inSet = (name: string, from: string, to: string, says: string): HostileFile =>
  spoil(victim, name, [from, to], says);
const withConditions = (name: string, to: string, says: string): HostileFile =>
  inSet(name, conditions, `"conditions": ${to}`, says);

const noStudy = '"name": "art20-no-study"';
const nested = (depth: number): string => `${'{ "not": '.repeat(depth)}${condition}${' }'.repeat(depth)}`;

/** Shapes that json-rules-engine takes without a word, or that attack whoever reads them. */
const shapes: readonly HostileFile[] = [
  { name: 'nothing at all', file: victim, text: '', says: 'Файл порожній.' },
  { name: 'spaces only', file: victim, text: ' \n\t\n', says: 'Файл порожній.' },
  {
    name: 'half of a file, ended within a word',
    file: victim,
    text: soundText.slice(0, soundText.indexOf('найраніший') + 4),
    says: 'Це не JSON',
  },
  {
    name: 'half of a file, ended between two values',
    file: victim,
    text: soundText.slice(0, soundText.indexOf('"rules": [') + '"rules": ['.length),
    says: 'Файл обривається',
  },
  {
    name: 'a long string that never ends',
    file: victim,
    text: `{"id": "${'a'.repeat(500_000)}`,
    says: 'Це не JSON',
  },
  { name: 'a file that is too long', file: victim, text: ' '.repeat(2_000_001), says: 'Файл завеликий' },
  {
    name: 'an abyss of brackets',
    file: victim,
    text: `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    says: 'Вкладеність',
  },
  withConditions('conditions 10 000 deep', nested(10_000), 'Вкладеність понад 32 рівні.'),
  withConditions('conditions nine deep', nested(9), 'глибше ніж на 8 рівнів'),
  inSet('two documents', soundText, `${soundText}${soundText}`, 'Після кінця документа є зайвий текст.'),
  inSet('a comment', '"hitPolicy"', '// how\n"hitPolicy"', 'Це не JSON'),
  inSet('__proto__ as a key', noStudy, `"__proto__": { "admin": true }, ${noStudy}`, 'Назва «__proto__» заборонена.'),
  inSet('constructor as a key', noStudy, `"constructor": {}, ${noStudy}`, 'Назва «constructor» заборонена.'),
  inSet('a key written twice', noStudy, `${noStudy}, "name": "other"`, 'Поле «name» записано двічі.'),
  inSet('an unknown key', noStudy, `"salience": 5, ${noStudy}`, 'Невідоме поле «salience».'),
  inSet('a priority in words', '"priority": 10,', '"priority": "high",', '/rules/3/priority'),
  inSet('a priority with a fraction', '"priority": 10,', '"priority": 1.5,', '/rules/3/priority'),
  inSet('a priority beyond all numbers', '"priority": 10,', '"priority": 1e999,', '/rules/3/priority'),
  withConditions('an empty any', '{ "any": [] }', 'Порожній перелік умов завжди істинний'),
  withConditions('an empty all', '{ "all": [] }', 'Порожній перелік умов завжди істинний'),
  withConditions('any beside all', `{ "any": [${condition}], "all": [${condition}] }`, 'Поряд стоять «all» і «any»'),
  withConditions('a named condition', '{ "condition": "shared" }', 'Умови мають починатися з «all», «any» або «not».'),
  withConditions(
    'a JSONPath',
    '{ "all": [{ "fact": "question.needsStudy", "path": "$..[?(/(a+)+$/.test(@))]", "operator": "equal", "value": "no" }] }',
    'Шляхи (path) заборонено.',
  ),
  ...['matches', 'regex', 'startsWith', 'some:equal'].map((operator) =>
    withConditions(
      `the operator ${operator}`,
      `{ "all": [{ "fact": "question.needsStudy", "operator": "${operator}", "value": "(a+)+$" }] }`,
      'Невідоме порівняння',
    ),
  ),
  withConditions(
    'a fact compared with itself',
    '{ "all": [{ "fact": "resolution.termDays", "operator": "equal", "value": { "fact": "resolution.termDays" } }] }',
    'Праворуч може стояти лише параметр',
  ),
  inSet(
    'a parameter of an event that is no parameter',
    '{ "days": { "fact": "param.term.noStudy" } }',
    '{ "days": { "fact": "resolution.termDays" } }',
    '/rules/3/event/params/days',
  ),
  spoil(
    'parameters.json',
    'a parameter that refers to itself',
    ['"value": 15, ', '"value": { "fact": "param.term.noStudy" }, '],
    '/parameters/1/values/0/value',
  ),
];

/** What cannot be seen on the screen. */
const unseen: readonly HostileFile[] = [
  { name: 'a mark of byte order', file: victim, text: `\uFEFF${soundText}`, says: 'невидимий знак BOM' },
  inSet('bytes that are no UTF-8', 'Строк розгляду', 'Строк\uFFFDрозгляду', 'не в кодуванні UTF-8'),
  inSet('a NUL between the parts', '"hitPolicy"', '\0"hitPolicy"', 'У файлі є знак NUL'),
  inSet('a NUL inside a text', 'Строк розгляду', 'Строк\0розгляду', 'У файлі є знак NUL'),
  inSet('a NUL spelt out', 'Строк розгляду', String.raw`Строк\u0000розгляду`, 'невидимий знак U+0000'),
  inSet('a mark that turns the writing round', 'Строк розгляду', 'Строк\u202Eрозгляду', 'невидимий знак U+202E'),
  inSet('a space of no width', 'Строк розгляду', 'Строк\u200Bрозгляду', 'невидимий знак U+200B'),
  inSet('half of a character', 'Строк розгляду', String.raw`Строк \ud83d`, 'окремий сурогат UTF-16'),
  inSet('letters put together from two marks', 'найраніший', 'найраніший'.normalize('NFD'), 'складено з двох знаків'),
];

/** Letters of the other alphabet that look right: the message names the letter. */
const alphabets: readonly HostileFile[] = [
  inSet(
    'a Cyrillic letter in a fact',
    '"fact": "question.needsStudy", "operator": "equal"',
    '"fact": "question.nееdsStudy", "operator": "equal"',
    'Можливо, «question.needsStudy»? Знак 11 («е») — кирилична літера, а потрібна латинська «e»; знак 12',
  ),
  inSet(
    'a Cyrillic letter in a fact of the list',
    '"resolution.termDays"\n',
    '"resоlution.termDays"\n',
    'Знак 4 («о») — кирилична літера, а тут потрібна латинська «o».',
  ),
  inSet(
    'a Cyrillic letter in a value',
    '"operator": "equal", "value": "no"',
    '"operator": "equal", "value": "nо"',
    'Можливо, «no»? Знак 2 («о») — кирилична літера, а потрібна латинська «o».',
  ),
  inSet(
    'a Cyrillic letter in an operator',
    '"operator": "equal", "value": "no"',
    '"operator": "еqual", "value": "no"',
    'Можливо, «equal»? Знак 1 («е») — кирилична літера',
  ),
  inSet('a Cyrillic letter in a key', '"title": "Строк розгляду"', '"tіtle": "Строк"', 'Знак 2 («і») — кирилична'),
  inSet('a Cyrillic letter in an outcome', '"type": "no-study"', '"type": "nо-study"', 'Знак 2 («о») — кирилична'),
  inSet('a Cyrillic letter in a name', noStudy, '"name": "аrt20-no-study"', 'Знак 1 («а») — кирилична'),
  inSet('a Cyrillic letter in an act', '"act": "cmu-348-1997"', '"act": "сmu-348-1997"', 'Знак 1 («с») — кирилична'),
  inSet(
    'a Latin letter in a clause',
    '"clause": "супровідний"',
    '"clause": "супровiдний"',
    'Можливо, «супровідний»? Знак 7 («i») — латинська літера, а потрібна кирилична «і».',
  ),
  inSet(
    'a Latin letter in a title',
    '"title": "Строк розгляду"',
    '"title": "Cтрок розгляду"',
    'У слові «Cтрок» змішано абетки. Знак 1 («C») — латинська літера, а потрібна кирилична «С».',
  ),
  spoil(
    'facts.json',
    'a Latin letter in a label',
    ['"label": "підпис автора"', '"label": "пiдпис автора"'],
    'У слові «пiдпис» змішано абетки. Знак 2 («i») — латинська',
  ),
  spoil('facts.json', 'a Cyrillic letter in an id', ['"letter.signed"', '"letter.sіgned"'], 'Знак 9 («і») — кирилична'),
  spoil(
    'acts/kr-225-r-2023.json',
    'a Cyrillic letter in the number of a clause',
    ['"number": "3.11"', '"number": "3.1l"'],
    'Пункту «3.11» немає в реєстрі акта kr-225-r-2023.',
  ),
];

/** Files to be refused by whoever reads rules: the command line, the interface, the start of the service. */
export const hostileFiles: readonly HostileFile[] = [...shapes, ...unseen, ...alphabets];

/** Longer than any reader should hold: 50 MB. */
export const fiftyMegabytes = (): string => `{"id": "${'a'.repeat(50_000_000)}"}`;
