import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { explainVerb } from '../../src/workbench/explain/explain-verb.js';
import { library } from '../policy/support.js';

const dir = mkdtempSync(join(tmpdir(), 'facts-'));
afterAll(() => rmSync(dir, { recursive: true }));

const lends = { 'reader.card': 'valid', 'reader.debt': false, 'book.rare': false, 'book.copies': 5 };
function file(content: object | string): string {
  const path = join(dir, 'facts.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
}

async function explain(...args: string[]) {
  const told = { out: '', err: '' };
  const streams = { out: (text: string) => (told.out += text), err: (text: string) => (told.err += text) };
  const surroundings = { env: { DATA_DIR: join(dir, 'none') }, now: () => new Date('2014-12-31T12:00:00Z') };
  const code = await runCommand([explainVerb], ['explain', ...args, '--rules', library], streams, surroundings);
  return { code, ...told };
}

describe('npm run rules -- explain', () => {
  it('tells a clerk unless told for whom, by the law of today unless told of which day', async () => {
    const today = await explain('loan', '--facts', file(lends));
    expect(today).toMatchObject({ code: 0, err: '' });
    expect(today.out).toContain('Чи видати книгу? — видати додому.');
    expect(today.out).toContain('Значення: days = 30 (строк користування книгою: 30 днів).');
    expect(today.out).toContain('Закон узято на 31.12.2014 (день надходження).');
    const later = await explain('loan', '--facts', file(lends), '--received', '2024-03-04');
    expect(later.out).toContain('days = 15');
  });

  it('tells a citizen a paragraph and an auditor everything', async () => {
    const citizen = await explain('loan', '--facts', file(lends), '--for', 'citizen');
    expect(citizen.out).toMatch(/^Повідомляємо, що [^\n]+$/);
    const auditor = await explain('loan', '--facts', file(lends), '--for', 'auditor');
    expect(auditor.out).toMatch(/Редакція: sha256 [0-9a-f]{64}\./);
  });

  it('takes facts said in words over those of a file', async () => {
    const told = await explain('loan', 'рідкісна книга=так', '--facts', file(lends), '--received', '2024-03-04');
    expect(told.out).toContain('Чи видати книгу? — видати до читальної зали.');
  });

  it('gives a machine the parts, and of a citizen’s paragraph nothing but the paragraph', async () => {
    const machine = async (reader: string): Promise<Record<string, unknown>> =>
      JSON.parse((await explain('loan', '--facts', file(lends), '--for', reader, '--json')).out) as Record<
        string,
        unknown
      >;
    expect(Object.keys(await machine('citizen'))).toEqual(['for', 'text']);
    expect(await machine('clerk')).toMatchObject({
      for: 'clerk',
      explanation: { rule: { name: '4-lend' } },
      override: null,
    });
    expect(await machine('auditor')).toMatchObject({
      asked: null,
      edition: { id: 'loan' },
      rules: [{ rule: '3-no-card' }, {}, {}, {}],
    });
  });
});

describe('is refused, with the place,', () => {
  it('facts that are absent, of a wrong kind, unknown or contradictory', async () => {
    const { 'book.rare': _absent, ...few } = lends;
    const absent = await explain('loan', '--facts', file({ ...few, 'reader.card': 'vaild', 'book.copis': 5 }));
    expect(absent.code).toBe(2);
    expect(absent.err).toContain(
      'facts.json:5 /book.copis: Факт «book.copis» цьому набору не потрібен. Можливо, «book.copies»?',
    );
    const wrong = await explain('loan', '--facts', file({ ...few, 'reader.card': 'vaild' }));
    expect(wrong.err).toContain('facts.json:2 /reader.card: Факт «читацький квиток»');
    expect(wrong.err).toContain('facts.json:1 /book.rare: Факт «рідкісна книга» (book.rare): не вказано.');
    const contradictory = await explain(
      'loan',
      '--facts',
      file({ ...lends, 'reader.card': 'none', 'reader.debt': true }),
    );
    expect(contradictory.code).toBe(2);
    expect(contradictory.err).toContain('FACTS_IMPOSSIBLE: Той, хто не має квитка, не міг узяти книг');
    expect(contradictory.err).toContain('facts.json:3 /reader.debt');
  });

  it.each([
    ['no set', ['--facts', 'F'], 'Назвіть набір правил або записане рішення'],
    ['an unknown set', ['laon', '--facts', 'F'], 'Набору «laon» немає. Можливо, «loan»?'],
    [
      'an unknown reader',
      ['loan', '--for', 'mayor'],
      '«--for mayor»: Тут може бути лише: "citizen", "clerk", "auditor".',
    ],
    ['a day that is none', ['loan', '--facts', 'F', '--received', '2024-02-30'], '«--received 2024-02-30»'],
    ['no file', ['loan', '--facts', join(dir, 'nowhere.json')], 'немає, або його не можна прочитати.'],
    [
      'a stored decision with facts',
      ['loan', '--decision', 'x'],
      'Записане рішення має свої факти й дні; зайве: loan.',
    ],
    ['a decision where there is no database', ['--decision', 'x'], 'Бази даних ще немає'],
  ])('%s', async (_name, args, expected) => {
    const path = file(lends);
    const told = await explain(...args.map((arg) => (arg === 'F' ? path : arg)));
    expect(told.code).toBe(2);
    expect(told.err).toContain(expected);
  });

  it('a file of facts that is not JSON, or says a thing twice', async () => {
    expect((await explain('loan', '--facts', file('{\n"reader.card": valid }'))).err).toContain(
      'facts.json:2 /reader.card: Це не JSON',
    );
    expect((await explain('loan', '--facts', file('{"a": 1,\n"a": 2}'))).err).toContain(
      'facts.json:2 /a: Поле «a» записано двічі.',
    );
    expect((await explain('loan', '--facts', file('[1]'))).err).toContain('facts.json:1: тут має бути об’єкт JSON');
  });
});
