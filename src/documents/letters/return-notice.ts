import type { ClauseRef } from '../../domain/clause.js';
import { list, paragraph, sheet, type Sheet } from '../sheet.js';
import { capital, groundsThen, yourAppeal, type AppealMention } from './wording.js';

interface ReturnNotice {
  readonly appeal: AppealMention;
  /** `incomplete`: lacks what art. 5 asks. `insufficient`: complete, but not enough to decide on (art. 7). */
  readonly ground: 'incomplete' | 'insufficient';
  /** What is lacking and what to do, as the form asks it of the registrar: in words of their own, a line an item. */
  readonly lacking: readonly string[];
  readonly clauses: readonly ClauseRef[];
  readonly sheets: number | null;
}

const reasons = {
  incomplete: 'оскільки його оформлено без додержання встановлених вимог.',
  insufficient: 'оскільки воно не містить даних, необхідних для прийняття обґрунтованого рішення.',
} as const;

const requirements =
  'Роз’яснюємо, що у зверненні має бути зазначено прізвище, ім’я, по батькові, місце проживання громадянина, викладено суть порушеного питання, зауваження, пропозиції, заяви чи скарги, прохання чи вимоги. Письмове звернення має бути підписано заявником (заявниками) із зазначенням дати. В електронному зверненні також має бути зазначено електронну поштову адресу для надсилання відповіді або відомості про інші засоби зв’язку; електронний підпис під час надсилання такого звернення не вимагається.';

/** Gives the appeal back and explains how to put it right (повернення з роз’ясненням, art. 5 and 7). */
export function returnNotice({ appeal, ground, lacking, clauses, sheets }: ReturnNotice): Sheet {
  return sheet(
    'return-notice',
    'Про повернення звернення',
    [
      paragraph(`${capital(`${groundsThen(clauses)}повертаємо`)} ${yourAppeal(appeal)}, ${reasons[ground]}`),
      paragraph('Чого бракує і що зробити:'),
      list(lacking),
      ground === 'incomplete' && paragraph(requirements),
      paragraph(
        'Після усунення зазначених недоліків Ви маєте право подати звернення знову. Його буде зареєстровано й розглянуто як таке, що надійшло вперше.',
      ),
    ],
    { attachments: [`звернення${sheets === null ? '' : ` на ${sheets} арк.`} в 1 прим.`] },
  );
}
