import type { TimetableLine } from '../../directory/index.js';
import { addDays, later, type PlainDate } from '../../domain/plain-date.js';
import { type FieldFault, refusedAt } from '../../domain/problem.js';
import type { ReceptionKind } from '../../domain/reception/states.js';
import type { TimetableRecord } from '../tables.js';
import { planningHorizonDays } from './planning.js';

/** Nobody publishes a timetable for longer, and each of its receptions is planned at once. */
const furthestDays = 366;

const beginningOf = ({ recurrence, inForceFrom }: TimetableLine): PlainDate =>
  'on' in recurrence ? later(recurrence.on, inForceFrom) : inForceFrom;

/** A line that begins late is planned from its own beginning: no reception may end before it to plan ahead. */
export function horizonOf(entry: TimetableLine, today: PlainDate): PlainDate {
  return addDays(later(today, beginningOf(entry)), planningHorizonDays);
}

/** By video whoever is booked is sent the place as a link (посилання): it must open. */
export function placeFaults(kind: ReceptionKind, place: string): FieldFault[] {
  if (kind !== 'video' || (/^https:\/\/\S+$/u.test(place) && URL.canParse(place))) return [];
  const detail = 'Прийом відеозв’язком відбувається за посиланням: напишіть його повністю, від https://.';
  return [{ pointer: '/place', detail }];
}

/** What is wrong with the days of a line. */
export function daysFaults(entry: TimetableLine, today: PlainDate): FieldFault[] {
  const { recurrence, inForceFrom, inForceTo } = entry;
  const faults: FieldFault[] = [];
  if (inForceTo !== null && inForceTo < inForceFrom) {
    faults.push({ pointer: '/inForceTo', detail: 'Останній день не може бути раніше за перший.' });
  } else if (inForceTo !== null && inForceTo < today) {
    faults.push({ pointer: '/inForceTo', detail: 'Цей день уже минув.' });
  }
  if ('on' in recurrence && recurrence.on < today)
    faults.push({ pointer: '/recurrence/on', detail: 'Цей день уже минув.' });
  if ('on' in recurrence && (recurrence.on < inForceFrom || (inForceTo !== null && recurrence.on > inForceTo))) {
    faults.push({ pointer: '/recurrence/on', detail: 'Цей день поза строком дії рядка графіка.' });
  }
  if (beginningOf(entry) > addDays(today, furthestDays)) {
    faults.push({ pointer: '/inForceFrom', detail: 'Графік складають не далі ніж на рік уперед.' });
  }
  return faults;
}

/** @throws BODY_INVALID for a last day outside the force of the line */
export function checkLastDay({ inForceFrom, inForceTo }: TimetableRecord, lastDay: PlainDate): void {
  const fault = (detail: string) => refusedAt('/lastDay', detail);
  if (lastDay < addDays(inForceFrom, -1)) throw fault('Рядок графіка тоді ще не діяв.');
  if (inForceTo !== null && lastDay > inForceTo) throw fault('Рядок графіка закінчується раніше.');
}
