import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../../src/workflow/engine/index.js';
import { lintDiagram } from '../../../src/workflow/lint/index.js';
import { catalogue } from './catalogue.js';

const ordinary = readFileSync(new URL('./readable/valid/ordinary.bpmn', import.meta.url), 'utf8');

/** The piece stands in line 16, from the first column on. */
const within = (piece: string): string => ordinary.replace('  </process>', `${piece}</process>`);

const documentation = (text: string): string => within(`<documentation>${text}</documentation>`);

const malformed: readonly (readonly [string, string, string])[] = [
  ['a bare ampersand', documentation('ЖКГ & ремонт'), 'Рядок 16, стовпчик 21: знак «&» запишіть як «&amp;».'],
  ['an ampersand in a name', ordinary.replace('Опрацювати', 'ЖКГ&ремонт'), 'знак «&» запишіть як «&amp;».'],
  [
    'an entity of HTML',
    documentation('а&nbsp;б'),
    'Рядок 16, стовпчик 23: «&nbsp;» в XML не означено: запишіть сам знак.',
  ],
  ['a control character', documentation('а\u0007'), 'Рядок 16, стовпчик 17: недозволений знак U+0007: вилучіть його.'],
  ['its reference', documentation('а&#7;'), 'недозволений знак U+0007: вилучіть його.'],
  ['half a surrogate pair', documentation('\ud800'), 'тут не текст у кодуванні UTF-8.'],
  ['a non-character', documentation('\uffff'), 'недозволений знак U+FFFF: вилучіть його.'],
  ['hyphens in a comment', within('<!-- а -- б -->'), 'усередині коментаря не може стояти «--».'],
  ['an id twice', within('<task id="work" />'), 'Рядок 16, стовпчик 1: ідентифікатор «work» уже зайнято.'],
  ['an attribute twice', within('<task id="a" id="b" />'), 'атрибут «id» записано двічі.'],
  ['an element left open', ordinary.replace('  </process>', ''), 'елемент «process» з рядка 3 не закрито.'],
  ['a file cut off', ordinary.slice(0, ordinary.indexOf('</process>')), 'файл обірвано: не всі елементи закрито.'],
  ['a second root', `${ordinary}<a/>`, 'після кореневого елемента нічого бути не може.'],
  ['a bracket in an attribute', within('<task id="a<b" />'), 'знак «<» у значенні атрибута запишіть як «&lt;».'],
  ['an attribute without quotes', within('<task id=a />'), 'значення атрибута візьміть у лапки.'],
  ['an end of CDATA', documentation('а ]]> б'), 'знаки «]]>» запишіть як «]]&gt;».'],
  ['an undeclared prefix', within('<foo:bar />'), 'префікс «foo» не оголошено (xmlns:foo).'],
  ['a late declaration', `\n${ordinary}`, 'оголошення <?xml …?> стоїть лише на самому початку файлу.'],
  ['elements too deep', within('<a>'.repeat(20_000)), 'елементи вкладено один в одного понад 256 разів.'],
  ['no XML at all', 'звернення', 'Рядок 1, стовпчик 1: тут мав би початися кореневий елемент.'],
  ['nothing', '', 'Рядок 1, стовпчик 1: тут мав би початися кореневий елемент.'],
];

test.each(malformed)('%s is refused, with its line and column', async (_, xml, words) => {
  const reports = await lintDiagram(xml, catalogue);
  expect(reports.map(({ rule }) => rule)).toContain('readable');
  const [first] = reports.filter(({ rule }) => rule === 'readable');
  expect(first?.message).toMatch(/^Рядок \d+, стовпчик \d+: /);
  expect(first?.message).toContain(words);
  await expect(compile(xml)).rejects.toMatchObject({ code: 'DIAGRAM_REFUSED' });
});

test.each([
  ['as it is', ordinary],
  ['with a byte order mark', `\ufeff${ordinary}`],
  ['with what XML knows', documentation('&amp; &lt; &gt; &quot; &apos; &#160; &#x20B4; ₴ 🏛 <![CDATA[a & b]]>')],
  ['with a comment', within('<!-- а - б -->')],
])('a well-formed file is read %s', async (_, xml) => {
  expect(await lintDiagram(xml, catalogue)).toEqual([]);
});
