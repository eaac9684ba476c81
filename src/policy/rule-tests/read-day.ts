import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';

/** A day as a table may write it, for the patterns that look for one. */
export const dayPattern = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})`;

const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** A day as it is written here, 2024-03-04, or as a spreadsheet in Ukraine writes it, 04.03.2024 or 4.3.2024. */
export function readDay(word: string): PlainDate | null {
  const [, day = '', month = '', year = ''] = dotted.exec(word) ?? [];
  const iso = year === '' ? word : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(iso) ? iso : null;
}

/** How a day is to be written; of one with a short year nobody can say which century it is of. */
export function dayAdvice(word: string): string {
  const short = /^\d{1,2}\.\d{1,2}\.\d{2}$/.test(word.trim()) ? ' Рік запишіть чотирма цифрами.' : '';
  return `Потрібен день РРРР-ММ-ДД або ДД.ММ.РРРР.${short}`;
}
