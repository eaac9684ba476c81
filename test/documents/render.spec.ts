import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/documents/render/html.js';
import { renderText } from '../../src/documents/render/text.js';
import { paragraph, fields, list } from '../../src/documents/sheet.js';
import { sheet } from '../support/sheet.js';
import { plainDate } from '../../src/domain/plain-date.js';

const evil = `<script>alert("x")</script>'&`;
const safe = '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;';

const face = {
  organisation: 'Виконавчий комітет Криворізької міської ради',
  sheet: sheet('reply', evil, [paragraph(evil), list([evil]), fields([[evil, evil]])], {
    attachments: [evil],
    preparedBy: evil,
  }),
  addressee: { name: evil, address: evil, email: 'a@example.invalid' },
  number: '01/15',
  signedOn: plainDate('2024-03-06'),
  signature: { title: evil, name: 'Підписант' },
};

describe('a printed page', () => {
  it('shows what was written and runs none of it, wherever it stands', () => {
    const html = renderHtml(face);
    expect(html).not.toContain('<script');
    expect(html.split(safe)).toHaveLength(12);
  });

  it('loads nothing from elsewhere', () => {
    expect(renderHtml(face)).not.toMatch(/\b(?:src|href)=|url\(|@import/);
  });

  it('never ends a line with the sign before a number', () => {
    expect(renderHtml(face)).toContain('06.03.2024 №\u00a001/15');
  });

  it('never parts «вул.», «кв.» or an initial from what it belongs to', () => {
    const address = 'м. Кривий Ріг, вул. Каштанова, буд. 5, кв. 12, М. І. Коваленку';
    const html = renderHtml({ ...face, addressee: { name: 'А', address, email: null } });
    expect(html).toContain(
      'м.\u00a0Кривий Ріг, вул.\u00a0Каштанова, буд.\u00a05, кв.\u00a012, М.\u00a0І.\u00a0Коваленку',
    );
  });

  it('never parts a number from what it counts, names or tells the hour of', () => {
    const said = 'о 10:00, кімната 129: 1 125 000,50 ₴ і 45 грн, 35 м труб, 3 арк. в 1 прим., 2026 рік';
    const page = renderHtml({ ...face, sheet: sheet('reply', 'Т', [paragraph(said)]) });
    expect(page.replaceAll('\u00a0', '_')).toContain(
      'о_10:00, кімната_129: 1_125_000,50_₴ і 45_грн, 35_м труб, 3_арк. в 1_прим., 2026 рік',
    );
  });

  it('neither indents nor spreads the line of an address that no line holds', () => {
    const link = `https://zoom.example.ua/j/82345678901?pwd=${'Q'.repeat(40)}`;
    const page = renderHtml({ ...face, sheet: sheet('reply', 'Т', [paragraph(link), paragraph('Далі.')]) });
    expect(page).toContain(`<p class="endless">${link}</p>\n<p>Далі.</p>`);
  });

  it('ends the points of a list, whatever it is printed to', () => {
    const points = sheet('reply', 'Т', [list(['перше.', 'друге;', 'третє;'])]);
    expect(renderHtml({ ...face, sheet: points })).toContain('<li>перше;</li><li>друге;</li><li>третє.</li>');
    expect(renderText({ ...face, sheet: points })).toContain('1. перше;\n2. друге;\n3. третє.');
  });

  it('does not show the e-mail address', () => {
    expect(renderHtml(face) + renderText(face)).not.toContain('a@example.invalid');
  });
});

describe('plain text', () => {
  it('has organisation, number and date, addressee, title, text, signature in this order', () => {
    const plain = {
      ...face,
      sheet: sheet('reply', 'Про розгляд звернення', [paragraph('Текст.')], { attachments: ['копія'] }),
      addressee: { name: 'Коваленко М. І.', address: 'м. Кривий Ріг', email: null },
      signature: { title: 'Начальник управління', name: 'Начальник управління' },
    };
    expect(renderText(plain)).toBe(
      'Виконавчий комітет Криворізької міської ради\n\n06.03.2024 № 01/15\n\nКоваленко М. І.\nм. Кривий Ріг\n\nПро розгляд звернення\n\nТекст.\n\nДодаток: копія.\n\nНачальник управління\n',
    );
  });
});
