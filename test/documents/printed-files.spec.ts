import JSZip from 'jszip';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/documents/render/docx.js';
import { renderHtml } from '../../src/documents/render/html.js';
import { renderPdf } from '../../src/documents/render/pdf.js';
import { renderText } from '../../src/documents/render/text.js';
import { councilsIn, loadCouncil } from '../../src/directory/index.js';
import { councilsDirectory } from '../../src/platform/installation.js';
import { fields, list, paragraph, table, type Block } from '../../src/documents/sheet.js';
import { sheet } from '../support/sheet.js';
import { plainDate } from '../../src/domain/plain-date.js';

const at = new Date('2026-03-02T07:00:00Z');
const letters = 'Їжак і ґава з’їли щедру юшку; Є, І, Ї, Ґ – «№ 5»';
const evil = `<w:p>&amp; "x" 'y' {{z}} </w:t>`;

const faceOf = (blocks: readonly Block[]) => ({
  organisation: 'Виконавчий комітет Криворізької міської ради',
  sheet: sheet('reply', 'Про розгляд звернення', blocks, { attachments: ['копія'], preparedBy: 'Коваль, 92 00 00' }),
  addressee: { name: 'Коваленко М. І.', address: 'вул. Соборності, 1', email: 'a@example.invalid' },
  number: '01/15',
  signedOn: plainDate('2026-03-02'),
  signature: { title: 'Начальник управління', name: 'Ганна ЯЦЕНКО' },
});
const everyBlock = [
  paragraph(letters),
  list([letters, evil]),
  fields([['Строк', evil]]),
  table(
    [
      { title: 'Номер', share: 1 },
      { title: 'Питання', share: 3 },
    ],
    [['1', letters]],
  ),
];

async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
}

async function partOf(docx: Buffer, path: string): Promise<string> {
  const part = (await JSZip.loadAsync(docx)).file(path);
  if (!part) throw new Error(`there is no ${path}`);
  return part.async('string');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? ''))
    .join('\n')
    .replaceAll('\u00a0', ' ');

const inOrder = [
  'Виконавчий комітет Криворізької міської ради',
  '02.03.2026 № 01/15',
  'Коваленко М. І.',
  'вул. Соборності, 1',
  'Про розгляд звернення',
  letters,
  evil,
  'Строк',
  'Питання',
  'Додаток: копія.',
  'Начальник управління',
  'Ганна ЯЦЕНКО',
  'Коваль, 92 00 00',
];

function expectInOrder(text: string): void {
  const places = inOrder.map((part) => text.indexOf(part));
  expect(places.filter((place) => place < 0)).toEqual([]);
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(text).not.toContain('a@example.invalid');
}

describe('a document as PDF', () => {
  it('can be searched and copied, each letter of the language included, in the order it is read', async () => {
    const [text = '', ...more] = await pagesOf(await renderPdf(faceOf(everyBlock), at));
    expect(more).toEqual([]);
    expectInOrder(text);
  });

  it('is A4, in Ukrainian, says its title, and when it was printed', async () => {
    const pdf = await renderPdf(faceOf(everyBlock), at);
    const file = await getDocumentProxy(new Uint8Array(pdf));
    const { info } = await getMeta(file);
    expect(info).toMatchObject({ Title: 'Про розгляд звернення', Language: 'uk-UA' });
    expect(info['CreationDate']).toContain('20260302070000');
    const [, , width, height] = (await file.getPage(1)).view;
    expect([width, height].map((points) => Math.round((Number(points) * 25.4) / 72))).toEqual([210, 297]);
  });

  it('is the same file every time', async () => {
    const [one, other] = [await renderPdf(faceOf(everyBlock), at), await renderPdf(faceOf(everyBlock), at)];
    expect(one.equals(other)).toBe(true);
  });

  it('repeats the heading of a long table on every page and numbers the pages', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [String(index + 1), 'Ремонт покрівлі будинку']);
    const columns = [
      { title: 'Номер запису', share: 1 },
      { title: 'Питання', share: 3 },
    ];
    const pages = await pagesOf(await renderPdf(faceOf([table(columns, rows)]), at));
    expect(pages.length).toBeGreaterThan(2);
    const [first, ...rest] = pages;
    expect(first).toContain('Номер запису');
    for (const [index, page] of rest.entries()) expect(page).toMatch(new RegExp(` ${index + 2}$`));
    for (const page of rest.slice(0, -1)) expect(page).toMatch(/^Номер запису Питання/);
  });

  it('loses nothing of a question that is longer than a page, nor of a word longer than a line', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `слово${index}`);
    const columns = [
      { title: '№', share: 1 },
      { title: 'Питання', share: 2 },
    ];
    const endless = 'щ'.repeat(400);
    const face = faceOf([
      table(columns, [['1', words.join(' ')]]),
      table(columns, [['2', endless]]),
      paragraph('Кінець.'),
    ]);
    const text = (await pagesOf(await renderPdf(face, at))).join(' ');
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    expect(text.replace(/[^щ]/g, '').length).toBeGreaterThanOrEqual(endless.length);
    expect(text).toContain('Кінець.');
  });

  const councils = [...councilsIn(councilsDirectory).keys()].map((name) => loadCouncil(name));
  const posts = councils.flatMap((council) => council.posts);
  const longest = posts.toSorted((one, other) => other.titleGenitive.length - one.titleGenitive.length).slice(0, 6);
  it.each(longest.map(({ titleGenitive, title }) => [`В. о. ${titleGenitive}`, title]))(
    'keeps the post and the name apart, and both on the paper: %s',
    async (title, post) => {
      for (const name of ['Ганна ЯЦЕНКО', 'Володимир-Костянтин КРАСНОПОЛЬСЬКИЙ-ЗАДОРОЖНИЙ', `Інший: ${post}`]) {
        const pdf = await renderPdf({ ...faceOf([paragraph('Текст.')]), signature: { title, name } }, at);
        const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1);
        const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []));
        const from = items.findIndex(({ str }) => str.startsWith('В. о.') || str === 'В.');
        const signed = items
          .slice(
            from,
            items.findIndex(({ str }) => str.startsWith('Коваль')),
          )
          .filter(({ str }) => str.trim());
        const inMm = (points: number) => (points * 25.4) / 72;
        const edges = signed.map(({ transform, width }) => [inMm(transform[4]), inMm(transform[4] + width)] as const);
        const isPost = ([left, right]: readonly [number, number]) => left >= 29 && right <= 111;
        const isName = ([left, right]: readonly [number, number]) => left >= 139 && right <= 201;
        expect(edges.filter((edge) => !isPost(edge) && !isName(edge))).toEqual([]);
        expect([edges.some(isPost), edges.some(isName)]).toEqual([true, true]);
      }
    },
  );

  it('leaves no signature alone on a page: what was said last goes with it', async () => {
    const counts = new Set<number>();
    for (let lines = 16; lines < 30; lines += 1) {
      const said = Array.from({ length: lines }, (_, index) => paragraph(`Речення ${index}.`));
      const pages = await pagesOf(await renderPdf(faceOf([...said, paragraph('Останнє.')]), at));
      counts.add(pages.length);
      expect(pages.at(-1)).toMatch(/Останнє\..*Начальник управління/u);
    }
    expect([...counts]).toEqual([1, 2]);
  });

  it('takes in what only a paste can bring', async () => {
    const [text] = await pagesOf(await renderPdf(faceOf([paragraph('До\u0000 \u000bпісля\ud800.')]), at));
    expect(text).toContain('До після.');
  });
});

describe('a paper that nobody may rely on', () => {
  const long = faceOf(Array.from({ length: 40 }, (_, place) => paragraph(`Речення ${place}.`)));
  const withdrawal = { on: plainDate('2026-03-05'), by: 'Ганна ЯЦЕНКО', why: 'заявник відкликав звернення' };
  const whole = 'ВІДКЛИКАНО 05.03.2026. Причина: заявник відкликав звернення. Хто відкликав лист: Ганна ЯЦЕНКО.';

  it.each([
    ['was taken back', { withdrawal }, whole, 'ВІДКЛИКАНО'],
    ['was taken back long ago', { withdrawal: null }, 'ВІДКЛИКАНО', 'ВІДКЛИКАНО'],
    ['is a draft', { isDraft: true, number: null }, 'ПРОЄКТ', 'ПРОЄКТ'],
  ] as const)('%s: it says so on its face and on every page', async (_, more, first, further) => {
    const face = { ...long, ...more };
    const [page = '', ...pages] = await pagesOf(await renderPdf(face, at));
    expect(page).toContain(first);
    expect(pages.length).toBeGreaterThan(0);
    for (const [place, one] of pages.entries()) expect(one).toContain(`${place + 2} – ${further}`);
    const docx = await renderDocx(face);
    expect(textOf(await partOf(docx, 'word/document.xml'))).toContain(first);
    expect(textOf(await partOf(docx, 'word/header1.xml'))).toContain(further);
    expect(renderHtml(face)).toContain(`<div class="mark">${first}</div>`);
    expect(renderText(face)).toContain(`\n\n${first}\n\n`);
    if ('withdrawal' in more) expect(renderText(face), 'the register has its number').toContain('№ 01/15');
  });

  it('is no other: nothing of it stands on what is valid', async () => {
    const [valid] = [renderText(long) + renderHtml(long) + (await pagesOf(await renderPdf(long, at))).join('')];
    expect(valid).not.toMatch(/ВІДКЛИКАНО|ПРОЄКТ/u);
  });
});

describe('a document as DOCX', () => {
  it('holds the same words in the same order, and what was written as markup stays words', async () => {
    expectInOrder(textOf(await partOf(await renderDocx(faceOf(everyBlock)), 'word/document.xml')));
  });

  it('never ends a line with the sign before a number', async () => {
    const xml = await partOf(await renderDocx(faceOf([paragraph('за § 5 Правил')])), 'word/document.xml');
    expect(xml).toContain('за §\u00a05 Правил');
    expect(xml).toContain('№\u00a001/15');
  });

  it('is A4 with the margins of an office, in Ukrainian', async () => {
    const docx = await renderDocx(faceOf(everyBlock));
    const xml = await partOf(docx, 'word/document.xml');
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar [^>]*w:left="1701"/);
    expect(await partOf(docx, 'word/styles.xml')).toContain('<w:lang w:val="uk-UA"');
  });

  it('carries its typeface by a key in capitals: LibreOffice opens it by no other', async () => {
    const fonts = await partOf(await renderDocx(faceOf([])), 'word/fontTable.xml');
    expect(fonts).toMatch(/<w:font w:name="Noto Serif">.*w:fontKey="\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"/u);
  });

  it('keeps the table of a stamp within its frame', async () => {
    const stamp = sheet('receipt', 'Одержано', [fields([['Вхідний №', 'К-127']])]);
    const xml = await partOf(await renderDocx({ ...faceOf([]), sheet: stamp }), 'word/document.xml');
    const [frame = 0, table = 0] = [...xml.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"/gu)].map(([, width]) =>
      Number(width),
    );
    expect(frame).toBe(4252);
    expect(table).toBeGreaterThan(3000);
    expect(table).toBeLessThan(frame);
  });

  it('neither spreads nor cuts an address that no line holds', async () => {
    const link = `https://zoom.example.ua/j/82345678901?pwd=${'Q'.repeat(40)}`;
    const xml = await partOf(await renderDocx(faceOf([paragraph(link)])), 'word/document.xml');
    expect(xml.split('<w:p>').find((one) => one.includes(link))).not.toContain('w:jc');
    expect((await pagesOf(await renderPdf(faceOf([paragraph(link)]), at))).join('').replaceAll(' ', '')).toContain(
      link,
    );
  });

  it('repeats the heading of a table and no other row', async () => {
    const xml = await partOf(await renderDocx(faceOf(everyBlock)), 'word/document.xml');
    expect(xml.split('<w:tblHeader/>')).toHaveLength(2);
  });

  it('has the same text every time', async () => {
    const [one, other] = [await renderDocx(faceOf(everyBlock)), await renderDocx(faceOf(everyBlock))];
    expect(await partOf(one, 'word/document.xml')).toBe(await partOf(other, 'word/document.xml'));
  });

  it('takes in what only a paste can bring, and keeps the lines of a paragraph', async () => {
    const docx = await renderDocx(faceOf([paragraph('До\u0000\u000bпісля\ud800.\nДалі.')]));
    const xml = await partOf(docx, 'word/document.xml');
    expect(textOf(xml)).toContain('Допісля.\nДалі.');
    expect(xml).toContain('<w:br/>');
  });
});
