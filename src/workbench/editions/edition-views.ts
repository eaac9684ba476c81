import { z } from 'zod';
import { changeKind } from './diff/changes.js';
import { choice, day, flag, id, instant, text, type View, view, whole } from '../../platform/http/index.js';
import { digest } from '../views.js';

const person = (name: string, description: string) =>
  view(name, description, { id: text('Працівник'), name: text('Як звати') });

export const EditionActView = view('EditionAct', 'Дія, якою редакція набирає чинності.', {
  seq: whole('Номер дії'),
  digest,
  kind: choice('EditionActKind', 'Як: стартом служби, публікацією, поверненням або однією схемою.', [
    'start',
    'publication',
    'roll-back',
    'diagram',
  ]),
  fromOn: day('Від якого дня'),
  reason: text('Чому'),
  by: person('EditionActAuthor', 'Хто.'),
  at: instant('Коли вирішено'),
  begunAt: instant('Коли почала діяти').nullable(),
  withdrawnAt: instant('Коли скасовано до початку').nullable(),
});
export type EditionActView = View<typeof EditionActView>;

export const EditionsView = view('Editions', 'Чинна редакція, ті, чий день ще не настав, і попередні дії.', {
  inForce: digest,
  coming: z.array(EditionActView).describe('Чий день ще не настав'),
  acts: z.array(EditionActView).describe('Найновіші перші'),
});

export const EditionView = view('Edition', 'Редакція: усе, що вирішує, як одне ціле.', {
  digest,
  title: text('Для чого її складено'),
  by: person('EditionAuthor', 'Хто склав.'),
  at: instant('Коли'),
  inForce: flag('Чи чинна'),
  wasInForce: flag('Чи була чинною колись'),
  files: whole('Скільки файлів'),
  contents: z.record(z.string(), z.string()).describe('Відбиток змісту кожного файла, за його шляхом'),
  changes: z
    .array(
      view('EditionFileChange', 'Файл, яким вона різниться від чинної.', {
        path: text('Файл').meta({ examples: ['rules/term.rules.json'] }),
        change: changeKind,
      }),
    )
    .describe('Чим різниться від чинної'),
  signatures: z
    .array(
      view('EditionSignature', 'Погодження.', {
        by: person('EditionSigner', 'Хто погодив.'),
        comment: text('Що перевірено'),
        replay: id('Пробіг, за яким погоджено; null, якщо правил не змінено або рішень ще не було').nullable(),
        at: instant('Коли'),
      }),
    )
    .describe('Хто погодив'),
});
export type EditionView = View<typeof EditionView>;

/** What the checks of an edition say of it, whether it is kept or lies in a folder. */
export const EditionReportView = view('EditionReport', 'Чи може редакція набрати чинності.', {
  digest,
  passed: flag('Чи все гаразд'),
  rows: whole('Скільки рядків таблиць перевірено; 0, якщо до них не дійшло'),
  walks: whole('Скільки справ проведено крізь схеми; 0, якщо до них не дійшло'),
  faults: z
    .array(
      view('EditionFault', 'Що не так.', {
        code: text('Яка перевірка').meta({ examples: ['unknown-fact'] }),
        title: text('Перевірка словами'),
        file: text('Файл'),
        line: whole('Рядок').nullable(),
        element: text('Елемент схеми').nullable(),
        text: text('Що не так'),
        page: text('Сторінка, що пояснює перевірку').nullable(),
      }),
    )
    .describe('Спершу причини'),
});
export type EditionReport = View<typeof EditionReportView>;
