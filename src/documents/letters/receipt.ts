import type { PlainDate } from '../../domain/plain-date.js';
import { fields, sheet, type Sheet } from '../sheet.js';
import { dotted } from './wording.js';

interface Receipt {
  readonly index: string;
  readonly registeredOn: PlainDate;
  readonly receivedOn: PlainDate;
  readonly sheets: number | null;
}

/**
 * The stamp on the citizen’s copy (відмітка на копії): organisation, index and date, put there on request
 * (KR-3.8). It confirms that the letter was taken, nothing more: it carries no name.
 */
export function receipt({ index, registeredOn, receivedOn, sheets }: Receipt): Sheet {
  const rows: (readonly [string, string])[] = [
    ['Вхідний №', index],
    ['Дата реєстрації', dotted(registeredOn)],
  ];
  if (receivedOn !== registeredOn) rows.push(['Дата надходження', dotted(receivedOn)]);
  if (sheets !== null) rows.push(['Аркушів', String(sheets)]);
  return sheet('receipt', 'Звернення одержано та зареєстровано', [fields(rows)]);
}
