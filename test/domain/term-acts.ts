import type { ClauseRef } from '../../src/domain/clause.js';
import { kyivInstant } from '../../src/domain/kyiv-time.js';
import type { PlainDate } from '../../src/domain/plain-date.js';
import { openTerm, type TermAct, type TermCap, type TermLedger, type TermLength } from '../../src/domain/term.js';
import type { WorkingCalendar } from '../../src/domain/working-calendar.js';
import { calendar } from './calendar-of-rules.js';

const article20: ClauseRef = { act: 'law-393-96', clause: '20' };
export const cap45: TermCap = { days: 45, judged: 'rolled', source: [{ act: 'kr-225-r-2023', clause: '3.11' }] };
export const month: TermLength = { months: 1 };

const registrar = { id: 'p-1', name: 'Олена Реєстраторка' };
const mayor = { id: 'p-2', name: 'Юрій Керівник' };

/** An act of somebody at ten in the morning of a day. */
export function actOn(date: PlainDate, by = mayor, clause: ClauseRef = article20): TermAct {
  return { by, at: kyivInstant(date, '10:00'), source: [clause] };
}

export function termFrom(
  registeredOn: PlainDate,
  length: TermLength,
  cap: TermCap = cap45,
  on: WorkingCalendar = calendar,
): TermLedger {
  return openTerm({ ...actOn(registeredOn, registrar), registeredOn, length, cap }, on);
}
