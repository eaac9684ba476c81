import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, describe, expect, it } from 'vitest';
import { forwardNotice, ownLetter } from '../../src/documents/letters/index.js';
import { LetterTemplate } from '../../src/documents/templates/letter-template.js';
import { goByLetters, lettersInFolder, readLetters } from '../../src/documents/templates/letters.js';
import { lettersPage, lettersReference } from '../../src/documents/templates/reference.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { FileFaults, FolderFiles } from '../../src/platform/files/index.js';
import { grid, inStyle, line, point, reworded, title, word } from '../support/word.js';

const top = mkdtempSync(join(tmpdir(), 'letters-'));
const folder = join(top, 'letters');
const files = new FolderFiles(folder);
const fresh = (): void => {
  rmSync(folder, { recursive: true, force: true });
  cpSync('letters', folder, { recursive: true });
};
fresh();
afterEach(() => {
  fresh();
  goByLetters(lettersInFolder(top));
});

/** What is said of a template of the notice of forwarding with these lines. */
async function saidOf(...lines: string[]): Promise<string[]> {
  writeFileSync(
    join(folder, 'forward-notice.docx'),
    await word(title('Про пересилання'), ...lines.map((one) => line(one))),
  );
  return saidNow();
}
const saidNow = (): string[] =>
  readLetters(files).faults.map(({ file, line: at, text: said }) => `${file}:${at} ${said}`);

describe('the templates of this installation', () => {
  it('are one for each letter, in order', () => {
    expect(saidNow()).toEqual([]);
  });

  it('are told of by the reference, as written by `npm run contract`', () => {
    expect(readFileSync(lettersPage, 'utf8')).toBe(lettersReference());
  });

  it('make the letter: a sentence changed in Word is changed in the next letter', async () => {
    const file = join(folder, 'forward-notice.docx');
    writeFileSync(file, await reworded(readFileSync(file), 'Повідомляємо, що', 'Доводимо до Вашого відома, що'));
    goByLetters(lettersInFolder(top));
    const appeal = { index: 'К-1', registeredOn: plainDate('2026-03-02'), datedOn: null };
    const { blocks } = forwardNotice({
      appeal,
      sentTo: [{ body: 'поліції', questions: [] }],
      isPart: false,
      ownAnswerBy: null,
      clauses: [],
    });
    expect(blocks[0]).toMatchObject({ text: expect.stringMatching(/^Доводимо до Вашого відома, що Ваше звернення/u) });
  });
});

describe('a template out of order is told of in words, with file, paragraph and what was likely meant', () => {
  it.each([
    ['Вам {apeal.your}', '2 Поля «apeal» (у «{apeal.your}») цей лист не має. Можливо, «appeal»?'],
    ['Вам {appeal.yours}', '2 Поля «yours» (у «{appeal.yours}») цей лист не має. Можливо, «your»?'],
    ['До {ownAnswerBuy}', '2 Поля «ownAnswerBuy» цей лист не має. Можливо, «ownAnswerBy»?'],
    ['{#questions}{gist}{/questions}', '2 Поля «gist» цей лист не має.'],
    ['{^apeal}так{/apeal}', '2 Поля «apeal» цей лист не має. Можливо, «appeal»?'],
    ['{.}', '2 Поля «.» цей лист не має.'],
    ['{questions}', '2 «questions» – перелік, а не слова: пишіть {#questions}…{/questions} або {questions.joined}.'],
    ['{questions.any}', '2 «questions.any» – так чи ні, а не слова: пишіть {#questions.any}…{/questions.any}.'],
    ['{#questions}{#questions}{.}{/}{/}', '2 Перелік «{#questions}» стоїть у самому собі.'],
    ['{#ownAnswerBy}до', '2 Розділ «{#ownAnswerBy}» не закрито: бракує «{/ownAnswerBy}».'],
    ['до {/ownAnswerBy}', '2 «{/ownAnswerBy}» закриває розділ, якого не відкрито: бракує «{#ownAnswerBy}».'],
    ['{#ownAnswerBy}до{/clauses}', '2 Розділ «{#ownAnswerBy}» закрито як «{/clauses}».'],
    ['до {ownAnswerBy', '2 Дужку «{ownAnswerBy» не закрито.'],
    [
      '{@ownAnswerBy}',
      '2 Перед «ownAnswerBy» стоїть знак, якого тут не буває: у дужках – назва поля, перед нею щонайбільше #, ^ чи /.',
    ],
  ])('%s', async (words, said) => {
    const [first = ''] = await saidOf(words);
    expect(first).toBe(`letters/forward-notice.docx:${said}`);
  });

  it('tells a group used as words by its fields', async () => {
    const [first = ''] = await saidOf('{appeal}');
    expect(first).toContain('«appeal» – кілька полів, а не слова: пишіть {appeal.your}, {appeal.inYour}');
  });

  it('tells every fault, not only the first', async () => {
    expect(await saidOf('{bodis.joined}', '{#questions}{gist}{/questions}')).toHaveLength(2);
  });

  it('tells a file that is no document of Word', () => {
    writeFileSync(join(folder, 'reply.docx'), '{\\rtf1 Про розгляд}');
    expect(saidNow()).toEqual([
      'letters/reply.docx:1 Це не документ Word (DOCX): збережіть його у Word або LibreOffice як DOCX.',
    ]);
  });

  it('tells an archive that holds something else', async () => {
    const zip = new JSZip();
    zip.file('лист.txt', 'Про розгляд');
    writeFileSync(join(folder, 'reply.docx'), await zip.generateAsync({ type: 'nodebuffer' }));
    expect(saidNow()[0]).toContain('letters/reply.docx:1 Це не документ Word');
  });

  it('unpacks no more than a letter can hold, however small the archive is', async () => {
    const zip = await JSZip.loadAsync(readFileSync(join(folder, 'reply.docx')));
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    zip.file('word/document.xml', xml.replace('</w:body>', `${' '.repeat(20_000_000)}</w:body>`));
    const bomb = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    expect(bomb.length).toBeLessThan(60_000);
    writeFileSync(join(folder, 'reply.docx'), bomb);
    expect(saidNow()[0]).toContain('letters/reply.docx:1 Це не документ Word');
  });

  it('tells whatever is spoilt in a file, and never breaks', async () => {
    const sound = readFileSync(join(folder, 'forward-notice.docx'));
    const zip = await JSZip.loadAsync(sound);
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const broken = async (text: string): Promise<Buffer> => {
      zip.file('word/document.xml', text);
      return zip.generateAsync({ type: 'nodebuffer' });
    };
    const spoilt = [
      sound.subarray(0, 4000),
      await broken(''),
      await broken(xml.slice(0, 3000)),
      await broken(xml.replace('</w:p>', '')),
      await broken(xml.replace('{', '{{').replace('}', '}}')),
      await broken(xml.replace(/<w:body>.*<\/w:body>/su, '<w:body/>')),
      await broken(
        xml.replace('<w:document', '<!DOCTYPE a [<!ENTITY b "в">]><w:document').replace('Повідомляємо', '&b;'),
      ),
    ];
    for (const bytes of spoilt) {
      writeFileSync(join(folder, 'forward-notice.docx'), bytes);
      expect(saidNow()[0]).toMatch(/^letters\/forward-notice\.docx:\d+ [А-ЯІЇЄҐ«]/u);
    }
  });

  it('tells one that nobody could fill at once', async () => {
    expect(await saidOf('слово '.repeat(60_000))).toEqual([
      expect.stringMatching(/forward-notice\.docx:1 Шаблон завеликий: .*щонайбільше 300000\.$/u),
    ]);
  });

  it('tells a letter without template, and a template of no letter', () => {
    cpSync(join(folder, 'reply.docx'), join(folder, 'replay.docx'));
    rmSync(join(folder, 'receipt.docx'));
    expect(saidNow()).toEqual([
      'letters/replay.docx:1 Листа «replay» служба не пише. Можливо, «reply»? Власний лист називають «own-…»: малі латинські літери, цифри, дефіс.',
      'letters/receipt.docx:1 Лист «Відмітка про реєстрацію» не має шаблону: файла немає.',
    ]);
  });

  it('takes a letter of the council’s own, filled with what is known of any case, and tells its faults alike', async () => {
    const says = async (words: string): Promise<string[]> => {
      writeFileSync(join(folder, 'own-legal-check.docx'), await word(title('Про перевірку'), line(words)));
      return saidNow();
    };
    expect(await says('{appeal.your} – до {dueOn}')).toEqual([]);
    goByLetters(lettersInFolder(top));
    const appeal = { index: 'К-1', registeredOn: plainDate('2026-03-02'), datedOn: null };
    const applicant = { name: 'Коваленко Марія', residence: null, confidential: false };
    const known = { appeal, applicant, today: appeal.registeredOn, questions: [], mainExecutor: null, words: [] };
    const { kind, blocks } = ownLetter({ ...known, dueOn: plainDate('2026-04-01') }, 'own-legal-check');
    expect([kind, blocks[0]]).toEqual([
      'own-legal-check',
      { kind: 'paragraph', text: 'Ваше звернення, зареєстроване 02.03.2026 за № К-1 – до 01.04.2026' },
    ]);
    expect(await says('{bodies}')).toEqual(['letters/own-legal-check.docx:2 Поля «bodies» цей лист не має.']);
  });

  it('leaves alone what Word lays beside an open file', () => {
    writeFileSync(join(folder, '~$reply.docx'), 'замок');
    expect(saidNow()).toEqual([]);
  });

  it('tells a letter without a title, and a table that is neither of rows nor of names and values', async () => {
    writeFileSync(join(folder, 'reply.docx'), await word(grid([['а', 'б', 'в']])));
    expect(saidNow()).toEqual([
      'letters/reply.docx:1 Лист не має заголовка: абзацу зі стилем «Назва» (Title).',
      'letters/reply.docx:1 Таблиця без рядка заголовка, що повторюється, має мати два стовпці.',
    ]);
  });

  it('keeps the service from going by it, with every fault', async () => {
    await saidOf('{apeal.your}');
    expect(() => goByLetters(lettersInFolder(top))).toThrow(FileFaults);
    expect(() => goByLetters(lettersInFolder(top))).toThrow(
      'Листи не прийнято, помилок: 1.\nletters/forward-notice.docx:2:1 {apeal.your}: Поля «apeal»',
    );
  });
});

describe('a letter read from what was filled', () => {
  const fill = async (data: object, ...pieces: Parameters<typeof word>) => {
    const template = LetterTemplate.open(await word(...pieces));
    if (!template) throw new Error('It is no document.');
    return template.fill(data);
  };

  it('has its title, paragraphs, lists, tables, what goes with it and who drew it up', async () => {
    const people = [
      { name: 'Перший', task: null },
      { name: 'Друга', task: 'обстежити' },
    ];
    const letter = await fill(
      { people, who: 'Бондар' },
      title('Про розгляд'),
      line('Поді', 'лено {wh', 'o}.'),
      line('{#people}'),
      point('{name}{#task}: {task}{/task}'),
      line('{/people}'),
      line(''),
      grid(
        [
          ['Хто', 'Що'],
          ['{#people}{name}', '{task}{/people}'],
        ],
        true,
      ),
      line(''),
      grid([['Виконавець', '{#people}\n{name}\n{/people}']]),
      inStyle('Style15', 'копія'),
      inStyle('Style16', '{who}'),
    );
    expect(letter).toEqual({
      title: 'Про розгляд',
      blocks: [
        { kind: 'paragraph', text: 'Поділено Бондар.' },
        { kind: 'list', items: ['Перший', 'Друга: обстежити'] },
        {
          kind: 'table',
          columns: [
            { title: 'Хто', share: 100 },
            { title: 'Що', share: 100 },
          ],
          rows: [
            ['Перший', '—'],
            ['Друга', 'обстежити'],
          ],
        },
        { kind: 'fields', rows: [['Виконавець', 'Перший\nДруга']] },
      ],
      attachments: ['копія'],
      preparedBy: 'Бондар',
    });
  });

  it('keeps somebody’s words as they are: markup, braces and lines; what no paper can hold is left out', async () => {
    const words = '<b>№ 1</b> & {appeal}\r\nдругий\u000bрядок\uffff \ud83d!';
    const { blocks } = await fill({ words }, title('Т'), line('{words}'));
    expect(blocks).toEqual([{ kind: 'paragraph', text: '<b>№ 1</b> & {appeal}\nдругийрядок !' }]);
  });

  it('does not take for the item of a list what only stands beside the list', async () => {
    const { blocks } = await fill({ name: 'лист', all: [{ name: null }] }, title('Т'), line('{#all}[{name}]{/all}'));
    expect(blocks).toEqual([{ kind: 'paragraph', text: '[]' }]);
  });

  it('says of a list whether there is any, several, how many, and all in a row', async () => {
    const asked = line(
      '{#all.any}є{/all.any}{^all.any}немає{/all.any} {#all.several}кілька{/all.several} {all.count} {all.joined}',
    );
    const said = async (all: string[]) => (await fill({ all }, title('Т'), asked)).blocks;
    expect(await said([])).toEqual([{ kind: 'paragraph', text: 'немає  0' }]);
    expect(await said(['а', 'б', 'в'])).toEqual([{ kind: 'paragraph', text: 'є кілька 3 а, б та в' }]);
  });
});
