import { z } from 'zod';
import { day, text, texts, view, whole } from '../platform/http/index.js';

/** What the answers of several verbs have in common (спільне у звітах). */
export const ruleSet = text('Набір правил').meta({ examples: ['term'] });
export const title = text('Назва набору');
export const exampleDigest = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';
export const digest = text('Відбиток редакції').meta({ examples: [exampleDigest] });
export const share = (description: string) => z.number().describe(`${description}, від 0 до 1`);

/** Days on which an edition is the one that decides. */
export const FirstDaysView = view('FirstDays', 'Дні, на які береться закон.', {
  receivedOn: day('День надходження'),
  decidedOn: day('День рішення'),
});

export const RowPlaceView = view('TableRowPlace', 'Місце рядка таблиці.', {
  file: text('Файл').meta({ examples: ['rules/tests/term.md'] }),
  line: whole('Рядок файлу'),
  number: text('№ випадку'),
});

/** A row that is missing, ready to paste. What it expects is what the rules say now; whether that is right only a person can say. */
export const rowToPaste = {
  file: text('У який файл вставити').meta({ examples: ['rules/tests/term.md'] }),
  afterLine: whole('Після якого рядка'),
  lines: texts('Рядки, готові до вставлення'),
  words: text('Випадок словами'),
  expected: view('ExpectedOutcome', 'Що вирішують чинні правила: підтвердьте за актом, перш ніж вставити.', {
    outcome: text('Рішення'),
    outcomeLabel: text('Рішення словами'),
  }),
};
